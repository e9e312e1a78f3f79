package fr.parchemin.engine.laws;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.NextAction.Action;
import fr.parchemin.engine.proposal.NextAction.Session;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Assessment.Assessor;
import fr.parchemin.engine.scheme.Assessment.Kind;
import fr.parchemin.engine.scheme.Scheme;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What comes next is something that may be done, and there is something wherever the outcome waits for it. */
final class ActionLaw {

    private static final Set<Kind> HELD_BY_THE_JURY = Set.of(Kind.SITUATION, Kind.INTERVIEW, Kind.FINAL_INTERVIEW);

    private ActionLaw() {}

    static Optional<String> broken(Trial trial) {
        return trial.proposal()
                .flatMap(proposal -> standstill(proposal)
                        .or(() -> proposal.nextActions().stream()
                                .filter(action -> isOver(action, trial.dossier().asOf()))
                                .map(action -> "is over: " + action)
                                .findFirst()));
    }

    private static Optional<String> standstill(Proposal proposal) {
        if (proposal.outcome() == Outcome.AWARD && !proposal.nextActions().isEmpty()) {
            return Optional.of("something is left to do after the award: " + proposal.nextActions());
        }
        if (new HashSet<>(proposal.nextActions()).size()
                < proposal.nextActions().size()) {
            return Optional.of("the same twice: " + proposal.nextActions());
        }
        boolean open = proposal.nextActions().stream()
                .anyMatch(action -> action.session() == Session.THIS && action.after() == null);
        return proposal.outcome() == Outcome.IN_PROGRESS && !open
                ? Optional.of("in progress, and nothing is open now: " + proposal.nextActions())
                : Optional.empty();
    }

    private static boolean isOver(NextAction action, LocalDate today) {
        LocalDate until = action.until();
        LocalDate from = action.from();
        return until != null && (until.isBefore(today) || (from != null && until.isBefore(from)));
    }

    static Optional<String> brokenOnJuryDay(Trial trial) {
        Dossier dossier = trial.dossier();
        LocalDate jury = dossier.juryDate();
        if (jury == null || dossier.asOf().isBefore(jury)) {
            return Optional.empty();
        }
        boolean sameDay = dossier.asOf().equals(jury);
        return trial.proposal()
                .filter(ActionLaw::isPresented)
                .flatMap(proposal -> proposal.nextActions().stream()
                        .filter(action -> action.session() == Session.THIS && action.action() != Action.AWAIT)
                        .filter(action -> !sameDay || !isHeldByTheJury(action, trial.scheme()))
                        .map(action -> "the jury sits on " + jury + ", and yet: " + action)
                        .findFirst());
    }

    /** Who may not be presented is not before that jury: what is missing is said all the same. */
    private static boolean isPresented(Proposal proposal) {
        return proposal.outcome() != Outcome.INELIGIBLE;
    }

    private static boolean isHeldByTheJury(NextAction action, Scheme scheme) {
        Assessment assessment = action.assessment() == null ? null : scheme.assessment(action.assessment());
        return assessment != null
                && assessment.assessors().contains(Assessor.JURY)
                && HELD_BY_THE_JURY.contains(assessment.kind());
    }
}
