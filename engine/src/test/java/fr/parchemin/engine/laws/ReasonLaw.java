package fr.parchemin.engine.laws;

import fr.parchemin.engine.proposal.BlockProposal;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.proposal.Finding;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.proposal.Reason;
import fr.parchemin.engine.proposal.Value;
import fr.parchemin.engine.proposal.Verdict;
import java.util.Optional;
import java.util.Set;

/** A rule that decides gives its finding, with its own clause; no refusal stands under findings that are all met. */
final class ReasonLaw {

    private ReasonLaw() {}

    static Optional<String> broken(Trial trial) {
        return trial.proposal()
                .flatMap(proposal ->
                        empty(proposal).or(() -> outcome(trial, proposal)).or(() -> blocks(trial, proposal)));
    }

    private static Optional<String> empty(Proposal proposal) {
        return proposal.findings().stream()
                .filter(finding -> finding.expected() == null && finding.found() == null)
                .map(finding -> "says nothing of expected and found: " + finding)
                .findFirst();
    }

    private static Optional<String> outcome(Trial trial, Proposal proposal) {
        Set<String> clauses = Clauses.ofEverything(trial.scheme());
        return switch (proposal.outcome()) {
            case AWARD -> Optional.empty();
            case IN_PROGRESS ->
                missing(proposal, Verdict.PENDING, clauses, proposal.outcome().name());
            case INELIGIBLE, PARTIAL, REFUSAL ->
                missing(proposal, Verdict.UNMET, clauses, proposal.outcome().name());
        };
    }

    private static Optional<String> blocks(Trial trial, Proposal proposal) {
        if (proposal.outcome() == Outcome.INELIGIBLE) {
            return Optional.empty();
        }
        for (BlockProposal block : proposal.blocks()) {
            Set<String> clauses = Clauses.of(trial.scheme(), block.block());
            Optional<String> missing = Optional.empty();
            if (block.status() == Status.NOT_VALIDATED) {
                missing = missing(proposal, Verdict.UNMET, clauses, block.toString());
            } else if (block.status() == Status.IN_PROGRESS) {
                missing = missing(proposal, Verdict.PENDING, clauses, block.toString());
            }
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> missing(Proposal proposal, Verdict verdict, Set<String> clauses, String what) {
        boolean given = proposal.findings().stream()
                .anyMatch(finding -> finding.verdict() == verdict && clauses.contains(finding.clause()));
        return given
                ? Optional.empty()
                : Optional.of("no finding is " + verdict + " under one of " + clauses + " for " + what);
    }

    static Optional<String> brokenNumbers(Trial trial) {
        return trial.proposal()
                .flatMap(proposal -> proposal.findings().stream()
                        .filter(ReasonLaw::isContradicted)
                        .map(finding -> "says otherwise than its numbers: " + finding)
                        .findFirst());
    }

    private static boolean isContradicted(Finding finding) {
        if (!(finding.expected() instanceof Value.Number(var expected)
                && finding.found() instanceof Value.Number(var found))) {
            return false;
        }
        int more = found.compareTo(expected);
        boolean reached = finding.rule() == Reason.DELIVERABLE_PAGES ? more <= 0 : more >= 0;
        return reached ? finding.verdict() == Verdict.UNMET : finding.verdict() == Verdict.MET;
    }
}
