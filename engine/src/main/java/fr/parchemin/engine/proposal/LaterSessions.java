package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.Exam.Slot;
import fr.parchemin.engine.proposal.NextAction.Action;
import fr.parchemin.engine.scheme.Scheme.Right;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What may be presented again in a later session: what the rules grant, and a remark where they say nothing. */
final class LaterSessions {

    private static final Value UNSTATED = new Value.Code("unstated");

    private final Evaluation evaluation;
    private final @Nullable LocalDate until;

    LaterSessions(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.until = evaluation.plan.term.lastDay(evaluation, true);
    }

    /** The remarks where the rules say nothing of coming back. */
    void explain(Consumer<Finding> findings) {
        var rules = evaluation.plan.scheme.laterSessions();
        if (rules.blocks() == Right.UNSTATED) {
            for (int block = 0; block < evaluation.plan.blocks.length; block++) {
                if (evaluation.block(block) == Condition.UNMET) {
                    String id = evaluation.plan.blocks[block].source().id();
                    findings.accept(
                            new Finding(Reason.LATER_SESSION, id, Verdict.NOTED, null, UNSTATED, rules.clause()));
                }
            }
        }
    }

    /** The rights that the rules grant, while their last day is not past. */
    void remedies(Consumer<NextAction> actions) {
        if (!isInTime()) {
            return;
        }
        var rules = evaluation.plan.scheme.laterSessions();
        for (int block = 0; rules.blocks() == Right.GRANTED && block < evaluation.plan.blocks.length; block++) {
            if (evaluation.block(block) == Condition.UNMET) {
                String id = evaluation.plan.blocks[block].source().id();
                actions.accept(NextActions.later(Action.PRESENT_BLOCK, id, null, until));
            }
        }
        if (rules.finalInterview() == Right.GRANTED) {
            for (Exam exam : evaluation.plan.exams) {
                if (exam.atLastBlock && !exam.formative && hasFailed(exam.slots[0])) {
                    actions.accept(NextActions.later(Action.FINAL_INTERVIEW, null, exam.source.id(), until));
                }
            }
        }
    }

    /** A later session comes after this one, and no day is past. */
    private boolean isInTime() {
        return until == null
                || (evaluation.facts.referenceDay().isBefore(until)
                        && !evaluation.facts.dossier.asOf().isAfter(until));
    }

    private boolean hasFailed(Slot slot) {
        return evaluation.marks.verdict(slot) == Condition.UNMET
                && evaluation.marks.low(slot).standing() != Standing.MISSING;
    }
}
