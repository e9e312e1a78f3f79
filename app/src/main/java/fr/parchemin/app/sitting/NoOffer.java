package fr.parchemin.app.sitting;

import fr.parchemin.app.assessment.Examined;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.proposal.BlockProposal;
import fr.parchemin.engine.proposal.Finding;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.proposal.Reason;
import fr.parchemin.engine.proposal.Value;
import fr.parchemin.engine.proposal.Verdict;
import fr.parchemin.engine.scheme.Assessment;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why the proposal of somebody does not offer an assessment, or its resit.
 *
 * @param arguments what the sentence names
 */
record NoOffer(Why why, List<String> arguments) {

    /** What keeps somebody from it; what somebody has to look at comes first. */
    enum Why {
        CONTRADICTION,
        INELIGIBLE,
        WINDOW_OVER,
        LOST_BY_ABSENCE,
        BLOCK_OVER,
        TAKEN_AGAIN,
        AWAITED,
        NOT_SAT,
        NOT_OFFERED,
        NOT_PRESENTED,
        HELD,
        SAT,
        PASSED;

        /** Whether nothing is amiss: they have it, had it or do not ask for it. */
        boolean isExpected() {
            return compareTo(NOT_PRESENTED) >= 0;
        }
    }

    private NoOffer(Why why) {
        this(why, List.of());
    }

    String key() {
        return "sitting.not-offered." + why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Why an assessment is not among what somebody may sit, or may take once more. */
    static NoOffer of(Examined one, Assessment assessment, boolean resit) {
        if (!(one.answer() instanceof Proposal proposal)) {
            return new NoOffer(Why.CONTRADICTION);
        }
        if (proposal.outcome() == Outcome.INELIGIBLE) {
            return new NoOffer(Why.INELIGIBLE);
        }
        var status = status(proposal, assessment);
        if (status.filter(BlockProposal.Status.HELD::equals).isPresent()) {
            return new NoOffer(Why.HELD);
        }
        if (status.filter(BlockProposal.Status.NOT_PRESENTED::equals).isPresent()) {
            return new NoOffer(Why.NOT_PRESENTED);
        }
        var last = last(one, assessment);
        return resit ? ofResit(proposal, assessment, last, status) : ofSitting(last, status);
    }

    private static NoOffer ofSitting(Optional<Result> last, Optional<BlockProposal.Status> status) {
        if (last.isPresent()) {
            return new NoOffer(last.get().mark() instanceof Mark.Awaited ? Why.AWAITED : Why.SAT);
        }
        return new NoOffer(isOver(status) ? Why.BLOCK_OVER : Why.NOT_OFFERED);
    }

    private static NoOffer ofResit(
            Proposal proposal, Assessment assessment, Optional<Result> last, Optional<BlockProposal.Status> status) {
        var over = findings(proposal, assessment, Reason.RESIT_WINDOW_OVER);
        if (!over.isEmpty()) {
            return over.getFirst().expected() instanceof Value.Day(var day)
                    ? new NoOffer(Why.WINDOW_OVER, List.of(day.toString()))
                    : new NoOffer(Why.WINDOW_OVER, List.of(""));
        }
        if (last.isEmpty()) {
            return new NoOffer(Why.NOT_SAT);
        }
        if (last.get().mark() instanceof Mark.Awaited) {
            return new NoOffer(Why.AWAITED);
        }
        if (isPassed(proposal, assessment)) {
            return new NoOffer(Why.PASSED);
        }
        if (isLost(proposal, assessment, last.get())) {
            return new NoOffer(Why.LOST_BY_ABSENCE);
        }
        if (last.get().attempt() > 1) {
            return new NoOffer(Why.TAKEN_AGAIN);
        }
        return new NoOffer(isOver(status) ? Why.BLOCK_OVER : Why.NOT_OFFERED);
    }

    /** An unjustified absence at one assessment of a block loses every resit of it. */
    private static boolean isLost(Proposal proposal, Assessment assessment, Result last) {
        return (last.mark() instanceof Mark.Absent(boolean justified) && !justified)
                || proposal.findings().stream()
                        .anyMatch(finding -> finding.rule() == Reason.BLOCK_LOST
                                && finding.subject().equals(assessment.block()));
    }

    private static boolean isPassed(Proposal proposal, Assessment assessment) {
        var decided = List.of(Reason.PASSING_GRADE, Reason.PASSING_SCORE).stream()
                .flatMap(rule -> findings(proposal, assessment, rule).stream())
                .toList();
        return !decided.isEmpty() && decided.stream().allMatch(finding -> finding.verdict() == Verdict.MET);
    }

    private static List<Finding> findings(Proposal proposal, Assessment assessment, Reason rule) {
        return proposal.findings().stream()
                .filter(finding -> finding.rule() == rule)
                .filter(finding -> finding.subject().equals(assessment.id())
                        || finding.subject().startsWith(assessment.id() + "/"))
                .toList();
    }

    private static boolean isOver(Optional<BlockProposal.Status> status) {
        return status.filter(BlockProposal.Status.NOT_VALIDATED::equals).isPresent();
    }

    private static Optional<BlockProposal.Status> status(Proposal proposal, Assessment assessment) {
        return proposal.blocks().stream()
                .filter(block -> block.block().equals(assessment.block()))
                .map(BlockProposal::status)
                .findFirst();
    }

    private static Optional<Result> last(Examined one, Assessment assessment) {
        return one.dossier().results().stream()
                .filter(result -> result.assessment().equals(assessment.id()))
                .max(Comparator.comparingInt(Result::attempt));
    }
}
