package fr.parchemin.app.assessment.web;

import fr.parchemin.app.assessment.Wording;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.BlockProposal;
import fr.parchemin.engine.proposal.Finding;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.proposal.Verdict;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as pages show it.
 *
 * @param badge the outcome, absent: the dossier contradicts itself
 * @param faults why no proposal can be made, else empty
 */
record ProposalPart(
        @Nullable String badge,
        String sentence,
        List<Block> blocks,
        List<Reason> reasons,
        List<Next> next,
        List<String> faults) {

    /**
     * Where a block stands.
     *
     * @param foreign the language of the title, absent: the reader's
     */
    record Block(String code, String title, @Nullable String foreign, String badge) {}

    /** A reason, with what is behind it. */
    record Reason(String badge, String sentence, String expected, String found, String clause) {}

    /** What may still be done, and when. */
    record Next(String when, String what, boolean now) {}

    static ProposalPart of(Answer answer, Wording wording) {
        return switch (answer) {
            case Answer.Contradiction(var _, var faults) ->
                new ProposalPart(
                        null,
                        wording.labels().say("assessment.contradiction"),
                        List.of(),
                        List.of(),
                        List.of(),
                        faults.stream().map(wording::fault).toList());
            case Proposal proposal ->
                new ProposalPart(
                        proposal.outcome().name(),
                        wording.outcome(proposal.outcome()),
                        proposal.blocks().stream()
                                .map(block -> block(block, wording))
                                .toList(),
                        proposal.findings().stream()
                                .sorted(Comparator.comparingInt(finding -> rank(finding.verdict())))
                                .map(finding -> reason(finding, wording))
                                .toList(),
                        proposal.nextActions().stream()
                                .map(action -> next(action, wording))
                                .toList(),
                        List.of());
        };
    }

    /** What stands against comes first, what waits next; what is settled last. */
    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case UNMET -> 0;
            case PENDING -> 1;
            case NOTED -> 2;
            case MET -> 3;
        };
    }

    private static Block block(BlockProposal block, Wording wording) {
        return new Block(
                block.block(),
                wording.labels().blockTitle(block.block()),
                wording.labels().foreign(),
                block.status().name());
    }

    private static Reason reason(Finding finding, Wording wording) {
        return new Reason(
                finding.verdict().name(),
                wording.finding(finding),
                wording.expected(finding),
                wording.found(finding),
                wording.clause(finding.clause()));
    }

    private static Next next(NextAction action, Wording wording) {
        boolean now = action.session() == NextAction.Session.THIS && action.after() == null;
        return new Next(wording.when(action), wording.action(action), now);
    }
}
