package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.Facts.ChangedMeanwhile;
import fr.parchemin.app.candidacy.Period.Kind;
import fr.parchemin.app.candidacy.Period.Proof;
import fr.parchemin.app.candidacy.Periods;
import fr.parchemin.app.candidacy.Periods.Line;
import fr.parchemin.app.candidacy.Registrar.Entry;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The periods in companies of a candidate, during the training and before it, with what they amount to. */
@Controller
class PeriodPages {

    private static final int LONGEST_MOTIVE = 300;

    private final Asked asked;
    private final Periods periods;
    private final MessageSource messages;
    private final Clock clock;

    PeriodPages(Asked asked, Periods periods, MessageSource messages, Clock clock) {
        this.asked = asked;
        this.periods = periods;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/dossiers/{candidacy}/entreprise")
    @Allows(Action.SEE_PROOFS)
    ModelAndView placements(@PathVariable long candidacy, Locale locale) {
        return page(asked.candidacy(candidacy), Kind.PLACEMENT, PeriodForm.empty(), locale, HttpStatus.OK);
    }

    @GetMapping("/dossiers/{candidacy}/experience")
    @Allows(Action.SEE_PROOFS)
    ModelAndView experience(@PathVariable long candidacy, Locale locale) {
        return page(asked.candidacy(candidacy), Kind.EXPERIENCE, PeriodForm.empty(), locale, HttpStatus.OK);
    }

    @PostMapping("/dossiers/{candidacy}/entreprise")
    @Allows(Action.RECORD_FACTS)
    ModelAndView recordPlacement(
            @PathVariable long candidacy,
            @ModelAttribute("form") PeriodForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return record(asked.current(candidacy), Kind.PLACEMENT, form, errors, actor, locale, redirect);
    }

    @PostMapping("/dossiers/{candidacy}/experience")
    @Allows(Action.RECORD_FACTS)
    ModelAndView recordExperience(
            @PathVariable long candidacy,
            @ModelAttribute("form") PeriodForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return record(asked.current(candidacy), Kind.EXPERIENCE, form, errors, actor, locale, redirect);
    }

    private ModelAndView record(
            Candidacy candidacy,
            Kind kind,
            PeriodForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var period = form.period(kind, errors, LocalDate.now(clock));
        if (period.isPresent() && periods.record(candidacy, period.get(), actor) instanceof Entry.Refused refused) {
            refused.reasons()
                    .forEach(reason ->
                            errors.reject(reason.key(), reason.arguments().toArray(), reason.key()));
        }
        if (errors.hasErrors()) {
            return page(candidacy, kind, null, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute(
                Flash.NAME,
                Flash.good("candidacy.period.recorded." + kind, total(candidacy, kind, locale), sum(candidacy, kind)));
        return back(candidacy, kind);
    }

    @PostMapping("/dossiers/{candidacy}/entreprise/{period}/retrait")
    @Allows(Action.RECORD_FACTS)
    ModelAndView withdrawPlacement(
            @PathVariable long candidacy,
            @PathVariable long period,
            @RequestParam(defaultValue = "") String motive,
            Actor actor,
            RedirectAttributes redirect) {
        return withdraw(asked.current(candidacy), Kind.PLACEMENT, period, motive.strip(), actor, redirect);
    }

    @PostMapping("/dossiers/{candidacy}/experience/{period}/retrait")
    @Allows(Action.RECORD_FACTS)
    ModelAndView withdrawExperience(
            @PathVariable long candidacy,
            @PathVariable long period,
            @RequestParam(defaultValue = "") String motive,
            Actor actor,
            RedirectAttributes redirect) {
        return withdraw(asked.current(candidacy), Kind.EXPERIENCE, period, motive.strip(), actor, redirect);
    }

    private ModelAndView withdraw(
            Candidacy candidacy, Kind kind, long period, String motive, Actor actor, RedirectAttributes redirect) {
        var line = periods.history(candidacy.id(), kind).stream()
                .filter(one -> one.recorded().id() == period && !one.withdrawn())
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (motive.isEmpty() || motive.length() > LONGEST_MOTIVE) {
            redirect.addFlashAttribute(Flash.NAME, Flash.warning("candidacy.period.missing-motive"));
            return back(candidacy, kind);
        }
        try {
            var entry = periods.withdraw(candidacy, line, motive, actor);
            redirect.addFlashAttribute(
                    Flash.NAME,
                    entry instanceof Entry.Refused
                            ? Flash.warning("candidacy.period.refused")
                            : Flash.good(
                                    "candidacy.period.withdrawn", line.period().employer()));
        } catch (ChangedMeanwhile _) {
            redirect.addFlashAttribute(Flash.NAME, Flash.warning("candidacy.period.changed-meanwhile"));
        }
        return back(candidacy, kind);
    }

    /** The days or months may have grown since the last period was recorded. */
    @PostMapping("/dossiers/{candidacy}/entreprise/report")
    @Allows(Action.RECORD_FACTS)
    ModelAndView enter(@PathVariable long candidacy, Actor actor, Locale locale, RedirectAttributes redirect) {
        var found = asked.current(candidacy);
        var entry = periods.enter(found, Kind.PLACEMENT, actor);
        redirect.addFlashAttribute(
                Flash.NAME,
                entry instanceof Entry.Refused
                        ? Flash.warning("candidacy.period.refused")
                        : Flash.good(
                                "candidacy.period.recorded.PLACEMENT",
                                total(found, Kind.PLACEMENT, locale),
                                sum(found, Kind.PLACEMENT)));
        return back(found, Kind.PLACEMENT);
    }

    private ModelAndView page(
            Candidacy candidacy, Kind kind, @Nullable PeriodForm form, Locale locale, HttpStatus status) {
        var formats = new Formats(locale);
        var view = new ModelAndView("candidacy/periods");
        view.setStatus(status);
        if (form != null) {
            view.addObject("form", form);
        }
        view.addObject("candidacy", candidacy);
        view.addObject("kind", kind);
        view.addObject("address", address(candidacy, kind));
        view.addObject("total", total(candidacy, kind, locale));
        view.addObject("amount", sum(candidacy, kind));
        view.addObject("day", formats.day(day(candidacy)));
        view.addObject("proofs", Proof.values());
        view.addObject(
                "lines",
                periods.history(candidacy.id(), kind).stream()
                        .filter(line -> !line.withdrawn())
                        .map(line -> shown(line, formats, locale))
                        .toList());
        return view;
    }

    private Shown shown(Line line, Formats formats, Locale locale) {
        var period = line.period();
        var part = switch (period.kind()) {
            case PLACEMENT -> say("candidacy.period.part", locale, period.percent());
            case EXPERIENCE ->
                period.weeklyHours() == null
                        ? say("candidacy.period.total", locale, hours(period.totalHours(), formats))
                        : say("candidacy.period.weekly", locale, hours(period.weeklyHours(), formats));
        };
        return new Shown(
                line.recorded().id(),
                period.employer(),
                formats.period(period.from(), period.until()),
                part,
                period.daysOff().stream().map(formats::day).collect(Collectors.joining(", ")),
                say("candidacy.period.proof." + period.proof(), locale)
                        + (period.reference().isEmpty() ? "" : " · " + period.reference()),
                say(
                        "candidacy.measure.by",
                        locale,
                        formats.moment(line.recorded().at()),
                        line.recorded().by()),
                line.stands());
    }

    private static String hours(java.math.@Nullable BigDecimal hours, Formats formats) {
        return hours == null ? "" : formats.number(hours.stripTrailingZeros());
    }

    /** A period as it is shown. */
    record Shown(
            long id, String employer, String days, String part, String off, String proof, String who, boolean stands) {}

    private String total(Candidacy candidacy, Kind kind, Locale locale) {
        return new Formats(locale).number(sum(candidacy, kind).stripTrailingZeros());
    }

    private BigDecimal sum(Candidacy candidacy, Kind kind) {
        return periods.sum(candidacy, kind, day(candidacy));
    }

    private LocalDate day(Candidacy candidacy) {
        return candidacy.asOf() == null ? LocalDate.now(clock) : candidacy.asOf();
    }

    private static String address(Candidacy candidacy, Kind kind) {
        return "/dossiers/" + candidacy.id().value() + (kind == Kind.PLACEMENT ? "/entreprise" : "/experience");
    }

    private static ModelAndView back(Candidacy candidacy, Kind kind) {
        return new ModelAndView("redirect:" + address(candidacy, kind));
    }

    /** Nothing is added to a dossier whose evidence was erased. */
    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
