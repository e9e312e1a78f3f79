package fr.parchemin.app.delivery.web;

import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.delivery.Piece;
import fr.parchemin.app.delivery.Pieces;
import fr.parchemin.app.delivery.Version;
import fr.parchemin.app.people.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What an address names; what somebody may not see is answered like what does not exist. */
@Component
class Asked {

    private final Candidacies candidacies;
    private final Pieces pieces;

    Asked(Candidacies candidacies, Pieces pieces) {
        this.candidacies = candidacies;
        this.pieces = pieces;
    }

    Candidacy candidacy(long candidacy) {
        return candidacies.find(new CandidacyId(candidacy)).orElseThrow(Asked::notFound);
    }

    Piece piece(Candidacy candidacy, String deliverable) {
        return pieces.find(candidacy, deliverable).orElseThrow(Asked::notFound);
    }

    /** Drafts are between the candidate and those who prepare them. */
    Version version(Piece piece, int number, Actor actor) {
        var handedIn = piece.handedIn();
        return piece.versions().stream()
                .filter(version -> version.number() == number)
                .filter(version ->
                        PieceViews.prepares(actor) || (handedIn != null && version.equals(handedIn.version())))
                .findFirst()
                .orElseThrow(Asked::notFound);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
