package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.Exam.Slot;
import fr.parchemin.engine.proposal.NextAction.Action;
import fr.parchemin.engine.proposal.Plan.BlockPlan;
import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Assessment.Resit;
import fr.parchemin.engine.scheme.Deliverable;
import fr.parchemin.engine.scheme.Scheme.Right;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the candidate may still do, from what each condition still needs. */
final class Remedies {

    private static final int WHOLE = -1;
    private static final Value UNSTATED = new Value.Code("unstated");

    private final Run run;
    private final boolean[] submitted;

    Remedies(Run run) {
        this.run = run;
        this.submitted = new boolean[run.plan.deliverables.length];
    }

    /** Under a condition of presentation that is not met: what would cure it, and nothing else; nothing cures the end of a scheme. */
    void ofPresentation() {
        for (Condition.OfFact condition : run.route.requires()) {
            if (condition.rule() instanceof FactRule.SchemeOpen && condition.verdict(run) == Condition.UNMET) {
                return;
            }
        }
        for (Condition.OfFact condition : run.route.requires()) {
            if (condition.verdict(run) != Condition.MET) {
                condition.rule().remedy(run);
            }
        }
    }

    /** In this session: for the blocks that are open, then for the award. */
    void ofThisSession(int award) {
        for (int block = 0; block < run.plan.blocks.length; block++) {
            BlockPlan plan = run.plan.blocks[block];
            if (run.isPresented(block) && run.block(block) == Condition.PENDING) {
                plan.validated().need(run);
                submit(plan);
                String id = plan.source().id();
                for (Exam exam : plan.exams()) {
                    sit(exam, block, id);
                }
            }
        }
        if (award == Condition.PENDING) {
            run.plan.award.need(run);
            for (Exam exam : run.plan.exams) {
                sit(exam, WHOLE, null);
            }
        }
    }

    private void submit(BlockPlan plan) {
        for (int index : plan.deliverables()) {
            if (run.isDeliverableNeeded(index) && !submitted[index]) {
                submitted[index] = true;
                Deliverable deliverable = run.plan.deliverables[index].source();
                boolean uncounted = run.deliverables.isUncounted(index);
                run.actions.add(NextActions.ofDeliverable(
                        uncounted ? Action.AWAIT : Action.SUBMIT,
                        deliverable.block(),
                        deliverable.id(),
                        uncounted ? null : run.after()));
            }
        }
    }

    private void sit(Exam exam, int block, @Nullable String blockId) {
        for (Slot slot : exam.slots) {
            boolean here = slot.block == block || slot.block == WHOLE;
            if (here && run.isNeeded(slot)) {
                Action action = action(slot);
                List<String> competencies = gather(exam, slot, action);
                if (action != null) {
                    add(exam, slot, action, competencies, slot.block == WHOLE ? null : blockId);
                }
            }
        }
    }

    /** The competencies of every needed slot of the same block that calls for the same action; they are then settled. */
    private List<String> gather(Exam exam, Slot first, @Nullable Action action) {
        if (first.competency == null) {
            run.needSlot(first, false);
            return exam.source.competencies();
        }
        List<String> competencies = new ArrayList<>();
        for (Slot slot : exam.slots) {
            if (slot.block == first.block && run.isNeeded(slot) && action(slot) == action) {
                run.needSlot(slot, false);
                competencies.add(slot.competency);
            }
        }
        return competencies;
    }

    /** What a slot that is still open calls for, absent when something else must come first. */
    private @Nullable Action action(Slot slot) {
        if (slot.completed != null && run.sittings.verdict(slot.completed) != Condition.UNMET) {
            return null;
        }
        return switch (run.sittings.standing(slot)) {
            case AWAITED -> Action.AWAIT;
            case FAILED, EXCUSED -> Action.RESIT;
            case MISSING -> slot.exam.isRead() ? reading(slot) : sitting(slot.exam.source.kind());
            case PASSED, ABSENT -> null;
        };
    }

    private @Nullable Action reading(Slot slot) {
        return isRead(slot) ? Action.AWAIT : null;
    }

    private boolean isRead(Slot slot) {
        int deliverable = slot.exam.deliverableRead(slot.block);
        return deliverable < 0 || run.deliverables.isReceived(deliverable);
    }

    private static Action sitting(Assessment.Kind kind) {
        return switch (kind) {
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
            Resit resit = Objects.requireNonNull(exam.source.resit());
            LocalDate until = Attempts.until(run, resit.window());
            run.actions.add(NextActions.resit(
                    block,
                    assessment,
                    competencies,
                    resit.format(),
                    resit.window().from(),
                    until,
                    run.after()));
        } else {
            String after = action == Action.AWAIT ? null : after(exam, slot);
            run.actions.add(NextActions.sit(action, block, assessment, competencies, after));
        }
    }

    private @Nullable String after(Exam exam, Slot slot) {
        String block = exam.atLastBlock ? lastOpenBlock() : null;
        if (block != null || run.after() != null) {
            return block == null ? run.after() : block;
        }
        if (exam.completed != null) {
            return isStillRead(exam.completed, slot.block) ? exam.completed.source.id() : null;
        }
        if (exam.source.kind() != Assessment.Kind.FINAL_INTERVIEW) {
            return null;
        }
        return lastOpenExam(exam);
    }

    private boolean isStillRead(Exam exam, int block) {
        for (Slot slot : exam.slots) {
            if (slot.block == block && run.sittings.verdict(slot) == Condition.PENDING) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String lastOpenBlock() {
        for (int block = run.plan.blocks.length - 1; block >= 0; block--) {
            if (run.block(block) == Condition.PENDING) {
                return run.plan.blocks[block].source().id();
            }
        }
        return null;
    }

    /** A final interview inside a block comes after what else of the candidate is still to be seen there. */
    private @Nullable String lastOpenExam(Exam interview) {
        String last = null;
        for (Exam exam : run.plan.exams) {
            for (Slot slot : exam.slots) {
                boolean open = exam != interview
                        && !exam.source.formative()
                        && (slot.block == WHOLE || run.isPresented(slot.block))
                        && run.sittings.verdict(slot) == Condition.PENDING;
                last = open ? exam.source.id() : last;
            }
        }
        return last;
    }

    /** In a later session, where the rules give the right; where they say nothing, a remark that says so. */
    void ofLaterSessions() {
        LocalDate until = run.validity.lastDay(true);
        boolean inTime = until == null || run.referenceDay().isBefore(until);
        var rules = run.plan.scheme.laterSessions();
        for (int block = 0; block < run.plan.blocks.length; block++) {
            String id = run.plan.blocks[block].source().id();
            if (run.block(block) != Condition.UNMET) {
                continue;
            }
            switch (rules.blocks()) {
                case GRANTED -> {
                    if (inTime) {
                        run.actions.add(NextActions.later(Action.PRESENT_BLOCK, id, null, until));
                    }
                }
                case UNSTATED -> run.note(Reason.LATER_SESSION, id, null, UNSTATED, rules.clause());
            }
        }
        if (rules.finalInterview() == Right.GRANTED && inTime) {
            finalInterviewAgain(until);
        }
    }

    private void finalInterviewAgain(@Nullable LocalDate until) {
        for (Exam exam : run.plan.exams) {
            if (exam.atLastBlock && !exam.source.formative()) {
                Slot slot = exam.slots[0];
                boolean failed = run.sittings.verdict(slot) == Condition.UNMET
                        && run.sittings.standing(slot) != Standing.MISSING;
                if (failed) {
                    run.actions.add(NextActions.later(Action.FINAL_INTERVIEW, null, exam.source.id(), until));
                }
            }
        }
    }
}
