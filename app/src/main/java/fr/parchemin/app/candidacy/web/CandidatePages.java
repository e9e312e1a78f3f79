package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Column;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.candidacy.EnrolmentCheck;
import fr.parchemin.app.candidacy.EnrolmentCheck.Checked;
import fr.parchemin.app.candidacy.EnrolmentCheck.Refusal;
import fr.parchemin.app.candidacy.KnownAlike;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Birthplaces;
import fr.parchemin.app.people.Birthplaces.Town;
import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.people.Organisation.Purpose;
import fr.parchemin.app.people.Organisations;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.engine.scheme.Scheme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How one candidate is enrolled by hand. */
@Controller
class CandidatePages {

    private final Cohorts cohorts;
    private final Candidacies candidacies;
    private final Catalog catalog;
    private final KnownAlike known;
    private final Organisations organisations;
    private final MessageSource messages;
    private final Clock clock;

    CandidatePages(
            Cohorts cohorts,
            Candidacies candidacies,
            Catalog catalog,
            KnownAlike known,
            Organisations organisations,
            MessageSource messages,
            Clock clock) {
        this.cohorts = cohorts;
        this.candidacies = candidacies;
        this.catalog = catalog;
        this.known = known;
        this.organisations = organisations;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/cohortes/{cohort}/candidats/nouveau")
    @Allows(Action.ENROL)
    ModelAndView blank(@PathVariable long cohort, Actor actor, Locale locale) {
        var found = cohort(cohort);
        return page(found, CandidateForm.empty(day(found).toString()), actor, locale, HttpStatus.OK);
    }

    @PostMapping("/cohortes/{cohort}/candidats")
    @Allows(Action.ENROL)
    ModelAndView enrol(
            @PathVariable long cohort,
            @ModelAttribute("form") CandidateForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = cohort(cohort);
        if (!cohorts.force(found).holds()) {
            return refused(found, actor, locale);
        }
        var checked = EnrolmentCheck.of(scheme(found), day(found), form.cells());
        return switch (checked) {
            case Checked.Refused(List<Refusal> refusals, List<Town> towns) -> {
                refusals.forEach(refusal -> reject(errors, refusal, locale));
                yield refused(found, actor, locale).addObject("towns", choices(towns));
            }
            case Checked.Accepted(Enrolment typed, var _) -> {
                var enrolment = typed.presentedBy(Numbers.of(Objects.requireNonNullElse(form.centre(), ""))
                        .orElse(null));
                var alike = alike(enrolment, actor, locale);
                yield alike.isEmpty() || alike.containsKey(Objects.requireNonNullElse(form.known(), ""))
                        ? enrol(
                                found,
                                alike.isEmpty() ? enrolment : decided(enrolment, form.known()),
                                errors,
                                actor,
                                locale,
                                redirect)
                        : ask(found, alike, errors, actor, locale);
            }
        };
    }

    /** Who is known already under nearly the same names, and the choice that it is nobody of them. */
    private Map<String, String> alike(Enrolment enrolment, Actor actor, Locale locale) {
        var formats = new Formats(locale);
        Map<String, String> alike = new LinkedHashMap<>();
        known.alike(enrolment.identity(), actor)
                .forEach(person -> alike.put(
                        Long.toString(person.id().value()),
                        messages.getMessage(
                                "candidacy.known.same",
                                new Object[] {
                                    person.identity().listedName(),
                                    formats.day(person.identity().birthDate()),
                                    person.identity().birthPlace(),
                                    Long.toString(person.id().value())
                                },
                                locale)));
        if (!alike.isEmpty()) {
            alike.put(
                    "other-" + String.join("-", alike.keySet()),
                    messages.getMessage("candidacy.known.other", null, locale));
        }
        return alike;
    }

    private static Enrolment decided(Enrolment enrolment, @Nullable String known) {
        return known == null
                ? enrolment
                : Numbers.of(known).map(id -> enrolment.of(new PersonId(id))).orElse(enrolment);
    }

    private ModelAndView ask(
            Cohort cohort, Map<String, String> alike, BindingResult errors, Actor actor, Locale locale) {
        errors.rejectValue("known", "candidacy.known.choose");
        return refused(cohort, actor, locale).addObject("alike", alike);
    }

    private static List<Choice> choices(List<Town> towns) {
        return towns.stream()
                .map(town -> new Choice(town.code(), Birthplaces.describe(town)))
                .toList();
    }

    /** One of several towns. */
    record Choice(String code, String words) {}

    private ModelAndView enrol(
            Cohort cohort,
            Enrolment enrolment,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        try {
            var id = candidacies.enrol(cohort.id(), enrolment, actor);
            var number = candidacies.find(id).orElseThrow().number();
            redirect.addFlashAttribute(
                    Flash.NAME,
                    Flash.good("candidacy.flash.enrolled", enrolment.identity().spokenName(), number));
            return new ModelAndView("redirect:/dossiers/" + id.value());
        } catch (Candidacies.NotAccredited e) {
            reject(errors, Refusal.of(e.standing()), locale);
            return refused(cohort, actor, locale);
        } catch (Candidacies.AlreadyEnrolled _) {
            reject(errors, new Refusal(Column.BIRTH_NAME, "already-enrolled", List.of()), locale);
            return refused(cohort, actor, locale);
        }
    }

    private static void reject(BindingResult errors, Refusal refusal, Locale locale) {
        errors.rejectValue(refusal.column().field(), refusal.key("refusal"), refusal.said(locale), refusal.reason());
    }

    private ModelAndView refused(Cohort cohort, Actor actor, Locale locale) {
        return page(cohort, null, actor, locale, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView page(
            Cohort cohort, @Nullable CandidateForm form, Actor actor, Locale locale, HttpStatus status) {
        var scheme = scheme(cohort);
        var view = new ModelAndView("candidacy/candidate-form");
        if (form != null) {
            view.addObject("form", form);
        }
        view.addObject("cohort", cohort);
        view.addObject("notInForce", why(cohort, locale));
        view.addObject("towns", List.of());
        view.addObject("countries", Birthplaces.countries());
        view.addObject("alike", Map.of());
        boolean forCentres = actor.role() == Role.CENTRE_MANAGER;
        Map<String, String> centres = new LinkedHashMap<>();
        organisations.accredited(Purpose.PREPARE, scheme.id()).stream()
                .filter(one ->
                        !forCentres || actor.reach().centres().contains(one.id().value()))
                .forEach(one -> centres.put(
                        Long.toString(one.id().value()), one.description().name()));
        view.addObject("several", forCentres && actor.reach().centres().size() > 1);
        view.addObject("centres", centres);
        Map<String, String> routes = new LinkedHashMap<>();
        scheme.routes().forEach(route -> routes.put(route.id(), route.title().in(locale)));
        view.addObject("routes", routes);
        view.addObject("asksOrigin", scheme.asksOrigin());
        view.setStatus(status);
        return view;
    }

    private String why(Cohort cohort, Locale locale) {
        return cohorts.force(cohort).why(new Labels(scheme(cohort), messages, locale), new Formats(locale));
    }

    private Cohort cohort(long cohort) {
        return cohorts.find(new CohortId(cohort)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Scheme scheme(Cohort cohort) {
        return catalog.edition(cohort.edition()).scheme();
    }

    private LocalDate day(Cohort cohort) {
        return cohort.day(LocalDate.now(clock));
    }
}
