package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.Admissibilities;
import fr.parchemin.app.candidacy.Admissibility;
import fr.parchemin.app.candidacy.Admissibility.State;
import fr.parchemin.app.candidacy.Admissibility.Step;
import fr.parchemin.app.candidacy.Admissibility.What;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.Facts.ChangedMeanwhile;
import fr.parchemin.app.candidacy.Registrar.Entry;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
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

/** The feasibility file of a candidate by VAE: what came in, what is missing, what is answered. */
@Controller
class AdmissibilityPages {

    private static final int LONGEST = 300;

    private final Asked asked;
    private final Catalog catalog;
    private final Admissibilities admissibilities;
    private final MessageSource messages;
    private final Clock clock;

    AdmissibilityPages(
            Asked asked, Catalog catalog, Admissibilities admissibilities, MessageSource messages, Clock clock) {
        this.asked = asked;
        this.catalog = catalog;
        this.admissibilities = admissibilities;
        this.messages = messages;
        this.clock = clock;
    }

    /** What is typed about a file. */
    record Form(
            @Nullable What what,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate day,

            @Nullable String words) {

        String said() {
            return Objects.requireNonNullElse(words, "").strip();
        }
    }

    @GetMapping("/dossiers/{candidacy}/recevabilite")
    @Allows(Action.SEE_PROOFS)
    ModelAndView page(@PathVariable long candidacy, Locale locale) {
        return page(asked.candidacy(candidacy), new Form(null, LocalDate.now(clock), ""), locale, HttpStatus.OK);
    }

