package fr.parchemin.app.quiz.web;

import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.quiz.Question;
import fr.parchemin.app.quiz.Questions;
import fr.parchemin.app.quiz.Questions.Changed;
import fr.parchemin.app.quiz.Questions.Draft;
import fr.parchemin.app.quiz.Task;
import fr.parchemin.app.quiz.Theme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

/** How a question is written and corrected. */
@Controller
class QuestionPages {

    private final Bank bank;
    private final Questions questions;

    QuestionPages(Bank bank, Questions questions) {
        this.bank = bank;
        this.questions = questions;
    }

    @GetMapping("/referentiels/{scheme}/questions/nouvelle")
    @Allows(Action.EDIT_QUESTIONS)
    ModelAndView blank(
            @PathVariable String scheme,
            @RequestParam(name = "type", required = false) @Nullable String kind,
            @RequestParam(name = "theme", required = false) @Nullable Long theme,
            Locale locale) {
        var chosen = BankPages.kind(kind);
        return chosen == null
                ? bank.view("quiz/kinds", scheme, locale).addObject("kinds", Task.Kind.values())
                : form(scheme, null, locale, HttpStatus.OK).addObject("form", QuestionForm.blank(chosen, theme));
    }

    @PostMapping("/referentiels/{scheme}/questions")
    @Allows(Action.EDIT_QUESTIONS)
    ModelAndView write(
            @PathVariable String scheme,
            @ModelAttribute("form") QuestionForm form,
            BindingResult errors,
            @RequestParam(name = "lignes", required = false) @Nullable String more,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        if (form.kind() == null) {
            return new ModelAndView("redirect:/referentiels/" + scheme + "/questions/nouvelle");
        }
        if (more != null) {
            return form(scheme, null, locale, HttpStatus.OK).addObject("form", form.longer());
        }
        long theme = theme(scheme, form, errors);
        var content = form.content(errors);
        if (content.isEmpty()) {
            return form(scheme, null, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var id = questions
                .write(scheme, List.of(new Draft(null, theme, content.get())), actor)
                .getFirst();
        redirect.addFlashAttribute(Flash.NAME, Flash.good("quiz.question.written"));
        return new ModelAndView("redirect:/referentiels/" + scheme + "/questions/" + id.value());
    }

    @GetMapping("/referentiels/{scheme}/questions/{question:\\d+}/correction")
    @Allows(Action.EDIT_QUESTIONS)
    ModelAndView correction(@PathVariable String scheme, @PathVariable long question, Locale locale) {
        var found = bank.question(scheme, question);
        return form(scheme, found, locale, HttpStatus.OK)
                .addObject("form", QuestionForm.of(found, new Formats(locale)));
    }

    @PostMapping("/referentiels/{scheme}/questions/{question:\\d+}/correction")
    @Allows(Action.EDIT_QUESTIONS)
    ModelAndView correct(
            @PathVariable String scheme,
            @PathVariable long question,
            @ModelAttribute("form") QuestionForm form,
            BindingResult errors,
            @RequestParam(name = "lignes", required = false) @Nullable String more,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = bank.question(scheme, question);
        if (more != null) {
            return form(scheme, found, locale, HttpStatus.OK).addObject("form", form.longer());
        }
        long theme = theme(scheme, form, errors);
        if (form.motive() == null || form.motive().isBlank()) {
            errors.rejectValue("motive", "quiz.question.motive-missing");
        }
        if (!found.task().kind().equals(form.kind())) {
            throw Bank.notFound();
        }
        var content = form.content(errors);
        if (content.isEmpty()) {
            return form(scheme, found, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean stale = !Objects.equals(form.seen(), found.number());
        var motive = Objects.requireNonNullElse(form.motive(), "").strip();
        var changed = stale
                ? new Changed.Meanwhile()
                : questions.change(found, theme, content.get(), found.withdrawn(), motive, actor);
        switch (changed) {
            case Changed.Written written -> {
                redirect.addFlashAttribute(
                        Flash.NAME,
                        Flash.good(
                                "quiz.question.corrected",
                                found.code(),
                                written.now().number()));
                return new ModelAndView("redirect:/referentiels/" + scheme + "/questions/" + question);
            }
            case Changed.Meanwhile _ -> errors.reject("quiz.question.meanwhile");
            case Changed.Needed needed ->
                errors.reject(
                        "quiz.question.needed", new Object[] {needed.quiz(), needed.theme(), needed.drawn()}, null);
        }
        return form(scheme, found, locale, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private long theme(String scheme, QuestionForm form, BindingResult errors) {
        boolean known = bank.themes(scheme).stream().anyMatch(theme -> Objects.equals(theme.id(), form.theme()));
        if (!known) {
            errors.rejectValue("theme", "quiz.missing.theme");
        }
        return form.theme() == null ? 0 : form.theme();
    }

    private ModelAndView form(String scheme, @Nullable Question corrected, Locale locale, HttpStatus status) {
        Map<Long, String> themes = bank.themes(scheme).stream()
                .collect(Collectors.toMap(Theme::id, Theme::name, (one, _) -> one, java.util.LinkedHashMap::new));
        var view = bank.view("quiz/question-form", scheme, locale)
                .addObject("themes", themes)
                .addObject("corrected", corrected);
        view.setStatus(status);
        return view;
    }
}
