package fr.parchemin.app.jury.web;

import fr.parchemin.app.assessment.Wording;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.jury.Leeway;
import fr.parchemin.app.jury.Rooms.Seat;
import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.proposal.Answer;
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
        @Nullable Leeway leeway) {

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
        var leeway = proposal == null ? null : Leeway.of(seat.room().edition().scheme(), proposal);
        return new CasePage(
                room,
                RoomPage.row(one),
                one.candidacy().identity().spokenName(),
                one.digest(),
                one.isReady(),
                seat.place(),
                value(seat.previous()),
                value(seat.next()),
                room.rows(),
                proposal == null ? null : words.outcome(proposal.outcome()),
                leeway == null ? List.of() : blocks(leeway, words),
                proposal == null ? List.of() : reasons(proposal, words),
                proposal == null ? List.of() : actions(proposal, words),
                faults(one, words),
                leeway);
    }

    private static @Nullable Long value(@Nullable CandidacyId candidacy) {
        return candidacy == null ? null : candidacy.value();
    }

    private static List<Block> blocks(Leeway leeway, Wording words) {
        return leeway.blocks().stream()
                .map(block -> new Block(
                        block.block(),
                        words.labels().blockTitle(block.block()),
                        words.labels().foreign(),
                        block.proposed().name(),
                        block.mayDiffer(),
                        facts(block, Verdict.UNMET, words),
                        facts(block, Verdict.PENDING, words)))
                .toList();
    }

    private static List<String> facts(Leeway.OfBlock block, Verdict verdict, Wording words) {
        return block.facts().stream()
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
        return switch (one.examined().answer()) {
            case Answer.Contradiction(var _, List<DossierFault> faults) ->
                faults.stream().map(words::fault).toList();
            case Proposal _ -> List.of();
        };
    }
}
