package fr.parchemin.app.sitting.web;

import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.sitting.NotAccredited;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.SittingId;
import fr.parchemin.app.sitting.Sittings;
import fr.parchemin.app.sitting.Summonses;
import fr.parchemin.app.sitting.Unconfirmed;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a sitting gets another day or place, or is cancelled. */
@Controller
class MovePages {

    private final Sittings sittings;
    private final Summonses summonses;
    private final Confirming confirming;
    private final Telling telling;

    MovePages(Sittings sittings, Summonses summonses, Confirming confirming, Telling telling) {
        this.sittings = sittings;
        this.summonses = summonses;
        this.confirming = confirming;
        this.telling = telling;
    }

    @GetMapping("/passages/{sitting}/deplacement")
    @Allows(Action.EDIT_SITTING)
    ModelAndView page(@PathVariable long sitting, Locale locale) {
        var found = found(sitting);
        var view = page(found, locale, HttpStatus.OK);
        view.addObject("form", SittingForm.of(found));
        view.addObject("cancellation", CancelForm.blank());
        return view;
    }

    @PostMapping("/passages/{sitting}/deplacement")
    @Allows(Action.EDIT_SITTING)
    ModelAndView move(
            @PathVariable long sitting,
            @ModelAttribute("form") @Valid SittingForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = found(sitting);
        form.check(errors);
        if (form.capacity() != null && form.capacity() < found.seated()) {
            errors.rejectValue("capacity", "sitting.wrong.fewer");
        }
        confirming.check(Confirming.Of.moving(found), form, errors, locale);
        if (errors.hasErrors()) {
            return refused(found, form, locale);
        }
        try {
            boolean moved =
                    sittings.move(found.id(), form.when(), form.where(), form.capacity(), form.confirmed(), actor);
            redirect.addFlashAttribute(
                    Flash.NAME, moved ? Flash.good("sitting.flash.moved") : Flash.warning("sitting.flash.not-moved"));
        } catch (NotAccredited e) {
            telling.reject(errors, "day", e.standing(), locale);
            return refused(found, form, locale);
        } catch (Unconfirmed e) {
            confirming.reject(e.doubts(), errors, locale);
            return refused(found, form, locale);
        }
        return new ModelAndView("redirect:/passages/" + sitting);
    }

    private ModelAndView refused(Sitting sitting, SittingForm form, Locale locale) {
        var view = page(sitting, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        view.addObject("cancellation", CancelForm.blank());
        view.addObject("boxes", confirming.boxes(Confirming.Of.moving(sitting), form));
        return view;
    }

    @PostMapping("/passages/{sitting}/annulation")
    @Allows(Action.EDIT_SITTING)
    ModelAndView cancel(
            @PathVariable long sitting,
            @ModelAttribute("cancellation") @Valid CancelForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = found(sitting);
        if (errors.hasErrors()) {
            var view = page(found, locale, HttpStatus.UNPROCESSABLE_CONTENT);
            view.addObject("form", SittingForm.of(found));
            return view;
        }
        redirect.addFlashAttribute(
                Flash.NAME,
                sittings.cancel(found.id(), Objects.requireNonNull(form.motive()), actor)
                        ? Flash.good("sitting.flash.cancelled")
                        : Flash.warning("sitting.flash.not-cancelled"));
        return new ModelAndView("redirect:/passages/" + sitting);
    }

    private ModelAndView page(Sitting sitting, Locale locale, HttpStatus status) {
        var view = new ModelAndView("sitting/move");
        view.addObject("sitting", sitting);
        view.addObject("what", telling.what(sitting, locale));
        view.addObject("begun", summonses.hasBegun(sitting));
        view.setStatus(status);
        return view;
    }

    private Sitting found(long sitting) {
        return sittings.find(new SittingId(sitting)).orElseThrow(SittingPages::notFound);
    }
}
