package fr.parchemin.app.catalog;

import fr.parchemin.engine.proposal.Decider;
import fr.parchemin.engine.scheme.Example;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.Schemes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** The schemes of the awarding body, read from their files at the start and kept in every edition that was ever loaded. */
@Service
public class Catalog {

    private final Editions editions;
    private final Clock clock;
    private final Shelf shelf;
    private final Schemes chooser;
    private final Map<EditionId, Edition> known = new ConcurrentHashMap<>();

    /** Loads every scheme file of the folder and runs its examples; what is wrong with one stops none of the others. */
    Catalog(Editions editions, List<EditionUse> uses, Clock clock, @Value("${parchemin.schemes}") Path folder) {
        this.editions = editions;
        this.clock = clock;
        this.shelf = Shelf.of(folder, editions, id -> uses.stream().anyMatch(use -> use.isUsed(id)));
        shelf.versions().forEach(version -> known.put(version.edition().id(), version.edition()));
        this.chooser =
                Schemes.of(shelf.versions().stream().map(SchemeVersion::scheme).toList());
    }

    /** Every version of every scheme, by title, from the first to the last. */
    public List<SchemeVersion> versions() {
        return shelf.versions();
    }

    /** The versions of a scheme, from the first to the last. */
    public List<SchemeVersion> versions(String scheme) {
        return versions().stream()
                .filter(version -> version.scheme().id().equals(scheme))
                .sorted(SchemeVersion.IN_TIME)
                .toList();
    }

    /** A version of a scheme. */
    public Optional<SchemeVersion> version(String scheme, String version) {
        return versions(scheme).stream()
                .filter(one -> one.scheme().version().equals(version))
                .findFirst();
    }

    /** The versions on which something new may rest and which are in force on one of the days. */
    public List<SchemeVersion> inForce(LocalDate... days) {
        return versions().stream()
                .filter(SchemeVersion::isUsable)
                .filter(version -> Arrays.stream(days).anyMatch(version::livesOn))
                .toList();
    }

    /** Whether something new may rest on an edition on one of the days, and why not. */
    public Force force(EditionId id, List<LocalDate> days) {
        var edition = edition(id);
        boolean given = version(edition.scheme().id(), edition.scheme().version())
                .filter(version -> !(version.file() instanceof SchemeVersion.FileState.Missing))
                .isPresent();
        return Force.of(edition, given, days);
    }

    /** The files that give no scheme. */
    public List<UnusableFile> unusable() {
        return shelf.unusable();
    }

    /** The current edition of each scheme, in the order of their titles. */
    public List<Edition> schemes() {
        return versions().stream()
                .map(version -> version.scheme().id())
                .distinct()
                .flatMap(scheme -> current(scheme).stream())
                .toList();
    }

    /** The edition of a scheme that is in force, else the last that was, else the first that will be. */
    public Optional<Edition> current(String scheme) {
        return chooser.choose(scheme, null, null, LocalDate.now(clock))
                .map(Scheme::version)
                .flatMap(version -> version(scheme, version))
                .map(SchemeVersion::edition);
    }

    /** An edition, current or not. */
    public Edition edition(EditionId id) {
        return known.computeIfAbsent(id, editions::find);
    }

    /** The rules of an edition, compiled once. */
    public Decider decider(EditionId id) {
        return edition(id).decider();
    }

    /** The worked examples that the file of an edition carries. */
    public List<Example> examples(EditionId id) {
        return editions.examples(id);
    }
}
