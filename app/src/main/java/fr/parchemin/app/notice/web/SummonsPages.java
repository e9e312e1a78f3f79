package fr.parchemin.app.notice.web;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.notice.Letter.Kind;
import fr.parchemin.app.notice.Outbox;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Allows;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The way from a sitting to the letter that asks a candidate to come. */
@Controller
class SummonsPages {

    private final Outbox outbox;

    SummonsPages(Outbox outbox) {
        this.outbox = outbox;
    }

    @GetMapping("/dossiers/{candidacy}/convocations/{sitting}")
    @Allows(Action.SEE_LETTER)
    String last(@PathVariable long candidacy, @PathVariable long sitting) {
        return outbox.of(new CandidacyId(candidacy)).stream()
                .filter(letter -> letter.kind() == Kind.SUMMONS)
                .filter(letter -> letter.sitting() != null && letter.sitting() == sitting)
                .findFirst()
                .map(letter -> "redirect:/dossiers/" + candidacy + "/courriers/" + letter.id())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
