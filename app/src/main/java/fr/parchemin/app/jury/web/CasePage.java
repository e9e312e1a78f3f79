package fr.parchemin.app.jury.web;

import fr.parchemin.app.assessment.Wording;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.jury.Leeway;
import fr.parchemin.app.jury.Rooms.Seat;
import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.proposal.Finding;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.proposal.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One candidate before the jury: the proposal with its reasons, what may be decided, and the neighbours. */
record CasePage(
        RoomPage room,
        RoomPage.Row row,
        String spokenName,
        String digest,
        boolean ready,
        int place,
        @Nullable Long previous,
        @Nullable Long next,
        List<RoomPage.Row> neighbours,
        @Nullable String outcome,
        List<Block> blocks,
        List<Reason> reasons,
        List<String> actions,
        List<String> faults,
        @Nullable Leeway leeway,
        @Nullable String adjournedTo) {

    /**
     * A block.
     *
     * @param foreign the language of the title, absent: the reader's
     * @param against the facts that stand in its way
     * @param missing what is still awaited
     */
    record Block(
            String code,
            String title,
            @Nullable String foreign,
            String status,
            boolean mayDiffer,
            List<String> against,
            List<String> missing) {}

    /** A reason, in words. */
    record Reason(String verdict, String sentence, String expected, String found, String clause) {}

    static CasePage of(Seat seat, RoomPage room, Wording words) {
        var one = seat.one();
        var proposal = one.proposal();
        var leeway = one instanceof Case.Live && proposal != null
                ? Leeway.of(seat.room().edition().scheme(), proposal)
                : null;
        return new CasePage(
                room,
                RoomPage.row(one),
                one.spokenName(),
                one.digest(),
                one.isReady(),
                seat.place(),
                value(seat.previous()),
                value(seat.next()),
                room.rows(),
                proposal == null ? null : words.outcome(proposal.outcome()),
                blocks(one, leeway, words),
                proposal == null ? List.of() : reasons(proposal, words),
                proposal == null ? List.of() : actions(proposal, words),
                faults(one, words),
                leeway,
                one.decision() == null || one.decision().adjournedTo() == null
                        ? null
                        : words.formats().day(one.decision().adjournedTo()));
    }

    private static @Nullable Long value(@Nullable CandidacyId candidacy) {
        return candidacy == null ? null : candidacy.value();
    }

    /** The blocks: of an open session with what may be decided of each, of a closed one as they were kept. */
    private static List<Block> blocks(Case one, @Nullable Leeway leeway, Wording words) {
        var proposal = one.proposal();
        if (one instanceof Case.Kept kept && proposal != null) {
            return proposal.blocks().stream()
                    .map(block ->
                            block(block.block(), block.status(), false, facts(kept, proposal, block.block()), words))
                    .toList();
        }
        return leeway == null
                ? List.of()
                : leeway.blocks().stream()
                        .map(block -> block(block.block(), block.proposed(), block.mayDiffer(), block.facts(), words))
                        .toList();
    }

    private static List<Finding> facts(Case.Kept kept, Proposal proposal, String block) {
        return kept.facts().getOrDefault(block, List.of()).stream()
                .map(proposal.findings()::get)
                .toList();
    }

    private static Block block(String code, Status status, boolean mayDiffer, List<Finding> facts, Wording words) {
        return new Block(
                code,
                words.labels().blockTitle(code),
                words.labels().foreign(),
                status.name(),
                mayDiffer,
                facts(facts, Verdict.UNMET, words),
                facts(facts, Verdict.PENDING, words));
    }

    private static List<String> facts(List<Finding> facts, Verdict verdict, Wording words) {
        return facts.stream()
                .filter(finding -> finding.verdict() == verdict)
                .map(words::finding)
                .toList();
    }

    private static List<Reason> reasons(Proposal proposal, Wording words) {
        return proposal.findings().stream()
                .sorted(java.util.Comparator.comparing(Finding::verdict))
                .map(finding -> new Reason(
                        finding.verdict().name(),
                        words.finding(finding),
                        words.expected(finding),
                        words.found(finding),
                        words.clause(finding.clause())))
                .toList();
    }

    private static List<String> actions(Proposal proposal, Wording words) {
        return proposal.nextActions().stream()
                .filter(action -> action.session() == NextAction.Session.THIS)
                .map(words::actionWithDays)
                .toList();
    }

    private static List<String> faults(Case one, Wording words) {
        return switch (one.answer()) {
            case Answer.Contradiction(var _, List<DossierFault> faults) ->
                faults.stream().map(words::fault).toList();
            case Proposal _ -> List.of();
        };
    }
}
