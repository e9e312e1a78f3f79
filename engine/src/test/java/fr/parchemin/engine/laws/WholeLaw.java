package fr.parchemin.engine.laws;

import fr.parchemin.engine.proposal.BlockProposal;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.proposal.Claim;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import java.util.List;
import java.util.Optional;

/** The outcome, the claim and the blocks of one proposal do not contradict each other. */
final class WholeLaw {

    private WholeLaw() {}

    static Optional<String> broken(Trial trial) {
        return trial.proposal()
                .filter(proposal -> !isWhole(proposal))
                .map(proposal -> proposal.outcome() + ", " + proposal.claim() + ", " + proposal.blocks());
    }

    private static boolean isWhole(Proposal proposal) {
        List<Status> statuses =
                proposal.blocks().stream().map(BlockProposal::status).toList();
        boolean open = statuses.contains(Status.IN_PROGRESS);
        boolean some = statuses.contains(Status.VALIDATED) || statuses.contains(Status.HELD);
        boolean outcome = switch (proposal.outcome()) {
            case INELIGIBLE ->
                statuses.stream().allMatch(status -> status == Status.HELD || status == Status.NOT_PRESENTED);
            case AWARD, IN_PROGRESS -> true;
            case PARTIAL -> some && !open;
            case REFUSAL -> !some && !open;
        };
        return outcome && proposal.claim() == claim(proposal.outcome(), statuses);
    }

    private static Claim claim(Outcome outcome, List<Status> statuses) {
        if (outcome == Outcome.INELIGIBLE) {
            return Claim.NONE;
        }
        if (statuses.contains(Status.IN_PROGRESS)) {
            return Claim.PENDING;
        }
        if (!statuses.contains(Status.VALIDATED)) {
            return Claim.NONE;
        }
        return statuses.contains(Status.NOT_VALIDATED) ? Claim.SOME : Claim.FULL;
    }
}
