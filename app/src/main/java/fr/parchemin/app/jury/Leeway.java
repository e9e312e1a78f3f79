package fr.parchemin.app.jury;

import fr.parchemin.engine.proposal.BlockProposal;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.proposal.Finding;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.proposal.Reason;
import fr.parchemin.engine.proposal.Value;
import fr.parchemin.engine.proposal.Verdict;
import fr.parchemin.engine.scheme.Scheme;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a jury may depart from a proposal: on what is its judgement, never on what is a fact.
 *
 * @param blocks of each block, in the order of the scheme
 * @param againstAward the facts that stand against the award of the whole, whatever becomes of the blocks
 * @param open whether the proposal is decided at all: one that is still open, or ineligible, leaves no room
 */
public record Leeway(List<OfBlock> blocks, List<Finding> againstAward, boolean open) {

    /** What only follows from other findings: that the resit is over does not turn a failed grade into a fact. */
    private static final Set<Reason> DERIVED = EnumSet.of(
            Reason.EVERY_BLOCK,
            Reason.EVERY_COMPETENCY,
            Reason.ANY,
            Reason.AT_LEAST,
            Reason.ACQUIRED,
            Reason.VALIDATED,
            Reason.RESIT_WINDOW_OVER);

    private static final Set<Reason> OF_DELIVERABLES =
            EnumSet.of(Reason.DELIVERABLE, Reason.DELIVERABLE_PAGES, Reason.DELIVERABLE_SITUATIONS);
    private static final Set<String> ABSENCES = Set.of("absent-justified", "absent-unjustified", "awaited");

    /**
     * How far a jury may depart on one block.
     *
     * @param mayDiffer whether the jury may validate what is proposed as not validated, or the reverse
     * @param facts the facts that stand against validating it
     */
    public record OfBlock(String block, Status proposed, boolean mayDiffer, List<Finding> facts) {}

    /** The leeway that a proposal leaves. */
    public static Leeway of(Scheme scheme, Proposal proposal) {
        boolean open = proposal.outcome() != Outcome.IN_PROGRESS && proposal.outcome() != Outcome.INELIGIBLE;
        var places = new Subjects(scheme);
        var blocks = proposal.blocks().stream()
                .map(block -> ofBlock(block, proposal, places, open))
                .toList();
        var againstAward = against(proposal)
                .filter(finding -> places.block(finding.subject()) == null && isFact(finding))
                .toList();
        return new Leeway(blocks, againstAward, open);
    }

    /** Whether the jury may depart at all. */
    public boolean any() {
        return open && (blocks.stream().anyMatch(OfBlock::mayDiffer) || againstAward.isEmpty());
    }

    /** Whether the whole may be awarded once the blocks are decided so. */
    public boolean mayAward(Collection<Status> decided) {
        return open && againstAward.isEmpty() && decided.stream().allMatch(Leeway::isObtained);
    }

    /** Whether these statuses differ from the proposal only where the jury may. */
    boolean allows(Map<String, Status> decided) {
        return blocks.stream().allMatch(block -> allows(block, decided.get(block.block())));
    }

    private static boolean allows(OfBlock block, @Nullable Status decided) {
        return decided == block.proposed()
                || (block.mayDiffer() && (decided == Status.VALIDATED || decided == Status.NOT_VALIDATED));
    }

    static boolean isObtained(Status status) {
        return status == Status.VALIDATED || status == Status.HELD;
    }

    private static OfBlock ofBlock(BlockProposal block, Proposal proposal, Subjects places, boolean open) {
        var against = against(proposal)
                .filter(finding -> places.concerns(finding, block.block()))
                .toList();
        var facts = against.stream().filter(Leeway::isFact).toList();
        boolean mayDiffer = switch (block.status()) {
            case VALIDATED -> open;
            case NOT_VALIDATED -> open && facts.isEmpty() && !against.isEmpty();
            case IN_PROGRESS, HELD, NOT_PRESENTED -> false;
        };
        return new OfBlock(block.block(), block.status(), mayDiffer, facts);
    }

    private static Stream<Finding> against(Proposal proposal) {
        return proposal.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.UNMET || finding.verdict() == Verdict.PENDING)
                .filter(finding -> !DERIVED.contains(finding.rule()));
    }

    /** A grade is a judgement; that there is none, because somebody was absent or did not come, is a fact. */
    private static boolean isFact(Finding finding) {
        return finding.rule().isFact()
                || finding.found() == null
                || (finding.found() instanceof Value.Code(String code) && ABSENCES.contains(code));
    }

    /** Which block a finding is about. */
    private record Subjects(Scheme scheme) {

        boolean concerns(Finding finding, String block) {
            var of = block(finding.subject());
            return of == null ? OF_DELIVERABLES.contains(finding.rule()) : of.equals(block);
        }

        @Nullable
        String block(String subject) {
            int slash = subject.indexOf('/');
            return slash < 0 ? ofThing(subject) : ofPart(subject.substring(slash + 1));
        }

        private @Nullable String ofPart(String part) {
            return scheme.blocks().stream()
                    .filter(block -> block.id().equals(part)
                            || block.competencies().stream()
                                    .anyMatch(competency -> competency.id().equals(part)))
                    .map(block -> block.id())
                    .findFirst()
                    .orElse(null);
        }

        private @Nullable String ofThing(String subject) {
            int dot = subject.indexOf('.');
            return ofPart(dot < 0 ? subject : subject.substring(0, dot));
        }
    }
}
