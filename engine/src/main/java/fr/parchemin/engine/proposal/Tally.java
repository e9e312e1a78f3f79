package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.BlockProposal.Status;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** How the blocks stand, how many stand how, and what this makes of the whole. */
final class Tally {

    private final Status[] statuses;
    private final Outcome outcome;
    private final Claim claim;
    private int validated;
    private int held;
    private int open;
    private int notValidated;

    Tally(Evaluation evaluation) {
        statuses = new Status[evaluation.plan.blocks.length];
        boolean ineligible = evaluation.gate() == Condition.UNMET;
        for (int block = 0; block < statuses.length; block++) {
            statuses[block] = status(evaluation, block, ineligible);
            count(statuses[block]);
        }
        claim = ofBlocks();
        outcome = ineligible ? Outcome.INELIGIBLE : outcome(evaluation.award());
    }

    private static Status status(Evaluation evaluation, int block, boolean ineligible) {
        if (evaluation.facts.holdings.since(block) != null) {
            return Status.HELD;
        }
        if (ineligible || !evaluation.facts.presented[block]) {
            return Status.NOT_PRESENTED;
        }
        int verdict = evaluation.block(block);
        return verdict == Condition.MET
                ? Status.VALIDATED
                : verdict == Condition.PENDING ? Status.IN_PROGRESS : Status.NOT_VALIDATED;
    }

    private void count(Status status) {
        switch (status) {
            case VALIDATED -> validated++;
            case HELD -> held++;
            case IN_PROGRESS -> open++;
            case NOT_VALIDATED -> notValidated++;
            case NOT_PRESENTED -> {}
        }
    }

    private Outcome outcome(int award) {
        if (award == Condition.MET) {
            return Outcome.AWARD;
        }
        if (award == Condition.PENDING || open > 0) {
            return Outcome.IN_PROGRESS;
        }
        return validated + held > 0 ? Outcome.PARTIAL : Outcome.REFUSAL;
    }

    private Claim ofBlocks() {
        if (open > 0) {
            return Claim.PENDING;
        }
        if (validated == 0) {
            return Claim.NONE;
        }
        return notValidated == 0 ? Claim.FULL : Claim.SOME;
    }

    Outcome outcome() {
        return outcome;
    }

    Claim claim() {
        return claim;
    }

    Status status(int block) {
        return statuses[block];
    }

    List<Status> statuses() {
        return Collections.unmodifiableList(Arrays.asList(statuses));
    }
}
