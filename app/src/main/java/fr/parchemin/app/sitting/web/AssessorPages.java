package fr.parchemin.app.sitting.web;

import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Invitations.Outcome;
import fr.parchemin.app.sitting.Assessors;
import fr.parchemin.app.sitting.Assessors.Appointment;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.Sitting.Capacity;
import fr.parchemin.app.sitting.SittingId;
import fr.parchemin.app.sitting.Sittings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who assesses at a sitting, how they get in, and how much each has to do. */
@Controller
class AssessorPages {

    private static final int LOADS = 200;

    private final Sittings sittings;
    private final Assessors assessors;
    private final Telling telling;
    private final Clock clock;
    private final int days;

    AssessorPages(
            Sittings sittings,
            Assessors assessors,
            Telling telling,
            Clock clock,
            @Value("${parchemin.reminder.days:7}") int days) {
        this.sittings = sittings;
        this.assessors = assessors;
        this.telling = telling;
        this.clock = clock;
        this.days = days;
    }

    /** What is typed to appoint somebody. */
    record AssessorForm(
            @NotBlank(message = "{sitting.missing.assessor}") @Size(max = 120) @Nullable
            String name,

            @NotBlank(message = "{sitting.missing.email}")
            @Size(max = 200)
            @Pattern(regexp = "[^\\s@<>\",;]{1,100}@[^\\s@<>\",;]{1,100}", message = "{sitting.wrong.email}")
            @Nullable
            String email,

            @Nullable Capacity capacity,

            @Nullable Long instead) {}

    /** Somebody who assesses. */
    record Row(long account, String name, Capacity capacity, String email) {}

    @GetMapping("/passages/{sitting}/evaluateurs")
    @Allows(Action.APPOINT_ASSESSORS)
    ModelAndView page(
            @PathVariable long sitting,
            @RequestParam(name = "remplace", required = false) @Nullable Long instead,
            Locale locale) {
        return page(found(sitting), new AssessorForm("", "", null, instead), locale, HttpStatus.OK);
    }

    private ModelAndView page(Sitting sitting, AssessorForm form, Locale locale, HttpStatus status) {
        var view = new ModelAndView("sitting/assessors");
        if (status == HttpStatus.OK) {
            view.addObject("form", form);
        }
        var instead = form.instead();
        view.addObject("sitting", sitting);
        view.addObject(
                "replaced",
                sitting.assessors().stream()
                        .filter(one -> instead != null && one.account() == instead)
                        .map(Sitting.Assessor::name)
                        .findFirst()
                        .orElse(null));
        view.addObject("what", telling.what(sitting, locale));
        view.addObject("when", telling.when(sitting.when(), locale));
        view.addObject(
                "assessors",
                sitting.assessors().stream()
                        .map(one -> new Row(one.account(), one.name(), one.capacity(), assessors.email(one.account())))
                        .toList());
        view.addObject("capacities", Capacity.values());
        view.setStatus(status);
        return view;
    }

    @PostMapping("/passages/{sitting}/evaluateurs")
    @Allows(Action.APPOINT_ASSESSORS)
    ModelAndView appoint(
            @PathVariable long sitting,
            @ModelAttribute("form") @Valid AssessorForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = found(sitting);
        if (form.capacity() == null) {
            errors.rejectValue("capacity", "sitting.missing.capacity");
        }
        if (errors.hasErrors() || form.name() == null || form.email() == null || form.capacity() == null) {
            return page(found, form, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (appointed(found, form, form.name(), form.email(), form.capacity(), actor)) {
            case Appointment.Appointed _ -> {
                redirect.addFlashAttribute(Flash.NAME, Flash.good("sitting.flash.appointed", form.name()));
                yield new ModelAndView("redirect:/passages/" + sitting + "/evaluateurs");
            }
            case Appointment.Elsewhere _ -> {
                errors.rejectValue("email", "sitting.wrong.elsewhere");
                yield page(found, form, locale, HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case Appointment.Oneself _ -> {
                errors.rejectValue("email", "sitting.wrong.oneself");
                yield page(found, form, locale, HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case Appointment.Closed _ -> {
                errors.rejectValue("email", "sitting.wrong.closed");
                yield page(found, form, locale, HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    private Appointment appointed(
            Sitting sitting, AssessorForm form, String name, String email, Capacity capacity, Actor actor) {
        var instead = form.instead();
        return instead == null
                ? assessors.appoint(sitting.id(), name, email, capacity, actor)
                : assessors.replace(sitting.id(), instead, name, email, capacity, actor);
    }

    @PostMapping("/passages/{sitting}/evaluateurs/{account:\\d+}/retrait")
    @Allows(Action.APPOINT_ASSESSORS)
    String withdraw(
            @PathVariable long sitting, @PathVariable("account") long who, Actor actor, RedirectAttributes redirect) {
        if (!assessors.withdraw(found(sitting).id(), who, actor)) {
            throw SittingPages.notFound();
        }
        redirect.addFlashAttribute(Flash.NAME, Flash.good("sitting.flash.withdrawn"));
        return "redirect:/passages/" + sitting + "/evaluateurs";
    }

    @PostMapping("/passages/{sitting}/evaluateurs/{account:\\d+}/lien")
    @Allows(Action.APPOINT_ASSESSORS)
    ModelAndView link(
            @PathVariable long sitting,
            @PathVariable("account") long who,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = found(sitting);
        var name = found.assessors().stream()
                .filter(one -> one.account() == who)
                .map(Sitting.Assessor::name)
                .findFirst()
                .orElseThrow(SittingPages::notFound);
        var back = "/passages/" + sitting + "/evaluateurs";
        if (assessors.link(found.id(), who, actor).orElseThrow() instanceof Outcome.Handed handed) {
            var view = new ModelAndView("shell/handed");
            view.addObject("name", name);
            view.addObject("address", handed.address());
            view.addObject("until", new Formats(locale).moment(handed.until()));
            view.addObject("opened", telling.what(found, locale));
            view.addObject("opens", Kind.SITTING);
            view.addObject("back", back);
            return view;
        }
        redirect.addFlashAttribute(Flash.NAME, Flash.good("sitting.flash.link-sent", name));
        return new ModelAndView("redirect:" + back);
    }

    /** What somebody has still to hand in of a sitting. */
    record DueRow(long account, String name, long sitting, String what, String day, long toMark, boolean late) {}

    @GetMapping("/evaluateurs")
    @Allows(Action.SEE_SITTINGS)
    String loads(Actor actor, Model model, Locale locale) {
        var lateUntil = LocalDate.now(clock).minusDays(days);
        var formats = new Formats(locale);
        model.addAttribute("loads", assessors.loads(actor, lateUntil, LOADS));
        model.addAttribute(
                "due",
                assessors.due(actor, LOADS).stream()
                        .map(one -> new DueRow(
                                one.account(),
                                one.name(),
                                one.sitting().value(),
                                telling.what(one, locale),
                                formats.day(one.day()),
                                one.toMark(),
                                !one.day().isAfter(lateUntil)))
                        .toList());
        model.addAttribute("days", days);
        return "sitting/loads";
    }

    private Sitting found(long sitting) {
        return sittings.find(new SittingId(sitting)).orElseThrow(SittingPages::notFound);
    }
}
