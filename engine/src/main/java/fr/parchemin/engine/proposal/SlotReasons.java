package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.proposal.Exam.Slot;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The reasons that marks give, each slot once. Where one result bears on a whole block, it gives one reason and not many. */
final class SlotReasons {

    private final Explanation explanation;
    private final Evaluation evaluation;
    private final Marks marks;

    SlotReasons(Explanation explanation) {
        this.explanation = explanation;
        this.evaluation = explanation.evaluation;
        this.marks = evaluation.marks;
    }

    /** Gives the reasons of a slot, unless they were given. */
    void explain(Slot slot) {
        if (isSaid(slot)) {
            return;
        }
        if (marks.isPlain(slot)) {
            say(slot);
            explanation.add(slot.finding(marks.verdict(slot), marks.low(slot), slot.subject));
            return;
        }
        if (slot.exam.formative && evaluation.facts.attempts[slot.index] == null) {
            return;
        }
        boolean alike = slot.group.length > 1 && areAlike(slot.group);
        say(slot, alike);
        explain(slot, alike ? slot.groupSubject : slot.subject);
    }

    private void say(Slot slot, boolean group) {
        say(slot);
        for (int i = 0; group && i < slot.group.length; i++) {
            say(slot.group[i]);
        }
    }

    private void say(Slot slot) {
        explanation.said[slot.index] = true;
    }

    private boolean isSaid(Slot slot) {
        return explanation.said[slot.index];
    }

    /** Gives the reasons of a slot that a rule asks, that of a block which is not presented among them. */
    void explainAsked(Slot slot) {
        explain(slot);
        boolean cannotTakePlace = marks.isNotPresented(slot) || marks.isTooEarly(slot.exam);
        if (cannotTakePlace && slot.isReadByScale() && explanation.isNew(evaluation.plan.firstMissing + slot.index)) {
            explanation.add(slot.finding(Condition.UNMET, Worth.NOTHING, slot.subject));
        }
    }

    /** Gives the reason of a rule that asks a score of its own. */
    void explain(Slot slot, Condition.Reached rule, int verdict, Value least) {
        explanation.add(new Finding(
                rule.reason(),
                slot.subject,
                Condition.said(verdict),
                least,
                marks.low(slot).value(),
                rule.clause()));
    }

    /** Remarks on every result of what is not presented, none of which counts. */
    void dismissAll(Slot[] slots, Reason reason, boolean onlyNamed) {
        for (Slot slot : slots) {
            if (!isSaid(slot)) {
                boolean alike = slot.group.length > 1 && haveOneStory(slot.group);
                say(slot, alike);
                dismiss(slot, alike ? slot.groupSubject : slot.subject, reason, onlyNamed);
            }
        }
    }

    /** Whether the same results, on the whole block, say the same of every one of these slots. */
    @SuppressWarnings("ReferenceEquality") // one result is worth one thing, whatever the slot
    private boolean areAlike(Slot[] group) {
        if (!haveOneStory(group)) {
            return false;
        }
        Slot first = group[0];
        for (Slot slot : group) {
            if (marks.low(slot) != marks.low(first)
                    || marks.high(slot) != marks.high(first)
                    || completedVerdict(slot) != completedVerdict(first)
                    || !Objects.equals(completedOn(slot), completedOn(first))
                    || completionVerdict(slot) != completionVerdict(first)) {
                return false;
            }
        }
        return true;
    }

    /** Whether there are results that count, and none that is of one competency: then all slots have the same ones. */
    private boolean haveOneStory(Slot[] group) {
        if (counting(evaluation.facts.attempts[group[0].index]) == null) {
            return false;
        }
        for (Slot slot : group) {
            Attempt attempt = evaluation.facts.anyByCompetency ? counting(evaluation.facts.attempts[slot.index]) : null;
            for (; attempt != null; attempt = counting(attempt.next)) {
                if (attempt.result.competency() != null) {
                    return false;
                }
            }
        }
        return true;
    }

    /** An attempt, unless it comes after the jury; so do then those that follow it. */
    private @Nullable Attempt counting(@Nullable Attempt attempt) {
        return attempt == null || evaluation.facts.isAfterJury(attempt.result.on()) ? null : attempt;
    }

