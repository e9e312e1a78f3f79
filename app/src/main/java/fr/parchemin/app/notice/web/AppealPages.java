package fr.parchemin.app.notice.web;

import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.notice.Appeal;
import fr.parchemin.app.notice.Appeal.About;
import fr.parchemin.app.notice.Appeal.Filing;
import fr.parchemin.app.notice.Appeal.Kind;
import fr.parchemin.app.notice.Appeals;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Allows;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Complaints and appeals: filed on the dossier, answered there, and listed for who answers them. */
@Controller
class AppealPages {

    private static final int SIZE = 50;

    private final Appeals appeals;
    private final Candidacies candidacies;
    private final Clock clock;

    AppealPages(Appeals appeals, Candidacies candidacies, Clock clock) {
        this.appeals = appeals;
        this.candidacies = candidacies;
        this.clock = clock;
    }

    @GetMapping("/recours")
    @Allows(Action.SEE_APPEALS)
    String list(
            @RequestParam(name = "etat", defaultValue = "") String state,
            @RequestParam(name = "avant", required = false) @Nullable Long before,
            Actor actor,
            Model model,
            Locale locale) {
        boolean all = state.equals("tous");
        var found = appeals.latest(actor, !all, before, SIZE + 1);
        var shown = found.subList(0, Math.min(SIZE, found.size()));
        model.addAttribute("appeals", shown);
        model.addAttribute("every", all);
        model.addAttribute("next", found.size() > SIZE ? shown.getLast().id() : null);
        frame(model, locale);
        return "notice/appeals";
    }

    @GetMapping("/dossiers/{candidacy}/recours")
    @Allows(Action.SEE_APPEAL)
    String ofCandidate(@PathVariable long candidacy, Model model, Locale locale) {
        var found = find(candidacy);
        model.addAttribute("candidacy", found);
        model.addAttribute("appeals", appeals.of(found.id()));
        model.addAttribute("until", appeals.until(found.id()).orElse(null));
        frame(model, locale);
        return "notice/appeal-list";
    }

    @GetMapping("/dossiers/{candidacy}/recours/nouveau")
    @Allows(Action.FILE_APPEAL)
    ModelAndView blank(@PathVariable long candidacy, Locale locale) {
        return filing(current(candidacy), locale, HttpStatus.OK).addObject("form", AppealForm.BLANK);
    }

    @PostMapping("/dossiers/{candidacy}/recours/nouveau")
    @Allows(Action.FILE_APPEAL)
    ModelAndView file(
            @PathVariable long candidacy,
            @ModelAttribute("form") AppealForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = current(candidacy);
        form.check(errors);
        var kind = form.kind();
        var about = form.about();
        if (errors.hasErrors() || kind == null || about == null) {
            return filing(found, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (appeals.file(found.id(), kind, about, form.text(), day(form, actor), actor)) {
            case Filing.Refused(var why) -> {
                AppealForm.refuse(errors, why);
                yield filing(found, locale, HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case Filing.Done _ -> {
                redirect.addFlashAttribute(Flash.NAME, Flash.good("notice.appeal.filed." + kind));
                yield new ModelAndView("redirect:/dossiers/" + candidacy + "/recours");
            }
        };
    }

    /** What candidates file themselves comes in when they do. */
    private LocalDate day(AppealForm form, Actor actor) {
        var typed = form.filedOn();
        return typed == null || actor.role() == Role.CANDIDATE ? today() : typed;
    }

    @GetMapping("/dossiers/{candidacy}/recours/{appeal}")
    @Allows(Action.SEE_APPEAL)
    ModelAndView one(@PathVariable long candidacy, @PathVariable long appeal, Locale locale) {
        return one(find(candidacy), find(candidacy, appeal), "", locale, HttpStatus.OK);
    }

    @PostMapping("/dossiers/{candidacy}/recours/{appeal}/examen")
    @Allows(Action.ANSWER_APPEAL)
    String examine(@PathVariable long candidacy, @PathVariable long appeal, Actor actor, RedirectAttributes redirect) {
        boolean begun = appeals.examine(find(candidacy, appeal), actor);
        redirect.addFlashAttribute(
                Flash.NAME,
                begun ? Flash.good("notice.appeal.examined") : Flash.warning("notice.appeal.examined-before"));
        return "redirect:/dossiers/" + candidacy + "/recours/" + appeal;
    }

    @PostMapping("/dossiers/{candidacy}/recours/{appeal}")
    @Allows(Action.ANSWER_APPEAL)
    ModelAndView answer(
            @PathVariable long candidacy,
            @PathVariable long appeal,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String motive,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = find(candidacy, appeal);
        if (!answer.equals("ACCEPTED") && !answer.equals("REJECTED")) {
            return one(find(candidacy), found, motive, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (appeals.answer(found, answer.equals("ACCEPTED"), motive, actor)) {
            case MOTIVE_MISSING -> one(find(candidacy), found, motive, locale, HttpStatus.UNPROCESSABLE_CONTENT);
            case DONE -> answered(candidacy, appeal, Flash.good("notice.appeal.answered"), redirect);
            case ANSWERED_BEFORE ->
                answered(candidacy, appeal, Flash.warning("notice.appeal.answered-before"), redirect);
        };
    }

    private static ModelAndView answered(long candidacy, long appeal, Flash flash, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Flash.NAME, flash);
        return new ModelAndView("redirect:/dossiers/" + candidacy + "/recours/" + appeal);
    }

    private ModelAndView one(Candidacy candidacy, Appeal appeal, String motive, Locale locale, HttpStatus status) {
        var view = new ModelAndView("notice/appeal", status);
        view.addObject("candidacy", candidacy);
        view.addObject("appeal", appeal);
        view.addObject("motive", motive);
        view.addObject("missing", status != HttpStatus.OK);
        return frame(view, locale);
    }

    private ModelAndView filing(Candidacy candidacy, Locale locale, HttpStatus status) {
        var view = new ModelAndView("notice/appeal-form", status);
        view.addObject("candidacy", candidacy);
        view.addObject("kinds", Kind.values());
        view.addObject("abouts", About.values());
        view.addObject("until", appeals.until(candidacy.id()).orElse(null));
        return frame(view, locale);
    }

    private ModelAndView frame(ModelAndView view, Locale locale) {
        return view.addObject("formats", new Formats(locale)).addObject("today", today());
    }

    private void frame(Model model, Locale locale) {
        model.addAttribute("formats", new Formats(locale));
        model.addAttribute("today", today());
    }

    private Appeal find(long candidacy, long appeal) {
        return appeals.find(new CandidacyId(candidacy), appeal)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Candidacy find(long candidacy) {
        return candidacies
                .find(new CandidacyId(candidacy))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Nothing is added to a dossier whose evidence was erased. */
    private Candidacy current(long candidacy) {
        var found = find(candidacy);
        if (found.erasedOn() != null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return found;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
