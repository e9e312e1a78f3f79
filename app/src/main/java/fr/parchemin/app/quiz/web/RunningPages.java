package fr.parchemin.app.quiz.web;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.quiz.Papers;
import fr.parchemin.app.quiz.Quiz;
import fr.parchemin.app.quiz.Quiz.QuizId;
import fr.parchemin.app.quiz.Quizzes;
import fr.parchemin.app.quiz.Reviewers;
import fr.parchemin.app.quiz.Roll;
import fr.parchemin.app.quiz.Scores;
import fr.parchemin.app.quiz.Scores.Neutralised;
import fr.parchemin.app.quiz.Statistics;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A quiz while it runs and once it is taken: who is where, each paper, and questions found wrong. */
@Controller
class RunningPages {

    private final Quizzes quizzes;
    private final Cohorts cohorts;
    private final Catalog catalog;
    private final Roll roll;
    private final Papers papers;
    private final Scores scores;
    private final Statistics statistics;
    private final Reviewers reviewers;
    private final PaperViews views;
    private final Bank bank;

    RunningPages(
            Quizzes quizzes,
            Cohorts cohorts,
            Catalog catalog,
            Roll roll,
            Papers papers,
            Scores scores,
            Statistics statistics,
            Reviewers reviewers,
            PaperViews views,
            Bank bank) {
        this.quizzes = quizzes;
        this.cohorts = cohorts;
        this.catalog = catalog;
        this.roll = roll;
        this.papers = papers;
        this.scores = scores;
        this.statistics = statistics;
        this.reviewers = reviewers;
        this.views = views;
        this.bank = bank;
    }

    /** A candidate on the quiz. */
    record Row(
            long candidacy,
            String name,
            String number,
            String state,
            @Nullable String when,
            String answered,
            int extra,
            @Nullable String share,
            @Nullable Boolean passed,
            @Nullable String motive,
            @Nullable String told,
            boolean begun) {}

    /** A question that was asked. */
    record Asked(long version, String code, String prompt, int asked, String difficulty, boolean neutralised) {}

    @GetMapping("/quiz/{quiz}")
    @Allows(Action.SEE_QUIZ)
    ModelAndView page(@PathVariable long quiz, Actor actor, Locale locale) {
        var found = quiz(quiz);
        var passing = scores.passing(found).orElse(null);
        var formats = new Formats(locale);
        var neutralised = scores.neutralisedIn(found);
        var rows = roll.of(found.id(), actor).stream()
                .map(line -> row(line, found, passing, locale))
                .toList();
        return view("quiz/quiz", found, locale)
                .addObject("rows", rows)
                .addObject("choices", Action.RUN_QUIZ.allows(actor.role()) ? quizzes.choices(found) : List.of())
                .addObject("reviewers", reviewers.of(found.id()))
                .addObject(
                        "untold",
                        rows.stream().filter(row -> row.told() != null).count())
                .addObject(
                        "asked",
                        statistics.of(found.id()).stream()
                                .map(one -> new Asked(
                                        one.question().version(),
                                        one.question().code(),
                                        one.question().prompt(),
                                        one.asked(),
                                        formats.achieved(one.difficulty()),
                                        neutralised.contains(one.question().version())))
                                .toList());
    }

    private Row row(Roll.Line line, Quiz quiz, @Nullable BigDecimal passing, Locale locale) {
        var formats = new Formats(locale);
        var share = line.share();
        var when = line.closedAt() == null ? line.begunAt() : line.closedAt();
        return new Row(
                line.candidacy().value(),
                line.name(),
                line.number(),
                state(line),
                when == null ? null : formats.moment(when),
                line.paper() == null ? "–" : bank.say("shell.progress", locale, line.answered(), quiz.size()),
                line.extraPercent(),
                share == null ? null : formats.achieved(share),
                (share == null || passing == null) ? null : share.compareTo(passing) >= 0,
                line.motive(),
                told(line, locale),
                line.paper() != null);
    }

