package fr.parchemin.app.notice;

import fr.parchemin.app.award.Certificate;
import fr.parchemin.app.candidacy.Agenda.Due;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.Measures;
import fr.parchemin.app.jury.Pronouncements.Pronounced;
import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.BlockProposal;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.proposal.Finding;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.NextAction.Action;
import fr.parchemin.engine.proposal.NextAction.Session;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.proposal.Reason;
import fr.parchemin.engine.proposal.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A candidacy as its candidate may know it: nothing that is not public yet, and no proposal.
 *
 * @param disclosed the facts, without the results that are not public
 * @param answer what the rules make of these facts, or of all of them once a jury decided; what it proposes for blocks and
 *     for the whole is for the jury alone
 * @param said what juries said, the latest first
 * @param dues what other parts of the application expect, in the order of their days
 * @param measures how assessments are adapted, absent: they are not
 */
public record Space(
        Candidacy candidacy,
        Dossier disclosed,
        Answer answer,
        List<Pronounced> said,
        List<Due> dues,
        List<Certificate> certificates,
        @Nullable Measures measures) {

    /** Rules that add up what the jury is to decide. */
    private static final Set<Reason> FOR_THE_JURY = Set.of(Reason.EVERY_BLOCK, Reason.EVERY_COMPETENCY);

    private static final Set<Action> TO_BE_ADMITTED =
            Set.of(Action.OBTAIN_ADMISSIBILITY, Action.OBTAIN_TITLE, Action.GAIN_EXPERIENCE, Action.COMPLETE_MODULE);

    /** The steps of the path, in their order. */
    public enum Step {
        ENROLLED,
        PREPARATION,
        ASSESSMENTS,
        JURY,
        DECISION
    }

    /** The decision that stands, absent: there is none yet. */
    public @Nullable Pronounced decision() {
        return said.stream().filter(one -> !one.isAdjourned()).findFirst().orElse(null);
    }

    /** Where the candidate is. */
    public Step step() {
        if (decision() != null) {
            return Step.DECISION;
        }
        if (!(answer instanceof Proposal proposal)) {
            return Step.ASSESSMENTS;
        }
        var open = actions();
        if (proposal.outcome() == Outcome.INELIGIBLE
                || open.stream().anyMatch(action -> TO_BE_ADMITTED.contains(action.action()))) {
            return Step.PREPARATION;
        }
        return open.isEmpty() ? Step.JURY : Step.ASSESSMENTS;
    }

    /** What the rules let the candidate do, or wait for: in this session, or once it is decided the blocks to present again. */
    public List<NextAction> actions() {
        return answer instanceof Proposal proposal
                ? proposal.nextActions().stream().filter(this::isToTell).toList()
                : List.of();
    }

    private boolean isToTell(NextAction action) {
        var decision = decision();
        return decision == null
                ? action.session() == Session.THIS
                : action.action() == Action.PRESENT_BLOCK
                        && decision.blocks().get(action.block()) == Status.NOT_VALIDATED;
    }

    /** Why it is not over yet: what is missing, and what is not met. */
    public List<Finding> missing() {
        return decision() == null && answer instanceof Proposal proposal
                ? proposal.findings().stream()
                        .filter(finding -> !FOR_THE_JURY.contains(finding.rule()))
                        .filter(finding -> finding.verdict() == Verdict.UNMET || finding.verdict() == Verdict.PENDING)
                        .toList()
                : List.of();
    }

    /** Where each block stands: as decided, else without what is only proposed. */
    public Map<String, Status> blocks() {
        var decision = decision();
        if (decision != null) {
            return decision.blocks();
        }
        Map<String, Status> blocks = new LinkedHashMap<>();
        if (answer instanceof Proposal proposal) {
            proposal.blocks().forEach(block -> blocks.put(block.block(), undecided(block)));
        }
        return blocks;
    }

    private static Status undecided(BlockProposal block) {
        return switch (block.status()) {
            case HELD, NOT_PRESENTED -> block.status();
            case VALIDATED, NOT_VALIDATED, IN_PROGRESS -> Status.IN_PROGRESS;
        };
    }
}
