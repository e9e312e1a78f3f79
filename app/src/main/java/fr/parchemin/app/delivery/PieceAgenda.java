package fr.parchemin.app.delivery;

import fr.parchemin.app.candidacy.Agenda;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Labels;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a candidate has still to hand in, and until when. */
@Component
class PieceAgenda implements Agenda {

    private final Candidacies candidacies;
    private final Pieces pieces;
    private final Catalog catalog;
    private final MessageSource messages;

    PieceAgenda(Candidacies candidacies, Pieces pieces, Catalog catalog, MessageSource messages) {
        this.candidacies = candidacies;
        this.pieces = pieces;
        this.catalog = catalog;
        this.messages = messages;
    }

    @Override
    public List<Due> due(CandidacyId candidacy) {
        return candidacies
                .find(candidacy)
                .filter(found -> found.erasedOn() == null)
                .map(this::due)
                .orElse(List.of());
    }

    private List<Due> due(Candidacy candidacy) {
        var scheme = catalog.edition(candidacy.edition()).scheme();
        var labels = new Labels(scheme, messages, LocaleContextHolder.getLocale());
        return pieces.of(candidacy).stream()
                .filter(piece -> piece.handedIn() == null)
                .map(piece -> new Due(
                        Matter.of(Matter.Kind.DELIVERABLE, piece.deliverable().id()),
                        piece.lastDay() == null ? "delivery.due.some-day" : "delivery.due",
                        piece.lastDay() == null
                                ? List.of(labels.deliverable(piece.deliverable().id()))
                                : List.of(
                                        labels.deliverable(piece.deliverable().id()),
                                        piece.lastDay().toString()),
                        null,
                        piece.lastDay(),
                        null,
                        new Door(
                                "/dossiers/" + candidacy.id().value() + "/livrables/"
                                        + piece.deliverable().id(),
                                "delivery.due.go"),
                        true))
                .toList();
    }
}
