package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Move;
import fr.parchemin.app.candidacy.Move.Cause;
import fr.parchemin.app.candidacy.Moves;
import fr.parchemin.app.candidacy.Moves.Outcome;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Access;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a candidacy is withdrawn, reopened or transferred, and which ones of a cohort were. */
@Controller
class MovePages {

    private static final int MOST = 500;

    private final Asked asked;
    private final Cohorts cohorts;
    private final Moves moves;
    private final Access access;
    private final MessageSource messages;
    private final Clock clock;

    MovePages(Asked asked, Cohorts cohorts, Moves moves, Access access, MessageSource messages, Clock clock) {
        this.asked = asked;
        this.cohorts = cohorts;
        this.moves = moves;
        this.access = access;
        this.messages = messages;
        this.clock = clock;
    }

    /** What is typed: to withdraw, to reopen or to transfer. */
    record Form(
            @Nullable String what,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate day,

            @Nullable Cause cause,
            @Nullable Long cohort) {}

    @GetMapping("/dossiers/{candidacy}/suivi")
    @Allows(Action.SEE_PROOFS)
    ModelAndView page(@PathVariable long candidacy, Actor actor, Locale locale) {
        var form = new Form(null, LocalDate.now(clock), null, null);
        return page(asked.candidacy(candidacy), actor, locale, HttpStatus.OK).addObject("form", form);
    }

    @GetMapping("/cohortes/{cohort}/departs")
    @Allows(Action.SEE_COHORT)
    ModelAndView list(@PathVariable long cohort, Actor actor, Locale locale) {
        var found =
                cohorts.find(new CohortId(cohort)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var view = new ModelAndView("candidacy/moves", "cohort", found);
        view.addObject(
                "moves",
                moves.of(found.id(), actor, MOST).stream()
                        .map(move -> shown(move, locale))
                        .toList());
        return view;
    }

    @PostMapping("/dossiers/{candidacy}/suivi")
    @Allows(Action.MOVE_CANDIDACY)
    ModelAndView move(
            @PathVariable long candidacy,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = asked.candidacy(candidacy);
        check(found, form, actor, errors);
        var day = form.day();
        var cause = form.cause();
        if (!errors.hasErrors() && day != null && cause != null) {
            var outcome = switch (Objects.requireNonNullElse(form.what(), "")) {
                case "WITHDRAWN" -> moves.withdraw(found.id(), day, cause, actor);
                case "REOPENED" -> moves.reopen(found.id(), day, cause, actor);
                default ->
                    moves.transfer(
                            found.id(), new CohortId(Objects.requireNonNullElse(form.cohort(), 0L)), day, cause, actor);
            };
            if (outcome instanceof Outcome.Refused(var reasons)) {
                reasons.forEach(
                        reason -> errors.reject(reason.key(), reason.arguments().toArray(), reason.key()));
            }
        }
        if (errors.hasErrors()) {
            return page(found, actor, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute(
                Flash.NAME,
                Flash.good(
                        "candidacy.move.done." + form.what(), found.identity().spokenName()));
        return new ModelAndView("redirect:/dossiers/" + candidacy + "/suivi");
    }

    private void check(Candidacy candidacy, Form form, Actor actor, BindingResult errors) {
        var day = form.day();
        if (form.what() == null || !possible(candidacy).contains(form.what())) {
            errors.rejectValue("what", "candidacy.move.missing-what");
        }
        if (!errors.hasFieldErrors("day")
                && (day == null || day.isAfter(LocalDate.now(clock)) || day.isBefore(candidacy.enrolledOn()))) {
            errors.rejectValue("day", "candidacy.move.day-out-of-range");
        }
        if (form.cause() == null) {
            errors.rejectValue("cause", "candidacy.move.missing-cause");
        }
        if ("TRANSFERRED".equals(form.what())
                && !targets(candidacy, actor).containsKey(Objects.toString(form.cohort(), ""))) {
            errors.rejectValue("cohort", "candidacy.move.missing-cohort");
        }
    }

    private static List<String> possible(Candidacy candidacy) {
        return candidacy.withdrawnOn() == null ? List.of("WITHDRAWN", "TRANSFERRED") : List.of("REOPENED");
    }

    /** The cohorts that the actor sees. */
    private Map<String, String> targets(Candidacy candidacy, Actor actor) {
        Map<String, String> targets = new LinkedHashMap<>();
        moves.targets(candidacy).stream()
                .filter(one -> access.allows(
                        actor, Action.ENROL, Long.toString(one.id().value())))
                .forEach(one -> targets.put(Long.toString(one.id().value()), one.name()));
        return targets;
    }

    private ModelAndView page(Candidacy candidacy, Actor actor, Locale locale, HttpStatus status) {
        var view = new ModelAndView("candidacy/move", "candidacy", candidacy);
        view.setStatus(status);
        view.addObject("possible", possible(candidacy));
        view.addObject("causes", Cause.values());
        view.addObject("cohorts", Action.MOVE_CANDIDACY.allows(actor.role()) ? targets(candidacy, actor) : Map.of());
        view.addObject(
                "state",
                candidacy.withdrawnOn() == null
                        ? messages.getMessage("candidacy.move.open", new Object[] {candidacy.cohortName()}, locale)
                        : messages.getMessage(
                                "candidacy.move.withdrawn-on",
                                new Object[] {new Formats(locale).day(candidacy.withdrawnOn())},
                                locale));
        view.addObject(
                "moves",
                moves.of(candidacy.id()).stream()
                        .map(move -> shown(move, locale))
                        .toList());
        return view;
    }

    private Shown shown(Move move, Locale locale) {
        var formats = new Formats(locale);
        return new Shown(
                move.candidacy().value(),
                move.candidate(),
                move.number(),
                messages.getMessage(
                        "candidacy.move.told." + move.what(),
                        new Object[] {formats.day(move.on()), move.from(), Objects.toString(move.to(), "")},
                        locale),
                messages.getMessage("candidacy.move.cause." + move.cause(), null, locale),
                messages.getMessage(
                        "candidacy.measure.by",
                        new Object[] {
                            formats.moment(move.recorded().at()),
                            move.recorded().by()
                        },
                        locale));
    }

    /** A move as it is shown. */
    record Shown(long id, String name, String number, String text, String cause, String who) {}
}
