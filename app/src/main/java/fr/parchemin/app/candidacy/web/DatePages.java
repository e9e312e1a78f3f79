package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.NewCohort;
import fr.parchemin.app.candidacy.ResitWindow;
import fr.parchemin.app.candidacy.ResitWindows;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the days of a cohort are changed; its windows must stay before its jury. */
@Controller
class DatePages {

    private final Cohorts cohorts;
    private final ResitWindows windows;
    private final Catalog catalog;
    private final MessageSource messages;
    private final Clock clock;

    DatePages(Cohorts cohorts, ResitWindows windows, Catalog catalog, MessageSource messages, Clock clock) {
        this.cohorts = cohorts;
        this.windows = windows;
        this.catalog = catalog;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/cohortes/{cohort}/dates")
    @Allows(Action.PLAN_COHORT)
    ModelAndView form(@PathVariable long cohort) {
        var found = found(cohort);
        return page(found, HttpStatus.OK).addObject("form", new DateForm(found.juryOn(), found.asOf()));
    }

    @PostMapping("/cohortes/{cohort}/dates")
    @Allows(Action.PLAN_COHORT)
    ModelAndView plan(
            @PathVariable long cohort,
            @ModelAttribute("form") DateForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = found(cohort);
        misfits(found, form)
                .forEach(window -> errors.rejectValue(
                        "juryOn", "candidacy.cohort.jury-before-window", said(found, window, locale), ""));
        if (errors.hasErrors()) {
            return page(found, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var before = windows.of(found);
        cohorts.plan(found.id(), form.juryOn(), form.asOf(), actor);
        var stale = isOfAnotherYear(found, form) && before.stream().anyMatch(window -> !window.isLeftOpen());
        redirect.addFlashAttribute(
                Flash.NAME,
                stale
                        ? Flash.warning("candidacy.flash.planned-another-year", found.name())
                        : Flash.good("candidacy.flash.planned", found.name()));
        return new ModelAndView("redirect:/cohortes/" + cohort);
    }

    /** The windows that would not be over before the jury. */
    private List<ResitWindow> misfits(Cohort cohort, DateForm form) {
        return form.juryOn() == null ? List.of() : windows.notBefore(cohort, form.juryOn());
    }

    private Object[] said(Cohort cohort, ResitWindow window, Locale locale) {
        var labels = new Labels(catalog.edition(cohort.edition()).scheme(), messages, locale);
        return new Object[] {
            labels.assessments(window.assessments()), new Formats(locale).period(window.from(), window.until())
        };
    }

    private boolean isOfAnotherYear(Cohort cohort, DateForm form) {
        var today = LocalDate.now(clock);
        return NewCohort.year(cohort.juryOn(), cohort.asOf(), today)
                != NewCohort.year(form.juryOn(), form.asOf(), today);
    }

    private ModelAndView page(Cohort cohort, HttpStatus status) {
        var view = new ModelAndView("candidacy/dates", "cohort", cohort);
        view.addObject("hasWindows", !windows.of(cohort).isEmpty());
        view.setStatus(status);
        return view;
    }

    private Cohort found(long cohort) {
        return cohorts.find(new CohortId(cohort)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
