package fr.parchemin.app.sitting.web;

import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.people.Organisation.Purpose;
import fr.parchemin.app.people.Organisations;
import fr.parchemin.app.sitting.NotAccredited;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.Sitting.Plan;
import fr.parchemin.app.sitting.Sittings;
import fr.parchemin.app.sitting.Summonses;
import fr.parchemin.app.sitting.Unconfirmed;
import fr.parchemin.engine.scheme.Assessment;
import jakarta.validation.Valid;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

/** How a sitting is planned. */
@Controller
class PlanPages {

    private final Sittings sittings;
    private final Summonses summonses;
    private final Confirming confirming;
    private final Cohorts cohorts;
    private final Catalog catalog;
    private final Organisations organisations;
    private final Telling telling;
    private final MessageSource messages;

    PlanPages(
            Sittings sittings,
            Summonses summonses,
            Confirming confirming,
            Cohorts cohorts,
            Catalog catalog,
            Organisations organisations,
            Telling telling,
            MessageSource messages) {
        this.sittings = sittings;
        this.summonses = summonses;
        this.confirming = confirming;
        this.cohorts = cohorts;
        this.catalog = catalog;
        this.organisations = organisations;
        this.telling = telling;
        this.messages = messages;
    }

    @GetMapping("/cohortes/{cohort}/passages/nouveau")
    @Allows(Action.PLAN_SITTING)
    ModelAndView blank(
            @PathVariable long cohort,
            @RequestParam(name = "epreuve", required = false) @Nullable String what,
            Actor actor,
            Locale locale) {
        return form(cohort(cohort), SittingForm.blank(what), actor, locale, HttpStatus.OK);
    }

    @PostMapping("/cohortes/{cohort}/passages")
    @Allows(Action.PLAN_SITTING)
    ModelAndView plan(
            @PathVariable long cohort,
            @ModelAttribute("form") @Valid SittingForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = cohort(cohort);
        if (form.what() != null
                && !form.what().isBlank()
                && !choices(found, locale).containsKey(form.what())) {
            errors.rejectValue("what", "sitting.missing.what");
        }
        form.check(errors);
        confirming.check(new Confirming.Of(found.id(), form.assessment(), null), form, errors, locale);
        if (errors.hasErrors()) {
            return refused(found, form, actor, locale);
        }
        try {
            var sitting = sittings.plan(found.id(), plan(form, actor), form.confirmed(), actor);
            redirect.addFlashAttribute(
                    Flash.NAME, planned(found, sittings.find(sitting).orElseThrow(), locale));
            return new ModelAndView("redirect:/passages/" + sitting.value());
        } catch (NotAccredited e) {
            boolean choosing = actor.reach().centres().size() > 1 || actor.role() != Role.CENTRE_MANAGER;
            telling.reject(errors, choosing ? "centre" : "what", e.standing(), locale);
            return refused(found, form, actor, locale);
        } catch (Unconfirmed e) {
            confirming.reject(e.doubts(), errors, locale);
            return refused(found, form, actor, locale);
        }
    }

    /** With what is to be known of a day on which nobody can be summoned any more, or only late, or which no jury sees. */
    private Flash planned(Cohort cohort, Sitting sitting, Locale locale) {
        if (sitting.afterwards()) {
            return Flash.good(sitting.reading() ? "sitting.flash.planned" : "sitting.flash.recorded");
        }
        var time = summonses.time(sitting);
        if (!sitting.reading() && time.isTooLateFor(sitting.when().day())) {
            return Flash.warning("sitting.flash.planned-late", time.asked());
        }
        var jury = cohort.juryOn();
        return jury != null && sitting.when().day().isAfter(jury) && isFormative(sitting)
                ? Flash.good("sitting.flash.planned-after", new Formats(locale).day(jury))
                : Flash.good("sitting.flash.planned");
    }

    private boolean isFormative(Sitting sitting) {
        var assessment = catalog.edition(sitting.edition()).scheme().assessment(sitting.assessment());
        return assessment != null && assessment.formative();
    }

    private ModelAndView refused(Cohort cohort, SittingForm form, Actor actor, Locale locale) {
        var view = form(cohort, null, actor, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        view.addObject("boxes", confirming.boxes(new Confirming.Of(cohort.id(), form.assessment(), null), form));
        return view;
    }

    private static Plan plan(SittingForm form, Actor actor) {
        var chosen = Objects.requireNonNullElse(form.centre(), "");
        var centre = chosen.isEmpty() ? actor.centre() : Numbers.of(chosen).orElse(0L);
        return new Plan(form.assessment(), form.resit(), form.when(), form.where(), form.capacity(), centre);
    }

    private ModelAndView form(
            Cohort cohort, @Nullable SittingForm form, Actor actor, Locale locale, HttpStatus status) {
        var view = new ModelAndView("sitting/plan");
        if (form != null) {
            view.addObject("form", form);
        }
        view.addObject("cohort", cohort);
        view.addObject("choices", choices(cohort, locale));
        view.addObject("centres", centres(cohort, actor));
        view.addObject("several", actor.reach().centres().size() > 1);
        view.setStatus(status);
        return view;
    }

    /** The centres that may organise it: those that were accredited to assess, and for a centre its own. */
    private Map<String, String> centres(Cohort cohort, Actor actor) {
        Map<String, String> centres = new LinkedHashMap<>();
        var scheme = catalog.edition(cohort.edition()).scheme().id();
        organisations.accredited(Purpose.ASSESS, scheme).stream()
                .filter(one -> actor.role() != Role.CENTRE_MANAGER
                        || actor.reach().centres().contains(one.id().value()))
                .forEach(one -> centres.put(
                        Long.toString(one.id().value()), one.description().name()));
        return centres;
    }

    /** What can be planned: each assessment, sat or read, and once more where the scheme gives that right. */
    private Map<String, String> choices(Cohort cohort, Locale locale) {
        var scheme = catalog.edition(cohort.edition()).scheme();
        var labels = new Labels(scheme, messages, locale);
        Map<String, String> choices = new LinkedHashMap<>();
        for (Assessment assessment : scheme.assessments()) {
            var name = labels.assessment(assessment.id());
            choices.put(SittingForm.what(assessment.id(), false), name);
            var resit = assessment.resit();
            if (resit != null) {
                choices.put(
                        SittingForm.what(assessment.id(), true),
                        labels.say("sitting.resit-as", name, labels.format(resit.format())));
            }
        }
        return choices;
    }

    private Cohort cohort(long cohort) {
        return cohorts.find(new CohortId(cohort)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
