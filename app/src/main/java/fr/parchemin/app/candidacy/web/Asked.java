package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The candidacy that an address names. */
@Component
class Asked {

    private final Candidacies candidacies;

    Asked(Candidacies candidacies) {
        this.candidacies = candidacies;
    }

    /** To be read. */
    Candidacy candidacy(long candidacy) {
        return candidacies
                .find(new CandidacyId(candidacy))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** To be written to: one that was erased takes nothing any more. */
    Candidacy current(long candidacy) {
        var found = candidacy(candidacy);
        if (found.erasedOn() != null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return found;
    }
}
