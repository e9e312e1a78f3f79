package fr.parchemin.app.sitting.web;

import fr.parchemin.app.assessment.NextSteps.Step;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.sitting.Grid;
import fr.parchemin.app.sitting.Seat;
import fr.parchemin.app.sitting.Sitting;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sitting as it is shown. */
record SittingPage(
        Sitting sitting,
        String what,
        String when,
        String state,
        List<Row> rows,
        int unsummoned,
        int noted,
        int toMark) {

    /**
     * Somebody who sits.
     *
     * @param handedIn how many assessors handed in a grid that the reader sees
     * @param begun whether one of these is still open
     */
    record Row(
            long candidacy,
            String name,
            String number,
            String items,
            @Nullable String email,
            @Nullable String summoned,
            @Nullable String presence,
            @Nullable String identity,
            int handedIn,
            boolean begun) {}

    /** Somebody who may sit. */
    record Candidate(long candidacy, String name, String number, String note) {}

    static SittingPage of(
            Sitting sitting, String state, List<Seat> seats, List<Grid> grids, Telling telling, Locale locale) {
        var rows = seats.stream().map(seat -> row(seat, grids, locale)).toList();
        return new SittingPage(
                sitting,
                telling.what(sitting, locale),
                telling.when(sitting.when(), locale),
                state,
                rows,
                (int) rows.stream()
                        .filter(row -> !sitting.reading() && row.summoned() == null && row.presence() == null)
                        .count(),
                (int) rows.stream().filter(row -> row.presence() != null).count(),
                (int) rows.stream()
                        .filter(row -> (sitting.reading() || "PRESENT".equals(row.presence())) && row.handedIn() == 0)
                        .count());
    }

    private static Row row(Seat seat, List<Grid> grids, Locale locale) {
        var own = grids.stream()
                .filter(grid -> grid.seat() == seat.id() && !grid.settles())
                .toList();
        var presence = seat.presence();
        var identity = presence == null ? null : presence.identity();
        return new Row(
                seat.candidacy().value(),
                seat.name(),
                seat.number(),
                String.join(", ", seat.items()),
                seat.email(),
                seat.summonedAt() == null ? null : new Formats(locale).moment(seat.summonedAt()),
                presence == null ? null : presence.state().name(),
                identity == null ? null : identity.name(),
                (int) own.stream()
                        .filter(grid -> !grid.isOpen())
                        .map(Grid::assessor)
                        .distinct()
                        .count(),
                own.stream().anyMatch(Grid::isOpen));
    }

    static List<Candidate> entitled(
            Sitting sitting, Map<CandidacyId, List<Step>> entitled, Telling telling, Locale locale) {
        var labels = telling.labels(sitting, locale);
        return entitled.values().stream()
                .map(steps -> {
                    var first = steps.getFirst();
                    var window = new Formats(locale).period(first.from(), first.until());
                    var after = first.after() == null
                            ? ""
                            : telling.say("sitting.entitled.after", locale, labels.subject(first.after()));
                    return new Candidate(
                            first.candidacy().value(), first.name(), first.number(), after.isEmpty() ? window : after);
                })
                .toList();
    }
}
