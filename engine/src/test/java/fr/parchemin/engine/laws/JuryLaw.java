package fr.parchemin.engine.laws;

import fr.parchemin.engine.invented.DossierParts;
import fr.parchemin.engine.proposal.Finding;
import fr.parchemin.engine.proposal.Proposal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is dated after the day of the jury does not count for that jury: it is noted, and nothing else changes. */
final class JuryLaw {

    private static final String AFTER_JURY = "after-jury";

    private JuryLaw() {}

    static Optional<String> broken(Trial trial) {
        LocalDate jury = trial.dossier().juryDate();
        if (jury == null || !trial.dossier().asOf().isAfter(jury)) {
            return Optional.empty();
        }
        return trial.proposal()
                .flatMap(whole -> trial.proposal(parts -> removeAfter(jury, parts))
                        .flatMap(less -> difference(withoutNotes(whole), withoutNotes(less))));
    }

    private static void removeAfter(LocalDate jury, DossierParts parts) {
        parts.results.removeIf(result -> result.on().isAfter(jury));
        parts.deliverables.removeIf(receipt -> receipt.receivedOn().isAfter(jury));
        parts.modules.removeIf(
                module -> module.completedOn() != null && module.completedOn().isAfter(jury));
        parts.holdings.removeIf(holding -> holding.awardedOn().isAfter(jury));
        if (parts.admissibility != null && parts.admissibility.on().isAfter(jury)) {
            parts.admissibility = null;
        }
    }

    private static Proposal withoutNotes(Proposal proposal) {
        List<Finding> findings = proposal.findings().stream()
                .filter(finding -> !finding.rule().key().equals(AFTER_JURY))
                .toList();
        return new Proposal(
                proposal.dossier(),
                proposal.scheme(),
                proposal.version(),
                proposal.asOf(),
                proposal.outcome(),
                proposal.claim(),
                proposal.blocks(),
                findings,
                proposal.nextActions());
    }

    private static Optional<String> difference(Proposal whole, Proposal less) {
        return whole.equals(less)
                ? Optional.empty()
                : Optional.of(Trial.line(whole) + " and without: " + Trial.line(less));
    }
}
