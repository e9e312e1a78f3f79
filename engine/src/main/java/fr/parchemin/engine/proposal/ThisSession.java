package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.Exam.Slot;
import fr.parchemin.engine.proposal.NextAction.Action;
import fr.parchemin.engine.proposal.Plan.BlockPlan;
import fr.parchemin.engine.proposal.Rights.Ground;
import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Deliverable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may still be done in this session, from what each open condition still needs. */
final class ThisSession {

    private static final int WHOLE = -1;

    private final Evaluation evaluation;
    private final Plan plan;
    private final Remedies remedies;
    private final Needs needs;
    private final @Nullable String after;
    private final boolean[] submitted;

    ThisSession(Evaluation evaluation, Remedies remedies) {
        this.evaluation = evaluation;
        this.plan = evaluation.plan;
        this.remedies = remedies;
        this.needs = new Needs(plan);
        this.after = evaluation.after();
        this.submitted = new boolean[plan.deliverables.length];
    }

    /** For the blocks that are open, then for the award. */
    void remedy(int award) {
        for (int block = 0; block < plan.blocks.length; block++) {
            if (evaluation.facts.presented[block] && evaluation.block(block) == Condition.PENDING) {
                ofBlock(block);
            }
        }
        if (award == Condition.PENDING) {
            needs.ofParts(evaluation, new Condition[] {plan.award});
            facts();
        }
        // What a block asks of another one is left.
        for (DeliverablePlan deliverable : plan.deliverables) {
            submit(deliverable);
        }
        for (Exam exam : plan.exams) {
            sit(exam, WHOLE);
        }
    }

    private void ofBlock(int block) {
        BlockPlan of = plan.blocks[block];
        needs.ofParts(evaluation, new Condition[] {of.validated()});
        facts();
        for (DeliverablePlan deliverable : plan.deliverables) {
            submit(deliverable);
        }
        for (Exam exam : of.exams()) {
            sit(exam, block);
        }
    }

    private void facts() {
        for (FactRule rule : needs.takeFacts()) {
            rule.remedies(evaluation).forEach(remedies::add);
        }
    }

    private void submit(DeliverablePlan deliverable) {
        if (needs.hasDeliverable(deliverable.index()) && !submitted[deliverable.index()]) {
            submitted[deliverable.index()] = true;
            Deliverable source = deliverable.source();
            boolean awaited =
                    evaluation.facts.windows().isJuryDayReached() || deliverable.isUncounted(evaluation.facts);
            remedies.add(NextActions.ofDeliverable(
                    awaited ? Action.AWAIT : Action.SUBMIT, source.block(), source.id(), awaited ? null : after));
        }
    }

    /** What is needed of an assessment, for a block or for all that is left. */
    private void sit(Exam exam, int block) {
        for (Slot slot : exam.slots) {
            boolean here = block == WHOLE || slot.block == block || slot.block == WHOLE;
            if (here && needs.has(slot)) {
                Action action = action(slot);
                LocalDate since = Marks.dayOf(evaluation.marks.last(slot));
                List<String> competencies = gather(exam, slot, action, since);
                if (action != null) {
                    String of = slot.block == WHOLE ? null : plan.names.get(slot.block);
                    add(exam, slot, action, competencies, of);
                }
            }
        }
    }

    /** The competencies of every needed slot of the same block that calls for the same action; they are then settled. */
    private List<String> gather(Exam exam, Slot first, @Nullable Action action, @Nullable LocalDate since) {
        if (first.competency == null) {
            needs.settle(first);
            return exam.source.competencies();
        }
        List<String> competencies = new ArrayList<>();
        for (Slot slot : first.group) {
            boolean alike = action != Action.RESIT
                    || (Objects.equals(since, Marks.dayOf(evaluation.marks.last(slot)))
                            && Objects.equals(evaluation.marks.resitFrom(first), evaluation.marks.resitFrom(slot)));
            if (needs.has(slot) && action(slot) == action && alike) {
                needs.settle(slot);
                competencies.add(slot.competency);
            }
        }
        return competencies;
    }

