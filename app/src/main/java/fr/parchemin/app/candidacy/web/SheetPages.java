package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.Attendance;
import fr.parchemin.app.candidacy.Attendance.Line;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.HalfDay;
import fr.parchemin.app.candidacy.Presence;
import fr.parchemin.app.candidacy.Presence.Document;
import fr.parchemin.app.candidacy.Presence.State;
import fr.parchemin.app.candidacy.Timetable;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Unreadable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sheet of a half-day: on the screen, saved as one goes, and on paper to be signed. */
@Controller
class SheetPages {

    private final Cohorts cohorts;
    private final Timetable timetable;
    private final Attendance attendance;
    private final MessageSource messages;
    private final Clock clock;

    SheetPages(Cohorts cohorts, Timetable timetable, Attendance attendance, MessageSource messages, Clock clock) {
        this.cohorts = cohorts;
        this.timetable = timetable;
        this.attendance = attendance;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/cohortes/{cohort}/feuilles/{sheet}")
    @Allows(Action.MARK_ATTENDANCE)
    ModelAndView page(@PathVariable long cohort, @PathVariable long sheet, Actor actor, Locale locale) {
        return view("candidacy/sheet", cohort, halfDay(cohort, sheet), actor, locale);
    }

    @GetMapping("/cohortes/{cohort}/feuilles/{sheet}/emargement")
    @Allows(Action.MARK_ATTENDANCE)
    ModelAndView paper(@PathVariable long cohort, @PathVariable long sheet, Actor actor, Locale locale) {
        return view("candidacy/sheet-paper", cohort, halfDay(cohort, sheet), actor, locale);
    }

    @PostMapping("/cohortes/{cohort}/feuilles/{sheet}")
    @Allows(Action.MARK_ATTENDANCE)
    ModelAndView mark(
            @PathVariable long cohort,
            @PathVariable long sheet,
            @RequestParam Map<String, String> values,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var halfDay = halfDay(cohort, sheet);
        if (halfDay.cancelled() || halfDay.day().isAfter(LocalDate.now(clock))) {
            redirect.addFlashAttribute(Flash.NAME, Flash.warning("candidacy.sheet.not-yet"));
            return back(cohort, sheet);
        }
        int changed = attendance.mark(halfDay, presences(halfDay, values, actor), actor);
        if (htmx == null) {
            redirect.addFlashAttribute(Flash.NAME, Flash.good("candidacy.sheet.saved", changed));
            return back(cohort, sheet);
        }
        var saved = messages.getMessage(
                "candidacy.sheet.saved-at", new Object[] {new Formats(locale).moment(clock.instant())}, locale);
        return new ModelAndView("candidacy/sheet :: saved", "saved", saved);
    }

    private Map<CandidacyId, Presence> presences(HalfDay halfDay, Map<String, String> values, Actor actor) {
        Map<CandidacyId, Presence> presences = new HashMap<>();
        for (Line line : attendance.sheet(halfDay, actor)) {
            var id = line.candidacy().value();
            var everybody = values.containsKey("tous") && line.presence() == null ? State.PRESENT.name() : "";
            var reference = values.getOrDefault("ref-" + id, "").strip();
            var document = Unreadable.code(Document.class, "piece-" + id, values.get("piece-" + id));
            Unreadable.code(State.class, "etat-" + id, values.getOrDefault("etat-" + id, everybody))
                    .ifPresent(state -> presences.put(
                            line.candidacy(),
                            new Presence(
                                    state,
                                    document.orElse(null),
                                    reference.substring(0, Math.min(reference.length(), Presence.LONGEST_REFERENCE)))));
        }
        return presences;
    }

    @PostMapping("/cohortes/{cohort}/feuilles/{sheet}/annulation")
    @Allows(Action.PLAN_TRAINING)
    ModelAndView cancel(@PathVariable long cohort, @PathVariable long sheet, Actor actor, RedirectAttributes redirect) {
        var halfDay = halfDay(cohort, sheet);
        timetable.cancel(halfDay, !halfDay.cancelled(), actor);
        redirect.addFlashAttribute(
                Flash.NAME,
                Flash.good(halfDay.cancelled() ? "candidacy.sheet.called-on" : "candidacy.sheet.called-off"));
        return back(cohort, sheet);
    }

    private ModelAndView view(String template, long cohort, HalfDay halfDay, Actor actor, Locale locale) {
        var formats = new Formats(locale);
        var view = new ModelAndView(template);
        view.addObject("cohort", cohort(cohort));
        view.addObject("halfDay", halfDay);
        view.addObject(
                "title",
                messages.getMessage(
                        "candidacy.sheet.title",
                        new Object[] {
                            formats.day(halfDay.day()),
                            messages.getMessage("candidacy.half." + halfDay.half(), null, locale)
                        },
                        locale));
        view.addObject("hours", formats.number(halfDay.hours().stripTrailingZeros()));
        view.addObject("open", !halfDay.cancelled() && !halfDay.day().isAfter(LocalDate.now(clock)));
        view.addObject("documents", Document.values());
        view.addObject("states", State.values());
        List<Shown> lines =
                attendance.sheet(halfDay, actor).stream().map(Shown::of).toList();
        view.addObject("lines", lines);
        view.addObject("saved", null);
        return view;
    }

    /** A line of the sheet; {@code state} and {@code document} are empty when nothing is known. */
    record Shown(long id, String name, String number, String state, String document, String reference) {

        static Shown of(Line line) {
            var presence = line.presence();
            return new Shown(
                    line.candidacy().value(),
                    line.name(),
                    line.number(),
                    presence == null ? "" : presence.state().name(),
                    presence == null ? "" : Objects.toString(presence.document(), ""),
                    presence == null ? "" : presence.reference());
        }
    }

    private static ModelAndView back(long cohort, long sheet) {
        return new ModelAndView("redirect:/cohortes/" + cohort + "/feuilles/" + sheet);
    }

    private Cohort cohort(long cohort) {
        return cohorts.find(new CohortId(cohort)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private HalfDay halfDay(long cohort, long sheet) {
        return timetable
                .find(new CohortId(cohort), sheet)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
