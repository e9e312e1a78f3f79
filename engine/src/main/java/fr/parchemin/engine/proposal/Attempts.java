package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.Exam.Slot;
import fr.parchemin.engine.scheme.Assessment.Resit;
import fr.parchemin.engine.scheme.Assessment.Window;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The walk along the attempts at one slot: which of them count under the rules of resit, and what they are worth. */
final class Attempts {

    private final Run run;
    /** What the attempts walked along so far are worth; where that is a missing result, nobody sat yet. */
    private Worth worth = Worth.NOTHING;

    private int resits;

    Attempts(Run run) {
        this.run = run;
    }

    /** What the attempts at a slot are worth together, without a remark. */
    Worth worth(@Nullable Attempt first, Slot slot) {
        return walk(first, slot, false, true);
    }

    /** What the attempts at a slot are worth together, remarking on those that do not count. */
    Worth remark(@Nullable Attempt first, Slot slot, boolean blockLost) {
        return walk(first, slot, blockLost, false);
    }

    private Worth walk(@Nullable Attempt first, Slot slot, boolean blockLost, boolean quiet) {
        worth = Worth.NOTHING;
        resits = 0;
        Attempt further = first;
        int number = 1;
        if (first != null && first.number() == number) {
            // Nothing forbids a first sitting.
            worth = first.worth;
            further = first.next;
            number++;
        }
        for (Attempt attempt = further; attempt != null; attempt = attempt.next) {
            Reason refusal = Reason.ATTEMPT_WITHOUT_PREVIOUS;
            if (attempt.number() == number) {
                refusal = refusal(slot.exam, blockLost);
                number++;
            }
            if (refusal == null) {
                take(slot, attempt, quiet);
            } else if (!quiet) {
                note(run, slot, refusal, attempt, resitClause(slot.exam));
            }
        }
        return worth;
    }

    private static String resitClause(Exam exam) {
        return exam.resit == null ? exam.source.clause() : exam.resit.clause();
    }

    /** Why a further attempt would not count, absent when it would. */
    private @Nullable Reason refusal(Exam exam, boolean blockLost) {
        return switch (worth.standing()) {
            case MISSING -> null;
            case PASSED, AWAITED -> Reason.RESIT_WITHOUT_GROUND;
            case ABSENT -> Reason.RESIT_AFTER_UNJUSTIFIED_ABSENCE;
            case FAILED, EXCUSED ->
                exam.resits > 0 && blockLost ? Reason.RESIT_AFTER_UNJUSTIFIED_ABSENCE : refusal(exam);
        };
    }

    private @Nullable Reason refusal(Exam exam) {
        boolean ground = worth.standing() == Standing.FAILED ? exam.resitWhenFailed : exam.resitWhenExcused;
        if (!ground) {
            return Reason.RESIT_NOT_ALLOWED;
        }
        return resits >= exam.resits ? Reason.RESIT_BEYOND_LIMIT : null;
    }

    /** Whether the attempts just walked along leave a right to a resit that is not used up. */
    boolean leaveResit(Exam exam) {
        return exam.resit != null && refusal(exam) == null;
    }

    private void take(Slot slot, Attempt attempt, boolean quiet) {
        boolean sat = worth.standing() != Standing.MISSING;
        // A justified absence uses nothing up: it is a missing result, or the ground of a resit where the scheme says
        // so.
        if (sat && attempt.worth.isJustifiedAbsence()) {
            return;
        }
        worth = attempt.worth;
        if (sat) {
            resits++;
            Resit resit = slot.exam.resit;
            if (!quiet && resit != null) {
                remarkOutside(slot, resit, attempt.result.on());
            }
        }
    }

    /** On a resit outside its window: the day it was held, beside the first day while that lay ahead or the last one. */
    private void remarkOutside(Slot slot, Resit resit, LocalDate day) {
        LocalDate from = resit.window().from();
        LocalDate until = until(run, resit.window());
        LocalDate bound =
                from != null && day.isBefore(from) ? from : until != null && day.isAfter(until) ? until : null;
        if (bound != null) {
            run.note(
                    Reason.RESIT_OUTSIDE_WINDOW,
                    slot.subject,
                    new Value.Day(bound),
                    new Value.Day(day),
                    resit.clause());
        }
    }

    /** The last day on which a resit may be held, itself included. */
    static @Nullable LocalDate until(Run run, Window window) {
        LocalDate eve = window.beforeJury() ? run.dayBeforeJury() : null;
        LocalDate until = window.until();
        return eve == null || (until != null && until.isBefore(eve)) ? until : eve;
    }

    /** Remarks on an attempt that does not count. */
    static void note(Run run, Slot slot, Reason reason, Attempt attempt, String clause) {
        run.note(reason, slot.subject, Run.count(attempt.number()), attempt.worth.value(), clause);
    }
}