    /** What a slot that is still open calls for, absent when something else must come first. */
    private @Nullable Action action(Slot slot) {
        if (slot.completed != null && evaluation.marks.verdict(slot.completed) != Condition.UNMET) {
            return null;
        }
        Worth worth = evaluation.marks.low(slot);
        return switch (worth.standing()) {
            case AWAITED -> Action.AWAIT;
            case EXCUSED -> Action.RESIT;
            case SAT -> Rights.ground(evaluation, slot, worth) == Ground.GIVEN ? Action.RESIT : null;
            case MISSING -> slot.exam.isRead() ? reading(slot) : sitting(slot.exam);
            case ABSENT -> null;
        };
    }

    private @Nullable Action reading(Slot slot) {
        int deliverable = slot.exam.deliverableRead(slot.block);
        return deliverable < 0 || plan.deliverables[deliverable].isReadable(evaluation.facts) ? Action.AWAIT : null;
    }

    private Action sitting(Exam exam) {
        if (!evaluation.facts.windows().maySit(exam)) {
            return Action.AWAIT;
        }
        return switch (exam.source.kind()) {
            case INTERVIEW -> Action.INTERVIEW;
            case FINAL_INTERVIEW -> Action.FINAL_INTERVIEW;
            case CASE_STUDY,
                    ASSIGNMENT,
                    IMMERSION,
                    SITUATION,
                    TUTOR_EVALUATION,
                    QUIZ,
                    PORTFOLIO,
                    ORAL,
                    WRITTEN,
                    PROJECT -> Action.SIT;
        };
    }

    private void add(Exam exam, Slot slot, Action action, List<String> competencies, @Nullable String block) {
        String assessment = exam.source.id();
        if (action == Action.RESIT) {
            LocalDate attempt = Marks.dayOf(evaluation.marks.last(slot));
            remedies.add(NextActions.resit(
                    block,
                    assessment,
                    competencies,
                    Objects.requireNonNull(exam.resit).format(),
                    evaluation.marks.resitFrom(slot),
                    evaluation.facts.windows().until(exam, attempt),
                    after));
        } else {
            String first = action == Action.AWAIT ? null : first(exam, slot);
            remedies.add(NextActions.sit(action, block, assessment, competencies, first));
        }
    }

    /** The nearest thing that must come first. */
    private @Nullable String first(Exam exam, Slot slot) {
        if (exam.completed != null && isStillRead(exam.completed, slot.block)) {
            return exam.completed.source.id();
        }
        String nearest = exam.atLastBlock
                ? lastOpenBlock()
                : exam.source.kind() == Assessment.Kind.FINAL_INTERVIEW ? lastOpenExam(exam) : null;
        return nearest == null ? after : nearest;
    }

    private boolean isStillRead(Exam exam, int block) {
        for (Slot slot : exam.slots) {
            if (slot.block == block && needs.hadNeedOf(slot) && evaluation.marks.verdict(slot) == Condition.PENDING) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String lastOpenBlock() {
        for (int block = plan.blocks.length - 1; block >= 0; block--) {
            if (evaluation.block(block) == Condition.PENDING) {
                return plan.blocks[block].source().id();
            }
        }
        return null;
    }

    /** A final interview inside a block comes after what else of the candidate is still to be seen there. */
    private @Nullable String lastOpenExam(Exam interview) {
        String last = null;
        for (Exam exam : plan.exams) {
            for (Slot slot : exam.slots) {
                boolean open = exam != interview
                        && !exam.source.formative()
                        && (slot.block == WHOLE || evaluation.facts.presented[slot.block])
                        && evaluation.marks.verdict(slot) == Condition.PENDING;
                last = open ? exam.source.id() : last;
            }
        }
        return last;
    }
}
