package fr.parchemin.app.quiz.web;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.quiz.Questions;
import fr.parchemin.app.quiz.Quiz;
import fr.parchemin.app.quiz.Quiz.QuizId;
import fr.parchemin.app.quiz.Quizzes;
import fr.parchemin.app.quiz.Quizzes.Opening;
import fr.parchemin.app.quiz.Quizzes.Plan;
import fr.parchemin.app.quiz.Quizzes.Reason;
import fr.parchemin.app.quiz.Roll;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The quizzes of a cohort, how one is opened, and who is on it. */
@Controller
class QuizPages {

    private static final int MINUTES = 30;

    private final Cohorts cohorts;
    private final Catalog catalog;
    private final Quizzes quizzes;
    private final Questions questions;
    private final Roll roll;
    private final Bank bank;
    private final Clock clock;

    QuizPages(
            Cohorts cohorts, Catalog catalog, Quizzes quizzes, Questions questions, Roll roll, Bank bank, Clock clock) {
        this.cohorts = cohorts;
        this.catalog = catalog;
        this.quizzes = quizzes;
        this.questions = questions;
        this.roll = roll;
        this.bank = bank;
        this.clock = clock;
    }

    record Row(long id, String title, String window, int seats, int done, boolean over) {}

    @GetMapping("/cohortes/{cohort}/quiz")
    @Allows(Action.SEE_QUIZZES)
    ModelAndView list(@PathVariable long cohort, Locale locale) {
        var found = cohort(cohort);
        var counts = roll.counts(found.id());
        var names = bank.assessments(scheme(found), locale);
        return view("quiz/quizzes", found, locale)
                .addObject(
                        "rows",
                        quizzes.of(found.id()).stream()
                                .map(quiz -> new Row(
                                        quiz.id().value(),
                                        names.getOrDefault(quiz.assessment(), quiz.assessment()),
                                        window(quiz, locale),
                                        counts.getOrDefault(quiz.id(), new int[2])[0],
                                        counts.getOrDefault(quiz.id(), new int[2])[1],
                                        !clock.instant().isBefore(quiz.closesAt())))
                                .toList());
    }

    @GetMapping("/cohortes/{cohort}/quiz/nouveau")
    @Allows(Action.OPEN_QUIZ)
    ModelAndView blank(
            @PathVariable long cohort,
            @RequestParam(name = "epreuve", required = false) @Nullable String assessment,
            Locale locale) {
        var found = cohort(cohort);
        var start = LocalDateTime.ofInstant(clock.instant(), clock.getZone())
                .withSecond(0)
                .withNano(0);
        var form = new QuizForm(assessment, start, start.plusDays(7), MINUTES, true, false, Map.of());
        return form(found, form, locale, HttpStatus.OK);
    }

    @PostMapping("/cohortes/{cohort}/quiz")
    @Allows(Action.OPEN_QUIZ)
    ModelAndView open(
            @PathVariable long cohort,
            @ModelAttribute("form") QuizForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = cohort(cohort);
        var scheme = catalog.edition(found.edition()).scheme();
        boolean known = form.assessment() != null
                && bank.assessments(scheme.id(), locale).containsKey(form.assessment());
        if (!known) {
            return new ModelAndView("redirect:/cohortes/" + cohort + "/quiz/nouveau");
        }
        Plan plan = form.plan(clock.getZone(), errors).orElse(null);
        if (plan == null) {
            return form(found, form, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (quizzes.open(found, scheme, plan, actor)) {
            case Opening.Opened(QuizId quiz, int candidates) -> {
                redirect.addFlashAttribute(Flash.NAME, Flash.good("quiz.opened", candidates));
                yield new ModelAndView("redirect:/quiz/" + quiz.value());
            }
            case Opening.Refused(List<Reason> reasons) -> {
                reasons.forEach(
                        reason -> errors.reject("quiz.refused." + reason.key(), arguments(reason, locale), null));
                yield form(found, form, locale, HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    private static Object[] arguments(Reason reason, Locale locale) {
        var formats = new Formats(locale);
        return reason.arguments().stream()
                .map(one -> switch (one) {
                    case Instant instant -> formats.moment(instant);
                    case LocalDate day -> formats.day(day);
                    default -> one;
                })
                .toArray();
    }

    @PostMapping("/quiz/{quiz}/candidats")
    @Allows(Action.RUN_QUIZ)
    String add(
            @PathVariable long quiz,
            @RequestParam(name = "candidacies", required = false) @Nullable List<Long> candidacies,
            Actor actor,
            RedirectAttributes redirect) {
        Set<CandidacyId> wanted = candidacies == null
                ? Set.of()
                : candidacies.stream().map(CandidacyId::new).collect(Collectors.toSet());
        int added = quizzes.add(quiz(quiz), wanted, actor);
        redirect.addFlashAttribute(
                Flash.NAME,
                added == wanted.size()
                        ? Flash.good("quiz.added", added)
                        : Flash.warning("quiz.added-some", added, wanted.size() - added));
        return "redirect:/quiz/" + quiz;
    }

    @PostMapping("/quiz/{quiz}/candidats/{taken:\\d+}/retrait")
    @Allows(Action.RUN_QUIZ)
    String remove(@PathVariable long quiz, @PathVariable long taken, Actor actor, RedirectAttributes redirect) {
        boolean removed = quizzes.remove(quiz(quiz).id(), new CandidacyId(taken), actor);
        redirect.addFlashAttribute(
                Flash.NAME, removed ? Flash.good("quiz.removed") : Flash.warning("quiz.not-removed"));
        return "redirect:/quiz/" + quiz;
    }

    /** A theme that the quiz may draw from. */
    record ThemeRow(long id, String name, int available) {}

    private ModelAndView form(Cohort cohort, QuizForm form, Locale locale, HttpStatus status) {
        var scheme = scheme(cohort);
        var available = questions.available(scheme);
        var view = view("quiz/quiz-form", cohort, locale)
                .addObject("assessments", bank.assessments(scheme, locale))
                .addObject(
                        "themes",
                        bank.themes(scheme).stream()
                                .filter(theme -> form.assessment() != null
                                        && theme.assessments().contains(form.assessment()))
                                .map(theme ->
                                        new ThemeRow(theme.id(), theme.name(), available.getOrDefault(theme.id(), 0)))
                                .toList());
        if (status == HttpStatus.OK) {
            view.addObject("form", form);
        }
        view.setStatus(status);
        return view;
    }

    private ModelAndView view(String template, Cohort cohort, Locale locale) {
        return bank.view(template, scheme(cohort), locale).addObject("cohort", cohort);
    }

    private String window(Quiz quiz, Locale locale) {
        var formats = new Formats(locale);
        return bank.say("quiz.window", locale, formats.moment(quiz.opensAt()), formats.moment(quiz.closesAt()));
    }

    private String scheme(Cohort cohort) {
        return catalog.edition(cohort.edition()).scheme().id();
    }

    private Quiz quiz(long quiz) {
        return quizzes.find(new QuizId(quiz)).orElseThrow(Bank::notFound);
    }

    private Cohort cohort(long cohort) {
        return cohorts.find(new CohortId(cohort)).orElseThrow(Bank::notFound);
    }
}
