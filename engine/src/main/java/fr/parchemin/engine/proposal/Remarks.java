package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier.Receipt;
import fr.parchemin.engine.proposal.Exam.Slot;
import fr.parchemin.engine.scheme.Assessment.Kind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is remarked on each attempt at one slot: that it does not count and why, or that it came out of the order of things. */
final class Remarks {

    private final Explanation explanation;
    private final Evaluation evaluation;
    private final Slot slot;
    private final String subject;

    Remarks(Explanation explanation, Slot slot, String subject) {
        this.explanation = explanation;
        this.evaluation = explanation.evaluation;
        this.slot = slot;
        this.subject = subject;
    }

    /** Gives the remarks on all attempts, in their order. */
    void give() {
        Attempt last = null;
        for (Attempt attempt = evaluation.facts.attempts[slot.index];
                attempt != null && !evaluation.facts.isAfterJury(attempt.result.on());
                attempt = attempt.next) {
            if (attempt.refusal != null) {
                refused(attempt, attempt.refusal);
            } else if (last == null || !attempt.isSkippedAfter(last.worth)) {
                boolean again = last != null && last.worth.standing() != Standing.MISSING;
                counted(attempt, again ? last : null);
                last = attempt;
            }
        }
    }

    private void refused(Attempt attempt, Reason reason) {
        LocalDate earliest = reason == Reason.FINAL_INTERVIEW_TOO_EARLY ? evaluation.marks.earliest(slot) : null;
        if (earliest != null) {
            noteDays(reason, attempt, earliest, slot.exam.source.clause());
            return;
        }
        explanation.note(subject, reason, attempt, slot.exam.resitClause());
    }

    private void counted(Attempt attempt, @Nullable Attempt previous) {
        if (previous != null && slot.exam.resit != null) {
            remarkOutside(attempt, previous);
        }
        if (attempt.worth.isHeld() && slot.isOrdered()) {
            remarkOnOrder(attempt);
        }
    }

    /** On a resit outside its window: beside the first day while that lay ahead, or the last one. */
    private void remarkOutside(Attempt attempt, Attempt previous) {
        LocalDate day = attempt.result.on();
        LocalDate from = evaluation.facts.windows().from(slot.exam, previous.result.on());
        LocalDate until = evaluation.facts.windows().until(slot.exam, previous.result.on());
        LocalDate bound =
                from != null && day.isBefore(from) ? from : until != null && day.isAfter(until) ? until : null;
        if (bound != null) {
            noteDays(Reason.RESIT_OUTSIDE_WINDOW, attempt, bound, slot.exam.resitClause());
        }
    }

    private void remarkOnOrder(Attempt attempt) {
        LocalDate reading = slot.completed == null ? null : Marks.dayOf(evaluation.marks.last(slot.completed));
        remark(attempt, Reason.INTERVIEW_BEFORE_READING, reading);
        int read = slot.exam.deliverableRead(slot.block);
        Receipt receipt = read < 0 ? null : evaluation.facts.receipts[read];
        remark(attempt, Reason.READING_BEFORE_DELIVERABLE, receipt == null ? null : receipt.receivedOn());
        if (slot.exam.source.kind() == Kind.SITUATION) {
            remark(attempt, Reason.SITUATION_BEFORE_ADMISSIBILITY, evaluation.facts.admissibleSince());
        }
    }

    private void remark(Attempt attempt, Reason reason, @Nullable LocalDate first) {
        if (first != null && attempt.result.on().isBefore(first)) {
            noteDays(reason, attempt, first, slot.exam.source.clause());
        }
    }

    private void noteDays(Reason reason, Attempt attempt, LocalDate expected, String clause) {
        explanation.add(new Finding(
                reason,
                subject,
                Verdict.NOTED,
                attempt.number(),
                new Value.Day(expected),
                new Value.Day(attempt.result.on()),
                clause));
    }
}
