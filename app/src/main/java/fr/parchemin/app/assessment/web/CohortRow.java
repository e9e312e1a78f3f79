package fr.parchemin.app.assessment.web;

import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.assessment.Wording;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.engine.proposal.BlockProposal;
import fr.parchemin.engine.proposal.Finding;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.proposal.Reason;
import fr.parchemin.engine.proposal.Verdict;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A candidate as a row of a list says it. */
record CohortRow(
        long id,
        String name,
        String number,
        @Nullable String outcome,
        List<String> blocks,
        String next,
        String when,
        boolean erased) {

    /** Where an action stands among those that are possible now: before all that must wait. */
    private static final Comparator<NextAction> SOONEST = Comparator.comparing(
                    (NextAction action) -> action.session() == NextAction.Session.LATER)
            .thenComparing(action -> action.after() != null)
            .thenComparing(action -> action.action() == NextAction.Action.AWAIT);

    static CohortRow of(Examined one, Wording wording) {
        var candidacy = one.candidacy();
        if (candidacy.erasedOn() != null) {
            return erased(candidacy, candidacy.erasedOn(), wording);
        }
        var action = next(one);
        return new CohortRow(
                candidacy.id().value(),
                candidacy.identity().listedName(),
                candidacy.number(),
                one.outcome() == null ? null : one.outcome().name(),
                blocks(one),
                action == null ? obstacle(one, wording) : wording.action(action),
                action == null ? "" : wording.when(action),
                false);
    }

    private static CohortRow erased(Candidacy candidacy, LocalDate on, Wording wording) {
        return new CohortRow(
                candidacy.id().value(),
                candidacy.identity().listedName(),
                candidacy.number(),
                null,
                List.of(),
                wording.labels().say("assessment.erased", wording.formats().day(on)),
                "",
                true);
    }

    private static List<String> blocks(Examined one) {
        return one.answer() instanceof Proposal proposal
                ? proposal.blocks().stream()
                        .map(BlockProposal::status)
                        .map(Enum::name)
                        .toList()
                : List.of();
    }

    private static @Nullable NextAction next(Examined one) {
        return one.answer() instanceof Proposal proposal
                ? proposal.nextActions().stream().min(SOONEST).orElse(null)
                : null;
    }

    /** Where nothing is left to do: what stands against the award, or is awaited; empty: nothing. */
    private static String obstacle(Examined one, Wording wording) {
        return one.answer() instanceof Proposal proposal && proposal.outcome() != Outcome.AWARD
                ? proposal.findings().stream()
                        .filter(finding -> finding.rule() != Reason.EVERY_BLOCK)
                        .filter(finding -> finding.verdict() == Verdict.UNMET || finding.verdict() == Verdict.PENDING)
                        .min(Comparator.comparing(Finding::verdict))
                        .map(wording::finding)
                        .orElse("")
                : "";
    }
}
