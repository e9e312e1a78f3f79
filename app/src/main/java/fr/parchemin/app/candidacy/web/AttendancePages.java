package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.Attendance;
import fr.parchemin.app.candidacy.AttendanceShare;
import fr.parchemin.app.candidacy.AttendanceTotals;
import fr.parchemin.app.candidacy.AttendanceTotals.Taking;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Fact;
import fr.parchemin.app.candidacy.HalfDay;
import fr.parchemin.app.candidacy.Registrar;
import fr.parchemin.app.candidacy.Registrar.Entry;
import fr.parchemin.app.candidacy.Timetable;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The training of a cohort: its half-days, and what share of them each candidate attended. */
@Controller
class AttendancePages {

    private static final int ROWS = 50;

    private final Cohorts cohorts;
    private final Timetable timetable;
    private final Attendance attendance;
    private final AttendanceTotals totals;
    private final Registrar registrar;
    private final MessageSource messages;
    private final Clock clock;

    AttendancePages(
            Cohorts cohorts,
            Timetable timetable,
            Attendance attendance,
            AttendanceTotals totals,
            Registrar registrar,
            MessageSource messages,
            Clock clock) {
        this.cohorts = cohorts;
        this.timetable = timetable;
        this.attendance = attendance;
        this.totals = totals;
        this.registrar = registrar;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/cohortes/{cohort}/assiduite")
    @Allows(Action.SEE_COHORT)
    ModelAndView page(
            @PathVariable long cohort,
            @RequestParam(name = "apres", required = false) @Nullable Long after,
            Actor actor,
            Locale locale) {
        var form = new TrainingForm(null, null, "3,5", "3,5");
        return page(find(cohort), form, after == null ? null : new CandidacyId(after), actor, locale, HttpStatus.OK);
    }

    @PostMapping("/cohortes/{cohort}/assiduite/calendrier")
    @Allows(Action.PLAN_TRAINING)
    ModelAndView plan(
            @PathVariable long cohort,
            @ModelAttribute("form") TrainingForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = find(cohort);
        form.check(errors);
        var from = form.from();
        var until = form.until();
        if (errors.hasErrors() || from == null || until == null) {
            return page(found, null, null, actor, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        int added = timetable.plan(found.id(), from, until, form.morningHours(), form.afternoonHours(), actor);
        redirect.addFlashAttribute(Flash.NAME, Flash.good("candidacy.training.planned", added));
        return back(cohort);
    }

    @PostMapping("/cohortes/{cohort}/assiduite/feries")
    @Allows(Action.PLAN_TRAINING)
    ModelAndView holidays(
            @PathVariable long cohort,
            @RequestParam(name = "alsaceMoselle", defaultValue = "false") boolean alsaceMoselle,
            Actor actor,
            RedirectAttributes redirect) {
        timetable.observe(find(cohort).id(), alsaceMoselle, actor);
        redirect.addFlashAttribute(
                Flash.NAME, Flash.good("candidacy.training.holidays." + (alsaceMoselle ? "local" : "common")));
        return back(cohort);
    }

    @PostMapping("/cohortes/{cohort}/assiduite/report")
    @Allows(Action.MARK_ATTENDANCE)
    ModelAndView enter(@PathVariable long cohort, Actor actor, RedirectAttributes redirect) {
        var found = find(cohort);
        var day = day(found);
        var motive = messages.getMessage(
                "candidacy.attendance.motive", new Object[] {new Formats(Locale.FRENCH).day(day)}, Locale.FRENCH);
        int entered = 0;
        int refused = 0;
        for (AttendanceShare share : attendance.shares(found.id(), day, actor)) {
            var fact = share.share().map(Fact.Attendance::new);
            if (share.isToEnter() && fact.isPresent()) {
                var entry = registrar.enter(share.candidacy(), fact.get(), motive, actor);
                entered += entry instanceof Entry.Entered ? 1 : 0;
                refused += entry instanceof Entry.Refused ? 1 : 0;
            }
        }
        redirect.addFlashAttribute(
                Flash.NAME,
                refused == 0
                        ? Flash.good("candidacy.attendance.entered", entered)
                        : Flash.warning("candidacy.attendance.partly-entered", entered, refused));
        return back(cohort);
    }

    @PostMapping("/cohortes/{cohort}/assiduite/totaux")
    @Allows(Action.MARK_ATTENDANCE)
    ModelAndView take(
            @PathVariable long cohort,
            @RequestParam(name = "until", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate until,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect)
            throws IOException {
        var found = find(cohort);
        if (until == null || until.isAfter(LocalDate.now(clock)) || file == null || file.isEmpty()) {
            return faulty(found, List.of(say("candidacy.totals.missing", locale)), actor, locale);
        }
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return switch (totals.take(found.id(), until, name, file.getBytes(), actor)) {
            case Taking.Taken(int count) -> {
                redirect.addFlashAttribute(Flash.NAME, Flash.good("candidacy.totals.taken", count, name));
                yield back(cohort);
            }
            case Taking.Refused(var faults) ->
                faulty(
                        found,
                        faults.stream()
                                .limit(100)
                                .map(fault -> words(fault, locale))
                                .toList(),
                        actor,
                        locale);
        };
    }

    private String words(AttendanceTotals.Fault fault, Locale locale) {
        var reason = say(fault.key(), locale, fault.arguments().toArray());
        return fault.line() == 0 ? reason : say("candidacy.totals.line", locale, fault.line(), reason);
    }

    private ModelAndView faulty(Cohort cohort, List<String> faults, Actor actor, Locale locale) {
        return page(
                        cohort,
                        new TrainingForm(null, null, "3,5", "3,5"),
                        null,
                        actor,
                        locale,
                        HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("faults", faults);
    }

    private ModelAndView page(
            Cohort cohort,
            @Nullable TrainingForm form,
            @Nullable CandidacyId after,
            Actor actor,
            Locale locale,
            HttpStatus status) {
        var day = day(cohort);
        var formats = new Formats(locale);
        var found = attendance.shares(cohort.id(), day, actor, after, ROWS + 1);
        var shares = found.subList(0, Math.min(ROWS, found.size()));
        var address = "/cohortes/" + cohort.id().value() + "/assiduite";
        var view = new ModelAndView("candidacy/attendance");
        view.setStatus(status);
        if (form != null) {
            view.addObject("form", form);
        }
        view.addObject("cohort", cohort);
        view.addObject("day", formats.day(day));
        view.addObject("alsaceMoselle", timetable.isAlsaceMoselle(cohort.id()));
        view.addObject("faults", List.of());
        view.addObject("toEnter", attendance.toEnter(cohort.id(), day, actor));
        view.addObject("first", after == null ? null : address);
        view.addObject(
                "next",
                found.size() > ROWS
                        ? address + "?apres=" + shares.getLast().candidacy().value()
                        : null);
        view.addObject("shares", shares.stream().map(one -> row(one, formats)).toList());
        view.addObject(
                "halfDays",
                timetable.of(cohort.id()).stream()
                        .map(one -> row(one, day, formats, locale))
                        .toList());
        return view;
    }

    private static Row row(AttendanceShare one, Formats formats) {
        return new Row(
                one.candidacy().value(),
                one.name(),
                one.number(),
                formats.number(one.planned().stripTrailingZeros()),
                formats.number(one.attended().stripTrailingZeros()),
                formats.number(one.justified().stripTrailingZeros()),
                formats.number(one.unjustified().stripTrailingZeros()),
                one.unmarked(),
                one.share().map(share -> percent(share, formats)).orElse(null),
                one.entered() == null ? null : percent(one.entered(), formats));
    }

    private static String percent(java.math.BigDecimal share, Formats formats) {
        return formats.percent(share.setScale(4, java.math.RoundingMode.DOWN));
    }

    private SheetRow row(HalfDay one, LocalDate day, Formats formats, Locale locale) {
        return new SheetRow(
                one.id(),
                formats.day(one.day()),
                say("candidacy.half." + one.half(), locale),
                formats.number(one.hours().stripTrailingZeros()),
                one.cancelled() ? "CANCELLED" : one.day().isAfter(day) ? "LATER" : "DUE",
                one.marked());
    }

    /** What a candidate attended. */
    record Row(
            long id,
            String name,
            String number,
            String planned,
            String attended,
            String justified,
            String unjustified,
            int unmarked,
            @Nullable String share,
            @Nullable String entered) {}

    /** A half-day; {@code state} is DUE, LATER or CANCELLED. */
    record SheetRow(long id, String day, String half, String hours, String state, int marked) {}

    private static ModelAndView back(long cohort) {
        return new ModelAndView("redirect:/cohortes/" + cohort + "/assiduite");
    }

    private Cohort find(long cohort) {
        return cohorts.find(new CohortId(cohort)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private LocalDate day(Cohort cohort) {
        return cohort.day(LocalDate.now(clock));
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
