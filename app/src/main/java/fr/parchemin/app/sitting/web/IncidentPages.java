package fr.parchemin.app.sitting.web;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.sitting.Incidents;
import fr.parchemin.app.sitting.Incidents.IncidentKind;
import fr.parchemin.app.sitting.Seat;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.SittingId;
import fr.parchemin.app.sitting.Sittings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What happened at a sitting, told and signed. */
@Controller
class IncidentPages {

    private final Sittings sittings;
    private final Incidents incidents;
    private final Telling telling;

    IncidentPages(Sittings sittings, Incidents incidents, Telling telling) {
        this.sittings = sittings;
        this.incidents = incidents;
        this.telling = telling;
    }

    /** What is typed to tell something. */
    record IncidentForm(
            @Nullable IncidentKind kind,

            @Nullable Long about,

            @NotBlank(message = "{sitting.missing.told}") @Size(max = 4000) @Nullable
            String told) {}

    /** Something told. */
    record Row(IncidentKind kind, @Nullable String about, String told, String signed, String by) {}

    @GetMapping("/passages/{sitting}/incidents")
    @Allows(Action.SEE_SITTING)
    ModelAndView page(@PathVariable long sitting, Actor actor, Locale locale) {
        return page(found(sitting), new IncidentForm(null, null, ""), actor, locale, HttpStatus.OK);
    }

    @PostMapping("/passages/{sitting}/incidents")
    @Allows(Action.RUN_SITTING)
    ModelAndView sign(
            @PathVariable long sitting,
            @ModelAttribute("form") @Valid IncidentForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = found(sitting);
        if (form.kind() == null) {
            errors.rejectValue("kind", "sitting.missing.kind");
        }
        if (form.kind() == IncidentKind.FRAUD && form.about() == null) {
            errors.rejectValue("about", "sitting.missing.about");
        }
        if (errors.hasErrors() || form.kind() == null || form.told() == null) {
            return page(found, null, actor, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var about = form.about() == null ? null : new CandidacyId(form.about());
        if (!incidents.sign(found.id(), form.kind(), about, form.told(), actor)) {
            throw SittingPages.notFound();
        }
        redirect.addFlashAttribute(Flash.NAME, Flash.good("sitting.flash.signed"));
        return new ModelAndView("redirect:/passages/" + sitting + "/incidents");
    }

    private ModelAndView page(
            Sitting sitting, @Nullable IncidentForm form, Actor actor, Locale locale, HttpStatus status) {
        var view = new ModelAndView("sitting/incidents");
        if (form != null) {
            view.addObject("form", form);
        }
        Map<Long, String> names = new LinkedHashMap<>();
        for (Seat seat : sittings.seats(sitting.id(), actor)) {
            names.put(seat.candidacy().value(), seat.name());
        }
        view.addObject("sitting", sitting);
        view.addObject("what", telling.what(sitting, locale));
        view.addObject("when", telling.when(sitting.when(), locale));
        view.addObject("names", names);
        view.addObject("kinds", IncidentKind.values());
        view.addObject(
                "incidents",
                incidents.of(sitting.id(), actor).stream()
                        .map(one -> new Row(
                                one.kind(),
                                one.about(),
                                one.told(),
                                new Formats(locale).moment(one.signedAt()),
                                one.signedBy()))
                        .toList());
        view.setStatus(status);
        return view;
    }

    private Sitting found(long sitting) {
        return sittings.find(new SittingId(sitting)).orElseThrow(SittingPages::notFound);
    }
}