    private static String state(Roll.Line line) {
        if (line.paper() == null) {
            return "NOT_BEGUN";
        }
        if (line.closedAt() == null) {
            return "RUNNING";
        }
        return line.handedIn() ? "HANDED_IN" : "TIME_OVER";
    }

    /** Why the dossier does not bear the score; absent: it does, or there is none. */
    private @Nullable String told(Roll.Line line, Locale locale) {
        if (line.share() == null || line.inDossier()) {
            return null;
        }
        return line.refused() == null
                ? bank.say("quiz.not-told", locale)
                : bank.say(
                        line.refused().equals("BY_HAND") ? "quiz.told-by-hand" : "quiz.told-refused",
                        locale,
                        line.refused());
    }

    @PostMapping("/quiz/{quiz}/resultats")
    @Allows(Action.REVIEW_QUIZ)
    String confirm(@PathVariable long quiz, Actor actor, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Flash.NAME, Flash.good("quiz.confirmed", scores.confirm(quiz(quiz), actor)));
        return "redirect:/quiz/" + quiz;
    }

    @PostMapping("/quiz/{quiz}/neutralisation")
    @Allows(Action.REVIEW_QUIZ)
    String neutralise(
            @PathVariable long quiz,
            @RequestParam(defaultValue = "0") long version,
            @RequestParam(defaultValue = "") String motive,
            Actor actor,
            RedirectAttributes redirect) {
        var flash = motive.isBlank()
                ? Flash.warning("quiz.question.motive-missing")
                : switch (scores.neutralise(quiz(quiz), version, motive.strip(), actor)) {
                    case Neutralised.Done(int changed) -> Flash.good("quiz.neutralised", changed);
                    case Neutralised.NotAsked _ -> Flash.warning("quiz.neutralised.not-asked");
                    case Neutralised.NothingLeft _ -> Flash.warning("quiz.neutralised.nothing-left");
                };
        redirect.addFlashAttribute(Flash.NAME, flash);
        return "redirect:/quiz/" + quiz;
    }

    @GetMapping("/quiz/{quiz}/copies/{taken:\\d+}")
    @Allows(Action.SEE_QUIZ)
    ModelAndView paper(@PathVariable long quiz, @PathVariable long taken, Actor actor, Locale locale) {
        var found = quiz(quiz);
        var line = roll.of(found.id(), actor).stream()
                .filter(one -> one.candidacy().equals(new CandidacyId(taken)) && one.closedAt() != null)
                .findFirst()
                .orElseThrow(Bank::notFound);
        var paper = papers.find(java.util.Objects.requireNonNull(line.paper())).orElseThrow(Bank::notFound);
        return view("quiz/review", found, locale)
                .addObject("line", row(line, found, scores.passing(found).orElse(null), locale))
                .addObject("lines", views.lines(scores.marked(found, paper), papers.history(paper), locale))
                .addObject("parts", views.parts(scores.themes(found, paper), locale));
    }

    private ModelAndView view(String template, Quiz quiz, Locale locale) {
        Cohort cohort = cohorts.find(quiz.cohort()).orElseThrow(Bank::notFound);
        var scheme = catalog.edition(cohort.edition()).scheme().id();
        var formats = new Formats(locale);
        var names = bank.assessments(scheme, locale);
        return bank.view(template, scheme, locale)
                .addObject("cohort", cohort)
                .addObject("quiz", quiz)
                .addObject("assessment", names.getOrDefault(quiz.assessment(), quiz.assessment()))
                .addObject("passing", scores.passing(quiz).map(formats::percent).orElse(null))
                .addObject(
                        "window",
                        bank.say(
                                "quiz.window", locale, formats.moment(quiz.opensAt()), formats.moment(quiz.closesAt())))
                .addObject("minutes", bank.say("quiz.minutes", locale, quiz.minutes()));
    }

    private Quiz quiz(long quiz) {
        return quizzes.find(new QuizId(quiz)).orElseThrow(Bank::notFound);
    }
}
