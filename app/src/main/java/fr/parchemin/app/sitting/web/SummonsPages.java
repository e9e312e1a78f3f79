package fr.parchemin.app.sitting.web;

import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.sitting.Seat;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.SittingId;
import fr.parchemin.app.sitting.Sittings;
import fr.parchemin.app.sitting.Summonses;
import fr.parchemin.app.sitting.Summonses.Summoning;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How those who sit are summoned. */
@Controller
class SummonsPages {

    private final Sittings sittings;
    private final Summonses summonses;
    private final SittingReadout readout;
    private final Telling telling;

    SummonsPages(Sittings sittings, Summonses summonses, SittingReadout readout, Telling telling) {
        this.sittings = sittings;
        this.summonses = summonses;
        this.readout = readout;
        this.telling = telling;
    }

    @PostMapping("/passages/{sitting}/convocations")
    @Allows(Action.EDIT_SITTING)
    ModelAndView summon(
            @PathVariable long sitting,
            @ModelAttribute("summons") @Valid SummonsForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = sittings.find(new SittingId(sitting)).orElseThrow(SittingPages::notFound);
        if (errors.hasErrors()) {
            return readout.refused(found, actor, locale);
        }
        return switch (summonses.summon(found.id(), form.reason(), actor)) {
            case Summoning.Done(var summoned) -> {
                redirect.addFlashAttribute(Flash.NAME, told(summoned));
                yield new ModelAndView("redirect:/passages/" + sitting);
            }
            case Summoning.Begun _ -> {
                reject(found, errors, locale);
                yield readout.refused(found, actor, locale);
            }
            case Summoning.Late _ -> {
                reject(form, errors);
                yield readout.refused(found, actor, locale);
            }
        };
    }

    private static Flash told(List<Seat> summoned) {
        var without = summoned.stream().filter(seat -> seat.email() == null).count();
        return without == 0
                ? Flash.good("sitting.flash.summoned", summoned.size())
                : Flash.warning("sitting.flash.summoned-some", summoned.size(), without);
    }

    private void reject(Sitting sitting, BindingResult errors, Locale locale) {
        var sentence = telling.say("sitting.begun", locale, telling.when(sitting.when(), locale));
        errors.reject("sitting.said", new Object[] {sentence}, sentence);
    }

    private static void reject(SummonsForm form, BindingResult errors) {
        if (!form.isMeant()) {
            errors.rejectValue("late", "sitting.late.confirm");
        }
        if (!form.isReasoned()) {
            errors.rejectValue("motive", "sitting.late.motive.missing");
        }
    }
}
