package fr.parchemin.app.notice.web;

import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.notice.Letter;
import fr.parchemin.app.notice.Letter.Kind;
import fr.parchemin.app.notice.Letter.State;
import fr.parchemin.app.notice.Outbox;
import fr.parchemin.app.notice.Postman;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The letters: what was sent to whom and when, what could not be, and each of them to read or print. */
@Controller
class LetterPages {

    private static final int SIZE = 50;

    private final Outbox outbox;
    private final Postman postman;
    private final LetterDesk desk;
    private final Candidacies candidacies;

    LetterPages(Outbox outbox, Postman postman, LetterDesk desk, Candidacies candidacies) {
        this.outbox = outbox;
        this.postman = postman;
        this.desk = desk;
        this.candidacies = candidacies;
    }

    @GetMapping("/courriers")
    @Allows(Action.SEE_LETTERS)
    String list(
            @RequestParam(name = "objet", defaultValue = "") String kind,
            @RequestParam(name = "etat", defaultValue = "") String state,
            @RequestParam(name = "avant", required = false) @Nullable Long before,
            Actor actor,
            Model model,
            Locale locale) {
        var found = outbox.latest(actor, named(Kind.values(), kind), named(State.values(), state), before, SIZE + 1);
        var shown = found.subList(0, Math.min(SIZE, found.size()));
        model.addAttribute("letters", shown);
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("states", State.values());
        model.addAttribute("kind", kind);
        model.addAttribute("state", state);
        model.addAttribute("next", found.size() > SIZE ? shown.getLast().id() : null);
        model.addAttribute("canSend", postman.canSend());
        model.addAttribute("formats", new Formats(locale));
        return "notice/letters";
    }

    private static <T extends Enum<T>> @Nullable T named(T[] all, String name) {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @GetMapping("/dossiers/{candidacy}/courriers")
    @Allows(Action.SEE_LETTER)
    String ofCandidate(@PathVariable long candidacy, Model model, Locale locale) {
        var found = candidacies
                .find(new CandidacyId(candidacy))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("candidacy", found);
        model.addAttribute("letters", outbox.of(found.id()));
        model.addAttribute("formats", new Formats(locale));
        return "notice/letter-list";
    }

    @GetMapping("/dossiers/{candidacy}/courriers/{letter}")
    @Allows(Action.SEE_LETTER)
    String one(@PathVariable long candidacy, @PathVariable long letter, Model model, Locale locale) {
        var found = find(candidacy, letter);
        model.addAttribute("candidacy", candidacy);
        desk.show(found, model, locale);
        return "notice/letter";
    }

    @PostMapping("/dossiers/{candidacy}/courriers/{letter}/remise")
    @Allows(Action.HANDLE_LETTER)
    String hand(@PathVariable long candidacy, @PathVariable long letter, Actor actor, RedirectAttributes redirect) {
        return desk.hand(find(candidacy, letter), address(candidacy, letter), actor, redirect);
    }

    @PostMapping("/dossiers/{candidacy}/courriers/{letter}/renvoi")
    @Allows(Action.HANDLE_LETTER)
    String again(@PathVariable long candidacy, @PathVariable long letter, Actor actor, RedirectAttributes redirect) {
        return desk.again(find(candidacy, letter), address(candidacy, letter), actor, redirect);
    }

    private static String address(long candidacy, long letter) {
        return "/dossiers/" + candidacy + "/courriers/" + letter;
    }

    private Letter find(long candidacy, long letter) {
        return outbox.find(new CandidacyId(candidacy), letter)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
