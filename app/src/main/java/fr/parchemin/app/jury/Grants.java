package fr.parchemin.app.jury;

import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.jury.SessionClosed.Grant;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.Scheme.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the decisions of a session give, according to the documents that the scheme issues. */
final class Grants {

    private Grants() {}

    static List<Grant> of(Deliberation deliberation) {
        var scheme = deliberation.edition().scheme();
        return deliberation.live().stream()
                .flatMap(one -> of(scheme, one).stream())
                .toList();
    }

    private static List<Grant> of(Scheme scheme, Case.Live one) {
        var decision = one.decision();
        if (decision == null || decision.ruling() == Ruling.ADJOURNED || decision.ruling() == Ruling.INELIGIBLE) {
            return List.of();
        }
        List<Grant> grants = new ArrayList<>();
        if (decision.ruling() == Ruling.AWARD) {
            grants.add(new Grant(
                    one.candidacy(),
                    document(scheme, Document.PARCHMENT).orElse(scheme.title().fr()),
                    null));
        }
        document(scheme, Document.BLOCK_CERTIFICATE)
                .ifPresent(document -> decision.blocks().forEach((block, status) -> {
                    if (status == Status.VALIDATED) {
                        grants.add(new Grant(one.candidacy(), document, block));
                    }
                }));
        return grants;
    }

    private static Optional<String> document(Scheme scheme, Document kind) {
        return scheme.documents().stream()
                .filter(issued -> issued.document() == kind)
                .map(issued -> issued.title().fr())
                .findFirst();
    }
}
