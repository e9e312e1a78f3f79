package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.Exam.Slot;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The walk along the attempts at one slot: which of them count under the rules of resit, and what they are worth. */
final class Attempts {

    private final Evaluation evaluation;
    private final Horizon horizon;

    /** What the attempts walked along so far are worth; where that is a missing result, nobody sat yet. */
    private Worth worth = Worth.NOTHING;
    /** The attempt that gave this worth. */
    private @Nullable Attempt last;

    private int resits;
    private boolean isPlain;

    Attempts(Evaluation evaluation, Horizon horizon) {
        this.evaluation = evaluation;
        this.horizon = horizon;
    }

    /**
     * What the attempts at a slot are worth together.
     *
     * @param earliest attempts before this day come too early to count; absent: none does
     */
    Worth walk(@Nullable Attempt first, Slot slot, boolean blockLost, @Nullable LocalDate earliest) {
        worth = Worth.NOTHING;
        last = null;
        resits = 0;
        isPlain = true;
        int number = 1;
        for (Attempt attempt = first;
                attempt != null && horizon.sees(evaluation.facts, slot, attempt);
                attempt = attempt.next) {
            Reason refusal = attempt.number() == number
                    ? refusal(slot, blockLost, earliest, attempt)
                    : Reason.ATTEMPT_WITHOUT_PREVIOUS;
            number += attempt.number() == number ? 1 : 0;
            if (horizon.rights()) {
                attempt.refusal = refusal;
            }
            if (refusal == null) {
                take(attempt);
            } else {
                isPlain = false;
            }
        }
        return worth;
    }

    private @Nullable Reason refusal(Slot slot, boolean blockLost, @Nullable LocalDate earliest, Attempt attempt) {
        return earliest != null && attempt.result.on().isBefore(earliest)
                ? Reason.FINAL_INTERVIEW_TOO_EARLY
                : refusal(slot, blockLost, attempt);
    }

    /** Why a further attempt would not count, absent when it would. */
    private @Nullable Reason refusal(Slot slot, boolean blockLost, Attempt attempt) {
        return switch (worth.standing()) {
            case MISSING -> null;
            case AWAITED -> Reason.RESIT_WITHOUT_GROUND;
            case ABSENT -> Reason.RESIT_AFTER_UNJUSTIFIED_ABSENCE;
            case SAT ->
                Rights.hadGround(evaluation, slot, worth, attempt)
                        ? refusal(slot.exam, slot.exam.resitWhenFailed, blockLost)
                        : Reason.RESIT_WITHOUT_GROUND;
            case EXCUSED -> refusal(slot.exam, slot.exam.resitWhenExcused, blockLost);
        };
    }

    private @Nullable Reason refusal(Exam exam, boolean given, boolean blockLost) {
        if (exam.resits > 0 && blockLost) {
            return Reason.RESIT_AFTER_UNJUSTIFIED_ABSENCE;
        }
        if (!given) {
            return Reason.RESIT_NOT_ALLOWED;
        }
        return resits >= exam.resits ? Reason.RESIT_BEYOND_LIMIT : null;
    }

    /** How many resits of those just walked along count. */
    int resits() {
        return resits;
    }

    /** The attempt that decided, absent while nothing did. */
    @Nullable
    Attempt last() {
        return last;
    }

    /** Whether there was nothing but a first sitting, of which there is nothing to remark. */
    boolean isPlain() {
        return isPlain;
    }

    private void take(Attempt attempt) {
        boolean sat = worth.standing() != Standing.MISSING;
        if (attempt.isSkippedAfter(worth)) {
            return;
        }
        worth = attempt.worth;
        last = attempt;
        if (sat) {
            resits++;
            isPlain = false;
        }
    }
}
