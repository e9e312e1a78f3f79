package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.Accommodation;
import fr.parchemin.app.candidacy.Accommodation.Decision;
import fr.parchemin.app.candidacy.Accommodation.Motive;
import fr.parchemin.app.candidacy.Accommodations;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Facts.ChangedMeanwhile;
import fr.parchemin.app.candidacy.Measures;
import fr.parchemin.app.catalog.Flash;
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

/** What a candidate asked for because of a disability, and what is decided. */
@Controller
class AccommodationPages {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final Asked asked;
    private final Accommodations accommodations;
    private final MessageSource messages;
    private final Clock clock;

    AccommodationPages(Asked asked, Accommodations accommodations, MessageSource messages, Clock clock) {
        this.asked = asked;
        this.accommodations = accommodations;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/dossiers/{candidacy}/amenagements")
    @Allows(Action.SEE_ACCOMMODATIONS)
    ModelAndView page(@PathVariable long candidacy, Locale locale) {
        var found = asked.candidacy(candidacy);
        var words = new MeasureWords(messages, locale);
        var view = new ModelAndView("candidacy/accommodations");
        view.addObject("candidacy", found);
        view.addObject("granted", accommodations.of(found.id()).map(words::of).orElse(null));
        view.addObject(
                "history",
                accommodations.history(found.id()).stream().map(words::shown).toList());
        return view;
    }

    @GetMapping("/dossiers/{candidacy}/amenagements/demande")
    @Allows(Action.ASK_ACCOMMODATIONS)
    ModelAndView blank(@PathVariable long candidacy) {
        var form = AccommodationForm.of(today(), new Measures(0, false, false, false), null, null);
        return asking(asked.current(candidacy), HttpStatus.OK).addObject("form", form);
    }

    @PostMapping("/dossiers/{candidacy}/amenagements/demande")
    @Allows(Action.ASK_ACCOMMODATIONS)
    ModelAndView ask(
            @PathVariable long candidacy,
            @ModelAttribute("form") AccommodationForm form,
            BindingResult errors,
            Actor actor,
            RedirectAttributes redirect) {
        var found = asked.current(candidacy);
        form.check(errors, EARLIEST, today(), false);
        var day = form.day();
        if (errors.hasErrors() || day == null) {
            return asking(found, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        accommodations.ask(found.id(), day, form.measures(), actor);
        redirect.addFlashAttribute(
                Flash.NAME,
                Flash.good("candidacy.accommodation.asked", found.identity().spokenName()));
        return new ModelAndView("redirect:/dossiers/" + candidacy + "/amenagements");
    }

    @GetMapping("/dossiers/{candidacy}/amenagements/{request}")
    @Allows(Action.DECIDE_ACCOMMODATIONS)
    ModelAndView decision(@PathVariable long candidacy, @PathVariable long request, Locale locale) {
        var one = accommodation(candidacy, request);
        var form = one.ruling()
                .map(ruling -> AccommodationForm.of(
                        today(),
                        ruling.decision().granted(),
                        ruling.decision().granted().isAny() ? "GRANTED" : "REFUSED",
                        ruling.recorded().id()))
                .orElseGet(() -> AccommodationForm.of(today(), one.request().wanted(), null, null));
        return deciding(asked.current(candidacy), one, locale, HttpStatus.OK).addObject("form", form);
    }

    @PostMapping("/dossiers/{candidacy}/amenagements/{request}")
    @Allows(Action.DECIDE_ACCOMMODATIONS)
    ModelAndView decide(
            @PathVariable long candidacy,
            @PathVariable long request,
            @ModelAttribute("form") AccommodationForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var one = accommodation(candidacy, request);
        var found = asked.current(candidacy);
        form.check(errors, one.request().on(), today(), true);
        var day = form.day();
        if (errors.hasErrors() || day == null) {
            return deciding(found, one, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            accommodations.decide(
                    one.request(), new Decision(day, form.measures()), form.corrects(), form.motive(), actor);
        } catch (ChangedMeanwhile _) {
            errors.reject("candidacy.accommodation.changed-meanwhile");
            return deciding(found, one, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute(
                Flash.NAME,
                Flash.good(
                        "candidacy.accommodation.decided." + (form.isRefusal() ? "REFUSED" : "GRANTED"),
                        found.identity().spokenName()));
        return new ModelAndView("redirect:/dossiers/" + candidacy + "/amenagements");
    }

    private static ModelAndView asking(Candidacy candidacy, HttpStatus status) {
        var view = new ModelAndView("candidacy/accommodation-request", "candidacy", candidacy);
        view.setStatus(status);
        return view;
    }

    private ModelAndView deciding(Candidacy candidacy, Accommodation one, Locale locale, HttpStatus status) {
        var view = new ModelAndView("candidacy/accommodation-decision", "candidacy", candidacy);
        view.addObject("asked", new MeasureWords(messages, locale).shown(one));
        view.addObject("outcomes", List.of("GRANTED", "REFUSED"));
        view.addObject("motives", Motive.values());
        view.setStatus(status);
        return view;
    }

    private Accommodation accommodation(long candidacy, long request) {
        return accommodations.history(new CandidacyId(candidacy)).stream()
                .filter(one -> one.request().id() == request)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Nothing is added to a dossier whose evidence was erased. */
    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
