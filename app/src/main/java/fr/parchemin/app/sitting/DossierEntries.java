package fr.parchemin.app.sitting;

import fr.parchemin.app.assessment.Change;
import fr.parchemin.app.assessment.Changed;
import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.assessment.Results;
import fr.parchemin.app.assessment.Results.Attempt;
import fr.parchemin.app.assessment.Results.ResultEntry;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.people.Actor;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Assessment.Grain;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Enters what came of a sitting in the dossiers, in the place of what was entered of the same attempt before. */
@Component
class DossierEntries {

    private final Dossiers dossiers;
    private final Results results;
    private final Catalog catalog;
    private final Clock clock;

    DossierEntries(Dossiers dossiers, Results results, Catalog catalog, Clock clock) {
        this.dossiers = dossiers;
        this.results = results;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** The assessment that is sat. */
    Assessment assessment(Sitting sitting) {
        return Objects.requireNonNull(
                catalog.edition(sitting.edition()).scheme().assessment(sitting.assessment()));
    }

    /**
     * Enters marks by what they are about: a competency, a block, or nothing.
     *
     * @return why the dossier would contradict its scheme or itself, and then nothing is written; none: it is done
     */
    List<DossierFault> enter(Sitting sitting, Seat seat, Map<String, Mark> marks, @Nullable String motive, Actor by) {
        var grain = assessment(sitting).grain();
        Map<Attempt, Mark> wanted = new LinkedHashMap<>();
        marks.forEach((item, mark) -> wanted.put(attempt(sitting, seat, grain, item), mark));
        return write(sitting, seat, wanted, motive, by);
    }

    /** Enters an absence from all that the attempt bears on. */
    List<DossierFault> absent(Sitting sitting, Seat seat, boolean justified, @Nullable String motive, Actor by) {
        var items = seat.items().isEmpty() ? List.of("") : seat.items();
        Map<String, Mark> marks = new LinkedHashMap<>();
        items.forEach(item -> marks.put(item, new Mark.Absent(justified)));
        return enter(sitting, seat, marks, motive, by);
    }

    /** Takes back what was entered. */
    List<DossierFault> withdraw(Sitting sitting, Seat seat, String motive, Actor by) {
        return write(sitting, seat, Map.of(), motive, by);
    }

    private static Attempt attempt(Sitting sitting, Seat seat, Grain grain, String item) {
        boolean whole = item.isEmpty();
        return new Attempt(
                sitting.assessment(),
                seat.attempt(),
                !whole && grain == Grain.BLOCK ? item : null,
                !whole && grain == Grain.COMPETENCY ? item : null);
    }

    private List<DossierFault> write(
            Sitting sitting, Seat seat, Map<Attempt, Mark> wanted, @Nullable String motive, Actor by) {
        var changes = changes(day(sitting), standing(sitting, seat), wanted);
        if (changes.isEmpty()) {
            return List.of();
        }
        return switch (dossiers.change(seat.candidacy(), changes, motive, by)) {
            case Changed.Written _ -> List.of();
            case Changed.Refused(var faults) -> faults;
        };
    }

    /** What is read before the last day for it was read today. */
    private LocalDate day(Sitting sitting) {
        var planned = sitting.when().day();
        var today = LocalDate.now(clock);
        return sitting.reading() && planned.isAfter(today) ? today : planned;
    }

    private static List<Change> changes(LocalDate day, Map<Attempt, ResultEntry> standing, Map<Attempt, Mark> wanted) {
        List<Change> changes = new ArrayList<>();
        standing.forEach((attempt, entry) -> {
            if (!wanted.containsKey(attempt)) {
                changes.add(new Change.OfResult(
                        attempt, entry.on(), null, entry.recorded().id()));
            }
        });
        wanted.forEach((attempt, mark) -> {
            var entry = standing.get(attempt);
            if (entry == null || !mark.equals(entry.mark()) || !day.equals(entry.on())) {
                changes.add(new Change.OfResult(
                        attempt,
                        day,
                        mark,
                        entry == null ? null : entry.recorded().id()));
            }
        });
        return changes;
    }

    private Map<Attempt, ResultEntry> standing(Sitting sitting, Seat seat) {
        Map<Attempt, ResultEntry> standing = new LinkedHashMap<>();
        results.history(seat.candidacy()).stream()
                .filter(entry -> entry.attempt().assessment().equals(sitting.assessment())
                        && entry.attempt().number() == seat.attempt()
                        && isAbout(sitting, seat, entry.attempt()))
                .forEach(entry -> standing.put(entry.attempt(), entry));
        standing.values().removeIf(entry -> entry.mark() == null);
        return standing;
    }

    /** Whether a result is about what somebody sits for there; other blocks have sittings of their own. */
    private boolean isAbout(Sitting sitting, Seat seat, Attempt attempt) {
        var items = seat.items();
        if (items.isEmpty() || (attempt.block() == null && attempt.competency() == null)) {
            return true;
        }
        return attempt.competency() != null
                ? items.contains(attempt.competency())
                : items.contains(attempt.block()) || items.stream().anyMatch(item -> isIn(sitting, attempt, item));
    }

    private boolean isIn(Sitting sitting, Attempt attempt, String competency) {
        var block = catalog.edition(sitting.edition()).scheme().block(Objects.requireNonNull(attempt.block()));
        return block != null
                && block.competencies().stream().anyMatch(one -> one.id().equals(competency));
    }
}