    private int completedVerdict(Slot slot) {
        return slot.completed == null ? Condition.UNKNOWN : marks.verdict(slot.completed);
    }

    /** The day of what it completes. */
    private @Nullable LocalDate completedOn(Slot slot) {
        return slot.completed == null ? null : Marks.dayOf(marks.last(slot.completed));
    }

    private int completionVerdict(Slot slot) {
        return slot.completion == null ? Condition.UNKNOWN : marks.verdict(slot.completion);
    }

    private void explain(Slot slot, String subject) {
        Exam exam = slot.exam;
        if (slot.block >= 0 && !evaluation.facts.presented[slot.block]) {
            boolean held = evaluation.facts.holdings.since(slot.block) != null;
            dismiss(slot, subject, held ? Reason.ALREADY_HELD : Reason.BLOCK_NOT_PRESENTED, true);
        } else if (exam.formative) {
            dismiss(slot, subject, Reason.FORMATIVE_RESULT, false);
        } else if (!marks.isAsked(exam)) {
            dismiss(slot, subject, Reason.NOT_ASKED, false);
        } else if (marks.isTooEarly(exam)) {
            dismiss(slot, subject, Reason.FINAL_INTERVIEW_TOO_EARLY, false);
        } else if (slot.completed != null && marks.verdict(slot.completed) != Condition.UNMET) {
            boolean read = marks.low(slot.completed).standing() == Standing.SAT;
            dismiss(slot, subject, read ? Reason.INTERVIEW_WITHOUT_GROUND : Reason.INTERVIEW_WITHOUT_READING, true);
        } else {
            explainMark(slot, subject);
        }
    }

    /** Remarks on every result of the slot, none of which counts for the reason given. */
    private void dismiss(Slot slot, String subject, Reason reason, boolean onlyNamed) {
        for (Attempt attempt = evaluation.facts.attempts[slot.index]; attempt != null; attempt = attempt.next) {
            if (!evaluation.facts.isAfterJury(attempt.result.on()) && (!onlyNamed || isNamed(slot, attempt.result))) {
                explanation.note(subject, reason, attempt, slot.exam.source.clause());
            }
        }
    }

    private static boolean isNamed(Slot slot, Result result) {
        return slot.exam.source.block() != null || result.block() != null || result.competency() != null;
    }

    private void explainMark(Slot slot, String subject) {
        Attempt first = evaluation.facts.attempts[slot.index];
        if (first != null) {
            if (marks.isRemarkable(slot) || slot.isOrdered()) {
                new Remarks(explanation, slot, subject).give();
            }
            if (marks.isClosed(slot)) {
                explainWindow(slot, subject);
            }
        }
        int verdict = marks.verdict(slot);
        Worth worth = marks.low(slot);
        if (!slot.isReadByScale()) {
            return;
        }
        if (verdict != Condition.UNMET || slot.completion == null || slot.isAskedItself()) {
            explanation.add(slot.finding(verdict, worth, subject));
            return;
        }
        // What was not found acquired may be made good by what completes it.
        int completed = marks.verdict(slot.completion);
        Finding finding = slot.finding(completed, worth, subject);
        explanation.add(completed == Condition.MET ? finding.noted() : finding);
        explain(slot.completion);
    }

    /** Why a right to a resit cannot be used: its window is over, or begins when the jury has sat. */
    private void explainWindow(Slot slot, String subject) {
        LocalDate attempt = Marks.dayOf(marks.last(slot));
        boolean late = evaluation.facts.windows().isAfterJury(slot.exam, attempt);
        LocalDate bound = late
                ? evaluation.facts.windows().from(slot.exam, attempt)
                : evaluation.facts.windows().until(slot.exam, attempt);
        LocalDate day = late ? evaluation.facts.referenceDay() : marks.firstDay(slot);
        explanation.add(new Finding(
                late ? Reason.RESIT_WINDOW_AFTER_JURY : Reason.RESIT_WINDOW_OVER,
                subject,
                Verdict.UNMET,
                bound == null ? null : new Value.Day(bound),
                new Value.Day(day),
                slot.exam.resitClause()));
    }
}
