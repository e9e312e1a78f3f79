package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.NewCohort;
import fr.parchemin.app.candidacy.ResitWindows;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Edition;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.catalog.SchemeVersion;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of cohorts, and how one is opened. */
@Controller
class OpeningPages {

    private static final int ROWS = 50;

    private final Cohorts cohorts;
    private final Catalog catalog;
    private final MessageSource messages;
    private final Clock clock;

    OpeningPages(Cohorts cohorts, Catalog catalog, MessageSource messages, Clock clock) {
        this.cohorts = cohorts;
        this.catalog = catalog;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/cohortes")
    @Allows(Action.SEE_COHORTS)
    String list(
            @RequestParam(name = "avant", required = false) @Nullable Long before,
            Actor actor,
            Model model,
            Locale locale) {
        var found = cohorts.latest(actor, before == null ? null : new CohortId(before), ROWS + 1);
        var shown = found.subList(0, Math.min(ROWS, found.size()));
        model.addAttribute(
                "cohorts", shown.stream().map(cohort -> row(cohort, locale)).toList());
        model.addAttribute("previous", before == null ? null : "/cohortes");
        model.addAttribute(
                "next",
                found.size() > ROWS ? "/cohortes?avant=" + shown.getLast().id().value() : null);
        return "candidacy/cohorts";
    }

    @GetMapping("/cohortes/nouvelle")
    @Allows(Action.OPEN_COHORT)
    ModelAndView blank(
            @RequestParam(name = "referentiel", required = false) @Nullable String scheme, Actor actor, Locale locale) {
        var form = new CohortForm(scheme, "", null, null);
        return form(form, Map.of(), actor, locale, HttpStatus.OK).addObject("form", form);
    }

    @PostMapping("/cohortes")
    @Allows(Action.OPEN_COHORT)
    ModelAndView open(
            @Valid @ModelAttribute("form") CohortForm form,
            BindingResult errors,
            @RequestParam Map<String, String> sent,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var chosen = OfferedVersions.chosen(catalog, form.scheme())
                .filter(version -> actor.reach().covers(version.scheme().id()))
                .orElse(null);
        if (chosen != null) {
            requireInForce(chosen.edition(), form, errors, locale);
        }
        var windows = chosen == null ? null : typed(chosen.edition(), prefix(chosen), form, sent, locale);
        if (chosen == null
                || windows == null
                || errors.hasErrors()
                || windows.errors().hasErrors()) {
            return form(form, sent, actor, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            var cohort = cohorts.open(cohort(chosen.edition(), form), windows.windows(), actor);
            redirect.addFlashAttribute(Flash.NAME, Flash.good("candidacy.flash.opened", form.trimmed()));
            return new ModelAndView("redirect:/cohortes/" + cohort.value());
        } catch (Cohorts.NameTaken _) {
            errors.rejectValue("name", "candidacy.name-taken");
            return form(form, sent, actor, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private void requireInForce(Edition edition, CohortForm form, BindingResult errors, Locale locale) {
        var force = cohorts.force(cohort(edition, form));
        if (!force.holds()) {
            var why = force.why(new Labels(edition.scheme(), messages, locale), new Formats(locale));
            errors.rejectValue("scheme", "candidacy.not-in-force", new Object[] {why}, why);
        }
    }

    private NewCohort cohort(Edition edition, CohortForm form) {
        return new NewCohort(edition.id(), form.trimmed(), form.juryOn(), form.asOf(), numberPrefix(edition, form));
    }

    /** The days typed for the windows of a scheme; those that were left as the page showed them follow the day of the jury. */
    private WindowFields typed(
            Edition edition, String prefix, CohortForm form, Map<String, String> sent, Locale locale) {
        var shown = cohorts.windows(cohort(edition, form.undated()));
        if (WindowFields.wereShown(prefix, shown, sent)) {
            var read = WindowFields.read(prefix, shown, sent, form.juryOn(), new Formats(locale));
            if (read.errors().hasErrors() || !read.windows().equals(shown)) {
                return read;
            }
        }
        return WindowFields.of(prefix, cohorts.windows(cohort(edition, form)));
    }

    private String prefix(SchemeVersion version) {
        return OfferedVersions.value(catalog, version) + "-";
    }

    private WindowFields.Group group(Edition edition, WindowFields fields, CohortForm form, Locale locale) {
        int year = NewCohort.year(form.juryOn(), form.asOf(), LocalDate.now(clock));
        var scheme = edition.scheme();
        return fields.group(
                scheme, ResitWindows.ofYear(scheme, year), year, new Labels(scheme, messages, locale), locale);
    }

    /** The form with what was typed, and with the windows of each scheme that can be chosen. */
    private ModelAndView form(
            CohortForm form, Map<String, String> sent, Actor actor, Locale locale, HttpStatus status) {
        var view = new ModelAndView("candidacy/cohort-form");
        var offered = new OfferedVersions(catalog, messages, locale);
        var versions = offered.on(LocalDate.now(clock), scheme -> actor.reach().covers(scheme));
        List<WindowFields> fields = new ArrayList<>();
        List<WindowFields.Group> groups = new ArrayList<>();
        for (SchemeVersion version : versions) {
            var edition = version.edition();
            if (!ResitWindows.named(edition.scheme()).isEmpty()) {
                var typed = typed(edition, prefix(version), form, sent, locale);
                fields.add(typed);
                groups.add(group(edition, typed, form, locale));
            }
        }
        view.addObject("schemes", offered.labels(versions));
        WindowFields.show(view, fields, groups);
        view.setStatus(status);
        return view;
    }

    private String numberPrefix(Edition edition, CohortForm form) {
        var day = form.juryOn() == null ? LocalDate.now(clock) : form.juryOn();
        return Cohorts.numberPrefix(edition.scheme().id(), day.getYear());
    }

    private Row row(Cohort cohort, Locale locale) {
        var formats = new Formats(locale);
        return new Row(
                cohort.id().value(),
                cohort.name(),
                catalog.edition(cohort.edition()).scheme().title().in(locale),
                cohort.juryOn() == null ? null : formats.day(cohort.juryOn()),
                cohort.asOf() == null ? null : formats.day(cohort.asOf()),
                cohort.size(),
                cohort.withdrawn());
    }

    /**
     * A cohort.
     *
     * @param jury the day of its jury, absent: not set yet
     * @param asOf the day whose situation is examined, absent: each day's
     * @param withdrawn how many were there and withdrew
     */
    record Row(
            long id,
            String name,
            String scheme,
            @Nullable String jury,
            @Nullable String asOf,
            long size,
            long withdrawn) {}
}
