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

    DossierEntries(Dossiers dossiers, Results results, Catalog catalog) {
        this.dossiers = dossiers;
        this.results = results;
        this.catalog = catalog;
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
        var changes = changes(sitting, standing(sitting, seat), wanted);
        if (changes.isEmpty()) {
            return List.of();
        }
        return switch (dossiers.change(seat.candidacy(), changes, motive, by)) {
            case Changed.Written _ -> List.of();
            case Changed.Refused(var faults) -> faults;
        };
    }

    private static List<Change> changes(
            Sitting sitting, Map<Attempt, ResultEntry> standing, Map<Attempt, Mark> wanted) {
        var day = sitting.when().day();
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
                        && entry.attempt().number() == seat.attempt())
                .forEach(entry -> standing.put(entry.attempt(), entry));
        standing.values().removeIf(entry -> entry.mark() == null);
        return standing;
    }
}
