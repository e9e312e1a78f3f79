package fr.parchemin.app.sitting.web;

import fr.parchemin.app.assessment.Sentences;
import fr.parchemin.app.assessment.Wording;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.sitting.Agreement;
import fr.parchemin.app.sitting.Grid;
import fr.parchemin.app.sitting.GridPaper;
import fr.parchemin.app.sitting.Grids;
import fr.parchemin.app.sitting.Seat;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.Sittings;
import fr.parchemin.app.sitting.web.GridPage.Choice;
import fr.parchemin.app.sitting.web.GridPage.Column;
import fr.parchemin.app.sitting.web.GridPage.Look;
import fr.parchemin.app.sitting.web.GridPage.Part;
import fr.parchemin.app.sitting.web.GridPage.Point;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.scheme.Scale;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts grids into words. */
@Component
class GridReadout {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Sittings sittings;
    private final Grids grids;
    private final Catalog catalog;
    private final Sentences sentences;
    private final Telling telling;

    GridReadout(Sittings sittings, Grids grids, Catalog catalog, Sentences sentences, Telling telling) {
        this.sittings = sittings;
        this.grids = grids;
        this.catalog = catalog;
        this.sentences = sentences;
        this.telling = telling;
    }

    /** The grid of a candidate as somebody sees it: an assessor their own, others all of them beside each other. */
    GridPage of(Sitting sitting, Seat seat, Map<String, String> typed, Actor actor, Locale locale) {
        var seen = grids.of(seat, actor);
        var own = seen.stream()
                .filter(grid -> grid.assessor() == actor.account() && !grid.settles())
                .toList();
        var last = own.isEmpty() ? null : own.getLast();
        var paper = grids.paper(sitting, seat);
        var agreement = grids.agreement(sitting, seen);
        var wording = wording(sitting, locale);
        boolean marks = Action.MARK.allows(actor.role());
        var neighbours = neighbours(sitting, seat, actor);
        return new GridPage(
                sitting.id().value(),
                seat.candidacy().value(),
                telling.what(sitting, locale),
                telling.when(sitting.when(), locale),
                seat.name(),
                seat.number(),
                seat.presence() == null ? null : seat.presence().state().name(),
                marks,
                marks && sitting.isOn() && (last == null || last.isOpen()),
                last == null ? null : last.motive(),
                last == null ? null : say("sitting.grid.kept-at", locale, hour(last.touchedAt(), locale)),
                last == null || last.handedInAt() == null ? null : new Formats(locale).moment(last.handedInAt()),
                paper.scale() instanceof Scale.Score,
                paper.parts().stream()
                        .map(part -> part(paper, part, last, typed, differing(agreement), wording, locale))
                        .toList(),
                marks ? List.of() : columns(seen, wording, locale),
                standing(agreement),
                !marks && agreement instanceof Agreement.Diverging && Action.SETTLE_GRIDS.allows(actor.role()),
                neighbours.getFirst(),
                neighbours.getLast());
    }

    private static Set<String> differing(Agreement agreement) {
        return agreement instanceof Agreement.Diverging(var items) ? items : Set.of();
    }

    private static String standing(Agreement agreement) {
        return switch (agreement) {
            case Agreement.Waiting _ -> "WAITING";
            case Agreement.Agreed _ -> "AGREED";
            case Agreement.Diverging _ -> "DIVERGING";
            case Agreement.Settled _ -> "SETTLED";
        };
    }

    /** The candidates before and after in the list, for whoever marks one after the other. */
    private List<@Nullable Long> neighbours(Sitting sitting, Seat seat, Actor actor) {
        var all = sittings.seats(sitting.id(), actor).stream()
                .map(one -> one.candidacy().value())
                .toList();
        int here = all.indexOf(seat.candidacy().value());
        java.util.ArrayList<@Nullable Long> both = new java.util.ArrayList<>();
        both.add(here > 0 ? all.get(here - 1) : null);
        both.add(here < all.size() - 1 ? all.get(here + 1) : null);
        return both;
    }

