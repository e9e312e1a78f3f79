package fr.parchemin.app.catalog;

import fr.parchemin.app.catalog.SchemeVersion.FileState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the folder of schemes gives at a start, held against what stood before: the versions, and the files that give none.
 *
 * @param versions by title, each scheme's from its first to its last
 */
record Shelf(List<SchemeVersion> versions, List<UnusableFile> unusable) {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private static final Comparator<SchemeVersion> IN_ORDER = Comparator.comparing(
                    (SchemeVersion version) -> version.scheme().title().fr())
            .thenComparing(version -> version.scheme().id())
            .thenComparing(
                    version -> version.scheme().validity().from(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(version -> version.scheme().version());

    private record Key(String scheme, String version) {
        static Key of(SchemeFile.Readable file) {
            return new Key(file.scheme().id(), file.scheme().version());
        }

        static Key of(SchemeVersion version) {
            return new Key(version.scheme().id(), version.scheme().version());
        }
    }

    /** Takes every file; one that gives nothing stops none of the others. */
    static Shelf of(Path folder, Editions editions, Predicate<EditionId> used) {
        Map<Key, SchemeFile.Readable> taken = new LinkedHashMap<>();
        List<SchemeVersion> versions = new ArrayList<>();
        List<UnusableFile> unusable = new ArrayList<>();
        for (SchemeFile file : SchemeFile.in(folder)) {
            switch (file) {
                case SchemeFile.Useless(UnusableFile why) -> unusable.add(why);
                case SchemeFile.Readable readable -> {
                    var other = taken.putIfAbsent(Key.of(readable), readable);
                    if (other == null) {
                        versions.add(version(readable, editions, used));
                    } else {
                        var scheme = readable.scheme();
                        unusable.add(new UnusableFile.Repeated(
                                readable.name(), scheme.id(), scheme.version(), other.name()));
                    }
                }
            }
        }
        editions.standing().stream()
                .filter(used)
                .map(id -> new SchemeVersion(editions.find(id), new FileState.Missing()))
                .filter(version -> !taken.containsKey(Key.of(version)))
                .forEach(versions::add);
        versions.sort(IN_ORDER);
        return new Shelf(List.copyOf(versions), List.copyOf(unusable));
    }

    private static SchemeVersion version(SchemeFile.Readable file, Editions editions, Predicate<EditionId> used) {
        var standing =
                editions.standing(file.scheme().id(), file.scheme().version()).orElse(null);
        boolean changed = standing != null && !standing.digest().equals(file.digest());
        if (standing != null && changed && used.test(standing.edition())) {
            LOG.warn(
                    "{} is another text of {} {}, on which candidacies rest: it is refused.",
                    file.name(),
                    file.scheme().id(),
                    file.scheme().version());
            return new SchemeVersion(
                    editions.find(standing.edition()), new FileState.Refused(file.name(), file.digest()));
        }
        var edition = editions.find(editions.keep(file));
        var now = editions.standing(file.scheme().id(), file.scheme().version()).orElseThrow();
        return new SchemeVersion(
                edition,
                now.replacedAt() == null
                        ? new FileState.Unchanged()
                        : new FileState.Replaced(Objects.requireNonNull(now.replacedAt())));
    }
}
