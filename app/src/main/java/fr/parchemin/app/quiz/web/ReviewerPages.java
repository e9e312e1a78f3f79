package fr.parchemin.app.quiz.web;

import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Invitations.Outcome;
import fr.parchemin.app.quiz.Quiz;
import fr.parchemin.app.quiz.Quiz.QuizId;
import fr.parchemin.app.quiz.Quizzes;
import fr.parchemin.app.quiz.Reviewers;
import fr.parchemin.app.quiz.Reviewers.Appointment;
import fr.parchemin.app.quiz.Reviewers.Reviewer;
import fr.parchemin.app.quiz.Reviewers.Task;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Locale;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who reviews a quiz, how they get in, and what each has to review. */
@Controller
class ReviewerPages {

    private static final int ROWS = 50;

    private final Quizzes quizzes;
    private final Reviewers reviewers;
    private final Cohorts cohorts;
    private final Catalog catalog;
    private final MessageSource messages;
    private final Clock clock;

    ReviewerPages(
            Quizzes quizzes,
            Reviewers reviewers,
            Cohorts cohorts,
            Catalog catalog,
            MessageSource messages,
            Clock clock) {
        this.quizzes = quizzes;
        this.reviewers = reviewers;
        this.cohorts = cohorts;
        this.catalog = catalog;
        this.messages = messages;
        this.clock = clock;
    }

    /** What is typed to appoint somebody. */
    record ReviewerForm(
            @NotBlank(message = "{quiz.missing.reviewer}") @Size(max = 120) @Nullable
            String name,

            @NotBlank(message = "{quiz.missing.email}")
            @Size(max = 200)
            @Pattern(regexp = "[^\\s@<>\",;]{1,100}@[^\\s@<>\",;]{1,100}", message = "{quiz.wrong.email}")
            @Nullable
            String email) {}

    /** Somebody who reviews. */
    record Row(long account, String name, String email) {}

    /** A quiz to review. */
    record TaskRow(
            long id,
            String title,
            @Nullable String foreign,
            String cohort,
            String until,
            boolean over,
            long papers,
            long untold) {}

    @GetMapping("/quiz")
    @Allows(Action.SEE_REVIEWS)
    ModelAndView tasks(@RequestParam(name = "avant", defaultValue = "0") long before, Actor actor, Locale locale) {
        var found = reviewers.tasks(actor, new QuizId(before > 0 ? before : Long.MAX_VALUE), ROWS + 1);
        var shown = found.stream().limit(ROWS).map(task -> row(task, locale)).toList();
        return new ModelAndView("quiz/reviews")
                .addObject("rows", shown)
                .addObject("previous", before > 0 ? "/quiz" : null)
                .addObject(
                        "next",
                        found.size() > ROWS ? "/quiz?avant=" + shown.getLast().id() : null);
    }

    private TaskRow row(Task task, Locale locale) {
        var labels = new Labels(catalog.edition(task.edition()).scheme(), messages, locale);
        return new TaskRow(
                task.quiz().value(),
                labels.assessment(task.assessment()),
                labels.foreign(),
                task.cohort(),
                new Formats(locale).moment(task.closesAt()),
                !clock.instant().isBefore(task.closesAt()),
                task.papers(),
                task.untold());
    }

    @GetMapping("/quiz/{quiz}/evaluateurs")
    @Allows(Action.APPOINT_REVIEWERS)
    ModelAndView page(@PathVariable long quiz, Locale locale) {
        return page(find(quiz), locale, HttpStatus.OK).addObject("form", new ReviewerForm("", ""));
    }

    @PostMapping("/quiz/{quiz}/evaluateurs")
    @Allows(Action.APPOINT_REVIEWERS)
    ModelAndView appoint(
            @PathVariable long quiz,
            @ModelAttribute("form") @Valid ReviewerForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = find(quiz);
        var name = form.name();
        var email = form.email();
        if (errors.hasErrors() || name == null || email == null) {
            return page(found, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var refused = switch (reviewers.appoint(found.id(), name, email, actor)) {
            case Appointment.Appointed _ -> null;
            case Appointment.Oneself _ -> "quiz.wrong.oneself";
            case Appointment.Closed _ -> "quiz.wrong.closed";
        };
        if (refused != null) {
            errors.rejectValue("email", refused);
            return page(found, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute(Flash.NAME, Flash.good("quiz.reviewer.appointed", name.strip()));
        return new ModelAndView("redirect:/quiz/" + quiz + "/evaluateurs");
    }

    @PostMapping("/quiz/{quiz}/evaluateurs/{account:\\d+}/retrait")
    @Allows(Action.APPOINT_REVIEWERS)
    String withdraw(
            @PathVariable long quiz, @PathVariable("account") long who, Actor actor, RedirectAttributes redirect) {
        var name = named(quiz, who);
        if (!reviewers.withdraw(new QuizId(quiz), who, actor)) {
            throw Bank.notFound();
        }
        redirect.addFlashAttribute(Flash.NAME, Flash.good("quiz.reviewer.withdrawn", name));
        return "redirect:/quiz/" + quiz + "/evaluateurs";
    }

    @PostMapping("/quiz/{quiz}/evaluateurs/{account:\\d+}/lien")
    @Allows(Action.APPOINT_REVIEWERS)
    ModelAndView link(
            @PathVariable long quiz,
            @PathVariable("account") long who,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var name = named(quiz, who);
        var back = "/quiz/" + quiz + "/evaluateurs";
        if (reviewers.link(new QuizId(quiz), who, actor).orElseThrow() instanceof Outcome.Handed handed) {
            return new ModelAndView("shell/handed")
                    .addObject("name", name)
                    .addObject("address", handed.address())
                    .addObject("until", new Formats(locale).moment(handed.until()))
                    .addObject("opened", title(find(quiz), locale))
                    .addObject("opens", Kind.QUIZ)
                    .addObject("back", back);
        }
        redirect.addFlashAttribute(Flash.NAME, Flash.good("quiz.reviewer.link-sent", name));
        return new ModelAndView("redirect:" + back);
    }

    private ModelAndView page(Quiz quiz, Locale locale, HttpStatus status) {
        var view = new ModelAndView("quiz/reviewers")
                .addObject("quiz", quiz)
                .addObject("cohort", cohorts.find(quiz.cohort()).orElseThrow(Bank::notFound))
                .addObject("assessment", title(quiz, locale))
                .addObject(
                        "reviewers",
                        reviewers.of(quiz.id()).stream()
                                .map(one -> new Row(one.account(), one.name(), reviewers.email(one.account())))
                                .toList());
        view.setStatus(status);
        return view;
    }

    private String title(Quiz quiz, Locale locale) {
        var cohort = cohorts.find(quiz.cohort()).orElseThrow(Bank::notFound);
        return new Labels(catalog.edition(cohort.edition()).scheme(), messages, locale).assessment(quiz.assessment());
    }

    private String named(long quiz, long account) {
        return reviewers.of(find(quiz).id()).stream()
                .filter(one -> one.account() == account)
                .map(Reviewer::name)
                .findFirst()
                .orElseThrow(Bank::notFound);
    }

    private Quiz find(long quiz) {
        return quizzes.find(new QuizId(quiz)).orElseThrow(Bank::notFound);
    }
}
