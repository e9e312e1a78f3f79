package fr.parchemin.app.jury.web;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.jury.ClosedSessions;
import fr.parchemin.app.jury.Deliberation;
import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.jury.Prospect;
import fr.parchemin.app.jury.Rooms;
import fr.parchemin.app.jury.Session;
import fr.parchemin.app.jury.Session.Closing;
import fr.parchemin.app.jury.SessionId;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.people.Unreadable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A session as a whole: its table, what is decided for all at once, its closing and its minutes. */
@Controller
class RoomPages {

    private static final int ROWS = 50;

    private final Rooms rooms;
    private final Deliberations deliberations;
    private final ClosedSessions closedSessions;

    RoomPages(Rooms rooms, Deliberations deliberations, ClosedSessions closedSessions) {
        this.rooms = rooms;
        this.deliberations = deliberations;
        this.closedSessions = closedSessions;
    }

    @GetMapping("/jurys/{session}")
    @Allows(Action.SEE_SESSION)
    String table(
            @PathVariable long session,
            @RequestParam(name = "filtre", required = false) @Nullable String filter,
            @RequestParam(name = "apres", required = false) @Nullable Long after,
            Model model,
            Locale locale) {
        var chosen = Filter.of(filter);
        var room = rooms.of(new SessionId(session), chosen.part(), after == null ? null : new CandidacyId(after), ROWS)
                .orElseThrow(RoomPages::notFound);
        model.addAttribute("page", RoomPage.of(room, chosen, new Formats(locale), locale));
        model.addAttribute("first", after == null ? null : "/jurys/" + session + "?filtre=" + chosen.address());
        return "jury/room";
    }

    @GetMapping("/jurys/{session}/accord")
    @Allows(Action.DECIDE)
    String agreement(@PathVariable long session, Model model, Locale locale) {
        var deliberation = deliberation(session);
        var agreeing = deliberation.agreeing();
        model.addAttribute("page", frame(session, Filter.AGREEING, locale));
        model.addAttribute("agreeing", agreeing);
        model.addAttribute("outcomes", outcomes(agreeing));
        model.addAttribute("seen", seen(agreeing));
        return "jury/agreement";
    }

    /** The session without a list of its candidates. */
    private RoomPage frame(long session, Filter filter, Locale locale) {
        var room = rooms.of(new SessionId(session), filter.part(), null, 1).orElseThrow(RoomPages::notFound);
        return RoomPage.of(room, filter, new Formats(locale), locale);
    }

    private static Map<String, Long> outcomes(List<Case> cases) {
        return cases.stream()
                .flatMap(one -> java.util.stream.Stream.ofNullable(one.proposal()))
                .collect(Collectors.groupingBy(
                        proposal -> proposal.outcome().name(), TreeMap::new, Collectors.counting()));
    }

    private static String seen(List<Case> cases) {
        return cases.stream().map(one -> one.id().value() + ":" + one.digest()).collect(Collectors.joining(" "));
    }

    @PostMapping("/jurys/{session}/accord")
    @Allows(Action.DECIDE)
    String agree(@PathVariable long session, @RequestParam String seen, Actor actor, RedirectAttributes redirect) {
        Map<CandidacyId, String> digests = new HashMap<>();
        for (String one : seen.strip().split(" ")) {
            var pair = one.split(":", -1);
            if (pair.length != 2) {
                throw new Unreadable("seen");
            }
            var candidacy = Numbers.of(pair[0]).orElseThrow(() -> new Unreadable("seen"));
            digests.put(new CandidacyId(candidacy), pair[1]);
        }
        found(session);
        int decided = deliberations.agree(new SessionId(session), digests, actor);
        redirect.addFlashAttribute(
                Flash.NAME,
                decided == digests.size()
                        ? Flash.good("jury.flash.agreed", decided)
                        : Flash.warning("jury.flash.agreed-some", decided, digests.size()));
        return "redirect:/jurys/" + session;
    }

    @GetMapping("/jurys/{session}/cloture")
    @Allows(Action.CLOSE_SESSION)
    ModelAndView closing(@PathVariable long session, Locale locale) {
        return closing(session, locale, HttpStatus.OK);
    }

    private ModelAndView closing(long session, Locale locale, HttpStatus status) {
        found(session);
        Prospect prospect = deliberations.prospect(new SessionId(session));
        var view = new ModelAndView("jury/closing", status);
        view.addObject("page", frame(session, Filter.ALL, locale));
        view.addObject("consequences", Consequences.of(prospect));
        view.addObject("hindrances", prospect.hindrances());
        view.addObject("renamed", prospect.renamed());
        view.addObject("told", prospect.told());
        return view;
    }

    @PostMapping("/jurys/{session}/cloture")
    @Allows(Action.CLOSE_SESSION)
    ModelAndView close(
            @PathVariable long session,
            @RequestParam(defaultValue = "") String told,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        found(session);
        return switch (deliberations.close(new SessionId(session), told, actor)) {
            case Closing.Done(int certificates) -> {
                redirect.addFlashAttribute(Flash.NAME, Flash.good("jury.flash.closed", certificates));
                yield new ModelAndView("redirect:/jurys/" + session);
            }
            case Closing.Already(var closed) -> {
                redirect.addFlashAttribute(
                        Flash.NAME,
                        Flash.warning(
                                "jury.flash.closed-before", closed.by(), new Formats(locale).moment(closed.at())));
                yield new ModelAndView("redirect:/jurys/" + session);
            }
            case Closing.Hindered _, Closing.Untold _ -> closing(session, locale, HttpStatus.CONFLICT);
        };
    }

    @GetMapping("/jurys/{session}/proces-verbal.pdf")
    @Allows(Action.SEE_MINUTES)
    ResponseEntity<byte[]> minutes(@PathVariable long session) {
        var closed = deliberations
                .find(new SessionId(session))
                .filter(found -> !found.isOpen())
                .orElseThrow(RoomPages::notFound);
        var name = ContentDisposition.inline().filename(closed.minutesName()).build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(closedSessions.minutes(closed));
    }

    private Deliberation deliberation(long session) {
        return deliberations.deliberation(new SessionId(session)).orElseThrow(RoomPages::notFound);
    }

    private Session found(long session) {
        return deliberations.find(new SessionId(session)).orElseThrow(RoomPages::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
