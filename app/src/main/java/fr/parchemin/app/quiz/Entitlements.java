package fr.parchemin.app.quiz;

import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.NextAction.Action;
import fr.parchemin.engine.proposal.Proposal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who may take a quiz: those to whom the rules give it as something to do now, for the first time or as a resit. */
@Component
class Entitlements {

    private final Dossiers dossiers;

    Entitlements(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    /**
     * Somebody who may take it.
     *
     * @param attempt 1 for the first sitting
     */
    record Entitled(CandidacyId candidacy, String number, String name, int attempt) {}

    /** All in a cohort, in the French order of their names. */
    List<Entitled> of(CohortId cohort, String assessment) {
        return dossiers.examine(cohort, null).stream()
                .flatMap(examined -> entitled(examined, assessment).stream())
                .toList();
    }

    /**
     * The attempt that a candidate would take next. Who was put on a quiz by right keeps it, even if another assessment was
     * failed since and the block can no longer be validated.
     */
    int next(CandidacyId candidacy, String assessment) {
        return next(dossiers.examine(candidacy, null).orElseThrow().dossier(), assessment);
    }

    private static Optional<Entitled> entitled(Examined examined, String assessment) {
        boolean may = examined.answer() instanceof Proposal proposal
                && proposal.nextActions().stream().anyMatch(action -> isToTake(action, assessment));
        var candidacy = examined.candidacy();
        return may
                ? Optional.of(new Entitled(
                        candidacy.id(),
                        candidacy.number(),
                        candidacy.identity().listedName(),
                        next(examined.dossier(), assessment)))
                : Optional.empty();
    }

    private static boolean isToTake(NextAction action, String assessment) {
        return assessment.equals(action.assessment())
                && (action.action() == Action.SIT || action.action() == Action.RESIT)
                && action.session() == NextAction.Session.THIS
                && action.after() == null;
    }

    private static int next(Dossier dossier, String assessment) {
        return 1
                + dossier.results().stream()
                        .filter(result -> result.assessment().equals(assessment))
                        .mapToInt(Dossier.Result::attempt)
                        .max()
                        .orElse(0);
    }
}