    private static Part part(
            GridPaper paper,
            GridPaper.Part part,
            @Nullable Grid grid,
            Map<String, String> typed,
            Set<String> differing,
            Wording wording,
            Locale locale) {
        var mark = grid == null ? null : grid.marks().get(part.item());
        var remark = grid == null ? "" : grid.remarks().getOrDefault(part.item(), "");
        var chosen = typed.getOrDefault("mark:" + part.item(), typedMark(mark, wording));
        return new Part(
                part.item(),
                part.title() == null ? null : part.title().in(locale),
                choices(paper.scale(), chosen, locale),
                chosen,
                mark == null ? null : wording.mark(mark),
                typed.getOrDefault("remark:" + part.item(), remark),
                differing.contains(part.item()),
                part.looks().stream()
                        .map(look -> new Look(
                                look.title().in(locale),
                                String.join(", ", look.competencies()),
                                look.points().stream()
                                        .map(point -> new Point(
                                                point.key(), point.text().in(locale), seen(grid, typed, point.key())))
                                        .toList()))
                        .toList());
    }

    private static String typedMark(@Nullable Mark mark, Wording wording) {
        return switch (mark) {
            case Mark.Graded(String grade) -> grade;
            case Mark.Scored(BigDecimal score) -> wording.formats().typed(score.movePointRight(2));
            case null, default -> "";
        };
    }

    private static String seen(@Nullable Grid grid, Map<String, String> typed, String key) {
        var kept = grid == null ? null : grid.observations().get(key);
        return typed.getOrDefault("seen:" + key, kept == null ? "" : kept.name());
    }

    private static List<Choice> choices(Scale scale, String chosen, Locale locale) {
        return scale instanceof Scale.Grades grades
                ? grades.grades().stream()
                        .map(grade -> new Choice(
                                grade.id(),
                                grade.title().in(locale),
                                Integer.toString(grades.grades().indexOf(grade) + 1),
                                grade.id().equals(chosen)))
                        .toList()
                : List.of();
    }

    /** One column an assessor, and one for what settled it. */
    private List<Column> columns(List<Grid> all, Wording wording, Locale locale) {
        return all.stream()
                .map(grid -> new Column(
                        grid.assessorName(),
                        grid.version(),
                        grid.motive(),
                        grid.handedInAt() == null ? null : new Formats(locale).moment(grid.handedInAt()),
                        grid.settles(),
                        grid.handedInAt() == null
                                ? Map.of()
                                : grid.marks().entrySet().stream()
                                        .collect(java.util.stream.Collectors.toMap(
                                                Map.Entry::getKey, one -> wording.mark(one.getValue()))),
                        grid.handedInAt() == null ? Map.of() : grid.remarks()))
                .toList();
    }

    /** What is said once a grid is handed in. */
    Flash handedIn(Agreement agreement, Seat seat) {
        return switch (agreement) {
            case Agreement.Waiting(int missing) ->
                Flash.good("sitting.flash.handed-in-waiting", seat.spokenName(), missing);
            case Agreement.Agreed _ -> Flash.good("sitting.flash.handed-in", seat.spokenName());
            case Agreement.Diverging _ -> Flash.warning("sitting.flash.diverging", seat.spokenName());
            case Agreement.Settled _ -> Flash.good("sitting.flash.settled", seat.spokenName());
        };
    }

    List<String> faults(Sitting sitting, List<DossierFault> faults, Locale locale) {
        var wording = wording(sitting, locale);
        return faults.stream().map(wording::fault).toList();
    }

    private Wording wording(Sitting sitting, Locale locale) {
        return sentences.in(catalog.edition(sitting.edition()).scheme(), locale);
    }

    String hour(Instant instant, Locale locale) {
        return Telling.hour(instant.atZone(PARIS).toLocalTime(), locale);
    }

    String say(String key, Locale locale, Object... arguments) {
        return Objects.requireNonNull(telling.say(key, locale, arguments));
    }
}