    @PostMapping("/dossiers/{candidacy}/recevabilite")
    @Allows(Action.RECORD_ADMISSIBILITY)
    ModelAndView record(
            @PathVariable long candidacy,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = asked.current(candidacy);
        var file = admissibilities.of(found.id());
        check(form, found, file, errors);
        var day = form.day();
        var what = form.what();
        if (!errors.hasErrors() && what != null && day != null) {
            var words = what == What.INCOMPLETE || what == What.REFUSED ? form.said() : "";
            try {
                if (admissibilities.record(found, file, what, day, words, actor) instanceof Entry.Refused refused) {
                    refused.reasons()
                            .forEach(reason -> errors.reject(
                                    reason.key(), reason.arguments().toArray(), reason.key()));
                }
            } catch (ChangedMeanwhile _) {
                errors.reject("candidacy.admissibility.changed-meanwhile");
            }
        }
        if (errors.hasErrors()) {
            return page(found, null, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute(
                Flash.NAME,
                Flash.good("candidacy.admissibility.recorded", found.identity().spokenName()));
        return back(candidacy);
    }

    private void check(Form form, Candidacy candidacy, Admissibility file, BindingResult errors) {
        var today = LocalDate.now(clock);
        var state = file.on(today);
        var what = form.what();
        var day = form.day();
        if (what == null) {
            if (!errors.hasFieldErrors("what")) {
                errors.rejectValue("what", "candidacy.admissibility.missing-what");
            }
        } else if (!possible(candidacy, file, state).contains(what)) {
            errors.rejectValue("what", "candidacy.admissibility.not-now");
        }
        var earliest = file.steps().isEmpty()
                ? LocalDate.of(2000, 1, 1)
                : file.steps().getLast().on();
        if (!errors.hasFieldErrors("day") && (day == null || day.isAfter(today) || day.isBefore(earliest))) {
            errors.rejectValue("day", "candidacy.admissibility.day-out-of-range");
        } else if (day != null
                && what == What.SILENCE
                && state instanceof State.Silent(LocalDate grantedOn)
                && !day.equals(grantedOn)) {
            errors.rejectValue("day", "candidacy.admissibility.silence-day", new Object[] {grantedOn}, "silence-day");
        } else if (day != null
                && isAnswer(what)
                && state instanceof State.Silent(LocalDate grantedOn)
                && !day.isBefore(grantedOn)) {
            errors.rejectValue("day", "candidacy.admissibility.too-late");
        }
        if ((what == What.INCOMPLETE || what == What.REFUSED) && form.said().isEmpty()) {
            errors.rejectValue("words", "candidacy.admissibility.missing-words");
        }
        if (form.said().length() > LONGEST) {
            errors.rejectValue("words", "candidacy.admissibility.long-words");
        }
    }

    private static boolean isAnswer(@Nullable What what) {
        return what == What.GRANTED || what == What.REFUSED;
    }

    /** What may happen next; nothing to those who do not come by VAE, unless something did. */
    private List<What> possible(Candidacy candidacy, Admissibility file, State state) {
        var scheme = catalog.edition(candidacy.edition()).scheme();
        var from = scheme.origin(candidacy.route(), candidacy.origin());
        return file.steps().isEmpty() && !Objects.equals(from, "vae") ? List.of() : possible(state);
    }

    private static List<What> possible(State state) {
        return switch (state) {
            case State.Nothing _, State.Lacking _ -> List.of(What.COMPLETE, What.INCOMPLETE);
            case State.Waiting _ -> List.of(What.GRANTED, What.REFUSED, What.INCOMPLETE);
            case State.Silent _ -> List.of(What.SILENCE, What.GRANTED, What.REFUSED);
            case State.Answered _ -> List.of();
        };
    }

    @PostMapping("/dossiers/{candidacy}/recevabilite/retrait")
    @Allows(Action.RECORD_ADMISSIBILITY)
    ModelAndView withdraw(
            @PathVariable long candidacy,
            @RequestParam(defaultValue = "0") long step,
            @RequestParam(defaultValue = "") String motive,
            Actor actor,
            RedirectAttributes redirect) {
        var found = asked.current(candidacy);
        var steps = admissibilities.of(found.id()).steps();
        if (motive.isBlank()
                || motive.length() > LONGEST
                || steps.isEmpty()
                || steps.getLast().recorded().id() != step) {
            redirect.addFlashAttribute(Flash.NAME, Flash.warning("candidacy.admissibility.not-withdrawn"));
            return back(candidacy);
        }
        try {
            admissibilities.withdraw(found.id(), steps.getLast(), motive.strip(), actor);
            redirect.addFlashAttribute(Flash.NAME, Flash.good("candidacy.admissibility.withdrawn"));
        } catch (ChangedMeanwhile _) {
            redirect.addFlashAttribute(Flash.NAME, Flash.warning("candidacy.admissibility.not-withdrawn"));
        }
        return back(candidacy);
    }

    private ModelAndView page(Candidacy candidacy, @Nullable Form form, Locale locale, HttpStatus status) {
        var formats = new Formats(locale);
        var file = admissibilities.of(candidacy.id());
        var state = file.on(LocalDate.now(clock));
        var view = new ModelAndView("candidacy/admissibility");
        view.setStatus(status);
        if (form != null) {
            view.addObject("form", state instanceof State.Silent(LocalDate on) ? new Form(What.SILENCE, on, "") : form);
        }
        view.addObject("candidacy", candidacy);
        view.addObject("state", sentence(state, formats, locale));
        view.addObject("badge", badge(state));
        view.addObject("possible", possible(candidacy, file, state));
        view.addObject(
                "last",
                file.steps().isEmpty()
                        ? null
                        : file.steps().getLast().recorded().id());
        view.addObject(
                "steps",
                file.steps().stream().map(step -> shown(step, formats, locale)).toList());
        return view;
    }

    private static String badge(State state) {
        return switch (state) {
            case State.Nothing _, State.Lacking _, State.Waiting _ -> "AWAITED";
            case State.Silent _ -> "GRANTED";
            case State.Answered answered -> answered.granted() ? "GRANTED" : "REFUSED";
        };
    }

    private String sentence(State state, Formats formats, Locale locale) {
        return switch (state) {
            case State.Nothing _ -> say("nothing", locale);
            case State.Lacking(String what, LocalDate since) -> say("lacking", locale, formats.day(since), what);
            case State.Waiting(LocalDate since, LocalDate due) ->
                say("waiting", locale, formats.day(since), formats.day(due));
            case State.Silent(LocalDate on) -> say("silent", locale, formats.day(on));
            case State.Answered answered -> answered(answered, formats, locale);
        };
    }

    private String answered(State.Answered answered, Formats formats, Locale locale) {
        var on = formats.day(answered.on());
        if (answered.reason() != null) {
            return say("refused", locale, on, answered.reason());
        }
        return say(answered.bySilence() ? "silence" : "granted", locale, on);
    }

    private Shown shown(Step step, Formats formats, Locale locale) {
        return new Shown(
                say("step." + step.what(), locale, formats.day(step.on())),
                step.words(),
                messages.getMessage(
                        "candidacy.measure.by",
                        new Object[] {
                            formats.moment(step.recorded().at()),
                            step.recorded().by()
                        },
                        locale));
    }

    /** A step as it is shown. */
    record Shown(String text, String words, String who) {}

    private static ModelAndView back(long candidacy) {
        return new ModelAndView("redirect:/dossiers/" + candidacy + "/recevabilite");
    }

    /** Nothing is added to a dossier whose evidence was erased. */
    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage("candidacy.admissibility." + key, arguments, locale);
    }
}
