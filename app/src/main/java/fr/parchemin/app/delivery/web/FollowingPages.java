package fr.parchemin.app.delivery.web;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.delivery.Deadlines;
import fr.parchemin.app.delivery.Following;
import fr.parchemin.app.delivery.Piece;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.engine.scheme.Deliverable;
import fr.parchemin.engine.scheme.Scheme;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The deliverables of a cohort: who has handed in what, and until when they may. */
@Controller
class FollowingPages {

    private static final int ROWS = 50;

    private final Cohorts cohorts;
    private final Following following;
    private final Deadlines deadlines;
    private final Catalog catalog;
    private final MessageSource messages;
    private final Clock clock;

    FollowingPages(
            Cohorts cohorts,
            Following following,
            Deadlines deadlines,
            Catalog catalog,
            MessageSource messages,
            Clock clock) {
        this.cohorts = cohorts;
        this.following = following;
        this.deadlines = deadlines;
        this.catalog = catalog;
        this.messages = messages;
        this.clock = clock;
    }

    /** A deliverable of the cohort, with the last day of its own that it has. */
    record Column(
            String id,
            String title,
            @Nullable String foreign,
            @Nullable LocalDate lastDay) {}

    /** A candidate; a deliverable that is not asked of them is an absent cell. */
    record Line(long candidacy, String name, String number, List<Cell> cells) {}

    record Cell(String title, String address, Piece.@Nullable State state) {}

    record Chip(
            String label,
            String href,
            boolean current,
            @Nullable Long count) {}

    @GetMapping("/cohortes/{cohort:\\d+}/livrables")
    @Allows(Action.FOLLOW_DELIVERABLES)
    ModelAndView page(
            @PathVariable long cohort,
            @RequestParam(name = "manquants", defaultValue = "false") boolean missing,
            @RequestParam(name = "apres", required = false) @Nullable Long after,
            Actor actor,
            Locale locale) {
        var found = cohort(cohort);
        var scheme = scheme(found);
        var columns = columns(found, scheme, locale);
        var rows = following.rows(
                found, missing, after == null ? null : new CandidacyId(after), ROWS + 1, LocalDate.now(clock), actor);
        var shown = rows.subList(0, Math.min(ROWS, rows.size()));
        var base = "/cohortes/" + cohort + "/livrables";
        return new ModelAndView("delivery/cohort")
                .addObject("cohort", found)
                .addObject("columns", columns)
                .addObject("chips", chips(base, missing, locale))
                .addObject("rows", shown.stream().map(row -> line(row, columns)).toList())
                .addObject("first", after == null ? null : address(base, missing, null))
                .addObject(
                        "next",
                        rows.size() > ROWS
                                ? address(base, missing, shown.getLast().candidacy())
                                : null);
    }

    private List<Column> columns(Cohort cohort, Scheme scheme, Locale locale) {
        var labels = new Labels(scheme, messages, locale);
        var own = deadlines.own(cohort.id());
        return scheme.deliverables().stream()
                .map(one -> new Column(one.id(), labels.deliverable(one.id()), labels.foreign(), own.get(one.id())))
                .toList();
    }

    private static Line line(Following.Row row, List<Column> columns) {
        return new Line(
                row.candidacy().value(),
                row.name(),
                row.number(),
                columns.stream()
                        .map(column -> new Cell(
                                column.title(),
                                "/dossiers/" + row.candidacy().value() + "/livrables/" + column.id(),
                                row.states().get(column.id())))
                        .toList());
    }

    private List<Chip> chips(String base, boolean missing, Locale locale) {
        return List.of(
                new Chip(say("delivery.cohort.everybody", locale), base, !missing, null),
                new Chip(say("delivery.cohort.missing", locale), address(base, true, null), missing, null));
    }

    private static String address(String base, boolean missing, @Nullable CandidacyId after) {
        List<String> parts = new ArrayList<>();
        if (missing) {
            parts.add("manquants=true");
        }
        if (after != null) {
            parts.add("apres=" + after.value());
        }
        return parts.isEmpty() ? base : base + "?" + String.join("&", parts);
    }

    @PostMapping("/cohortes/{cohort:\\d+}/livrables/echeances")
    @Allows(Action.SET_DEADLINES)
    String set(
            @PathVariable long cohort,
            @RequestParam Map<String, String> fields,
            Actor actor,
            RedirectAttributes redirect) {
        var found = cohort(cohort);
        var names = scheme(found).deliverables().stream().map(Deliverable::id).toList();
        var days = days(names, fields);
        if (days == null) {
            redirect.addFlashAttribute(Flash.NAME, Flash.warning("delivery.deadlines.unreadable"));
        } else {
            boolean changed = deadlines.set(found.id(), days, names, actor);
            redirect.addFlashAttribute(
                    Flash.NAME, Flash.good(changed ? "delivery.deadlines.set" : "delivery.deadlines.unchanged"));
        }
        return "redirect:/cohortes/" + cohort + "/livrables";
    }

    /** The day of each deliverable that has one, absent: one of them is no day. */
    private static @Nullable Map<String, LocalDate> days(List<String> names, Map<String, String> fields) {
        Map<String, LocalDate> days = new HashMap<>();
        try {
            for (String name : names) {
                var typed = Objects.requireNonNullElse(fields.get("day:" + name), "")
                        .strip();
                if (!typed.isEmpty()) {
                    days.put(name, LocalDate.parse(typed));
                }
            }
        } catch (DateTimeParseException _) {
            return null;
        }
        return days;
    }

    private Cohort cohort(long cohort) {
        return cohorts.find(new CohortId(cohort)).orElseThrow(Asked::notFound);
    }

    private Scheme scheme(Cohort cohort) {
        return catalog.edition(cohort.edition()).scheme();
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
