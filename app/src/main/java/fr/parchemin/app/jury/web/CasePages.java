package fr.parchemin.app.jury.web;

import fr.parchemin.app.assessment.Sentences;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.jury.Decision.Choice;
import fr.parchemin.app.jury.Decision.Decided;
import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.jury.Rooms;
import fr.parchemin.app.jury.Rooms.Seat;
import fr.parchemin.app.jury.SessionId;
import fr.parchemin.app.jury.web.DecisionForm.Reading;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One candidate before the jury, and the decision. */
@Controller
class CasePages {

    /** How many candidates are listed before and after the one that is looked at. */
    private static final int AROUND = 12;

    private final Rooms rooms;
    private final Deliberations deliberations;
    private final Sentences sentences;
    private final MessageSource messages;

    CasePages(Rooms rooms, Deliberations deliberations, Sentences sentences, MessageSource messages) {
        this.rooms = rooms;
        this.deliberations = deliberations;
        this.sentences = sentences;
        this.messages = messages;
    }

    @GetMapping("/jurys/{session}/candidats/{candidacy}")
    @Allows(Action.SEE_SESSION)
    ModelAndView show(@PathVariable long session, @PathVariable long candidacy, Locale locale) {
        return show(session, candidacy, DecisionForm.blank(), null, locale);
    }

    /** Why nothing was recorded: the key of its sentence, and the field where it is. */
    record Refusal(String key, String field) {}

    private ModelAndView show(
            long session, long candidacy, DecisionForm form, @Nullable Refusal refused, Locale locale) {
        var seat = seat(session, candidacy);
        var room = RoomPage.of(seat.room(), Filter.ALL, new Formats(locale), locale);
        var words = sentences.in(seat.room().edition().scheme(), locale);
        var view = new ModelAndView("jury/case", refused == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        view.addObject("page", CasePage.of(seat, room, words));
        view.addObject("form", form);
        view.addObject("refused", refused);
        return view;
    }

    @PostMapping("/jurys/{session}/candidats/{candidacy}")
    @Allows(Action.DECIDE)
    ModelAndView decide(
            @PathVariable long session,
            @PathVariable long candidacy,
            @ModelAttribute("form") DecisionForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var one = seat(session, candidacy).one();
        return switch (form.read(proposed(one))) {
            case Reading.Unreadable(var field) ->
                show(
                        session,
                        candidacy,
                        form,
                        new Refusal(field.equals("to") ? "jury.refused.no-day" : "jury.refused.unreadable", field),
                        locale);
            case Reading.Read(var choice) -> decide(session, one, choice, form, actor, locale, redirect);
        };
    }

    private ModelAndView decide(
            long session,
            Case one,
            Choice choice,
            DecisionForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var id = one.id();
        long candidacy = id.value();
        var seen = form.seen() == null ? "" : form.seen();
        return switch (deliberations.decide(new SessionId(session), id, choice, seen, actor)) {
            case Decided.Refused(var why) -> show(session, candidacy, form, refusal(why), locale);
            case Decided.Recorded(var ruling, boolean departs) -> {
                var word = messages.getMessage("jury.ruling." + ruling, null, locale);
                redirect.addFlashAttribute(
                        Flash.NAME,
                        Flash.good(departs ? "jury.flash.departed" : "jury.flash.decided", one.spokenName(), word));
                yield new ModelAndView("redirect:" + onward(session, candidacy));
            }
        };
    }

    private static Refusal refusal(Decided.Why why) {
        var field = switch (why) {
            case MOTIVE_MISSING -> "motive";
            case ADJOURNED_TO_AN_EARLIER_DAY -> "to";
            case SESSION_CLOSED, FACTS_CHANGED, DECIDED_MEANWHILE, STILL_OPEN, AGAINST_A_FACT, NO_DEPARTURE -> "choice";
        };
        return new Refusal("jury.refused." + why, field);
    }

    /** The next candidate to be decided after this one, else the table. */
    private String onward(long session, long candidacy) {
        return rooms.after(new SessionId(session), new CandidacyId(candidacy))
                .map(next -> "/jurys/%d/candidats/%d".formatted(session, next.value()))
                .orElse("/jurys/" + session);
    }

    private static Map<String, Status> proposed(Case one) {
        Map<String, Status> proposed = new LinkedHashMap<>();
        var proposal = one.proposal();
        if (proposal != null) {
            proposal.blocks().forEach(block -> proposed.put(block.block(), block.status()));
        }
        return proposed;
    }

    private Seat seat(long session, long candidacy) {
        return rooms.seat(new SessionId(session), new CandidacyId(candidacy), AROUND)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
