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
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.engine.scheme.Scheme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
    private final Clock clock;

    CandidatePages(Cohorts cohorts, Candidacies candidacies, Catalog catalog, Clock clock) {
        this.cohorts = cohorts;
        this.candidacies = candidacies;
        this.catalog = catalog;
        this.clock = clock;
    }

    @GetMapping("/cohortes/{cohort}/candidats/nouveau")
    @Allows(Action.ENROL)
    ModelAndView blank(@PathVariable long cohort, Locale locale) {
        var found = cohort(cohort);
        return page(found, CandidateForm.empty(day(found).toString()), locale, HttpStatus.OK);
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
        var checked = EnrolmentCheck.of(scheme(found), day(found), cells(form));
        return switch (checked) {
            case Checked.Refused(List<Refusal> refusals) -> {
                refusals.forEach(refusal -> reject(errors, refusal));
                yield page(found, null, locale, HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case Checked.Accepted(Enrolment enrolment) -> enrol(found, enrolment, errors, actor, locale, redirect);
        };
    }

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
        } catch (Candidacies.AlreadyEnrolled _) {
            reject(errors, new Refusal(Column.BIRTH_NAME, "already-enrolled", List.of()));
            return page(cohort, null, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static void reject(BindingResult errors, Refusal refusal) {
        errors.rejectValue(
                refusal.column().field(),
                "candidacy.refusal." + refusal.reason(),
                refusal.arguments().toArray(),
                refusal.reason());
    }

    private ModelAndView page(Cohort cohort, @Nullable CandidateForm form, Locale locale, HttpStatus status) {
        var scheme = scheme(cohort);
        var view = new ModelAndView("candidacy/candidate-form");
        if (form != null) {
            view.addObject("form", form);
        }
        view.addObject("cohort", cohort);
        Map<String, String> routes = new LinkedHashMap<>();
        scheme.routes().forEach(route -> routes.put(route.id(), route.title().in(locale)));
        view.addObject("routes", routes);
        view.addObject("asksOrigin", EnrolmentCheck.asksOrigin(scheme));
        view.setStatus(status);
        return view;
    }

    private static Map<Column, String> cells(CandidateForm form) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        put(cells, Column.BIRTH_NAME, form.birthName());
        put(cells, Column.USAGE_NAME, form.usageName());
        put(cells, Column.GIVEN_NAMES, form.givenNames());
        put(cells, Column.SEX, form.sex());
        put(cells, Column.BIRTH_DATE, form.birthDate());
        put(cells, Column.BIRTH_PLACE, form.birthPlace());
        put(cells, Column.EMAIL, form.email());
        put(cells, Column.ROUTE, form.route());
        put(cells, Column.ORIGIN, form.origin());
        put(cells, Column.ENROLLED_ON, form.enrolledOn());
        put(cells, Column.PRESENTED_BLOCKS, form.presentedBlocks());
        return cells;
    }

    private static void put(Map<Column, String> cells, Column column, @Nullable String text) {
        cells.put(column, Objects.requireNonNullElse(text, ""));
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
