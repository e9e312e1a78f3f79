package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.Exam.Slot;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The walk along the attempts at one slot: which of them count under the rules of resit, and what they are worth. */
final class Attempts {

    /** Hears of each attempt walked along; the walk itself says nothing. */
    interface Listener {
        /** This attempt does not count. */
        void refused(Attempt attempt, Reason reason);

        /**
         * This attempt counts.
         *
         * @param previous the attempt of which it is the resit, absent for a first sitting
         */
        void counted(Attempt attempt, @Nullable Attempt previous);
    }

    private static final Listener NOBODY = new Listener() {
        @Override
        public void refused(Attempt attempt, Reason reason) {
            // Only what counts is asked for.
        }

        @Override
        public void counted(Attempt attempt, @Nullable Attempt previous) {
            // Only what counts is asked for.
        }
    };

    private final Rights rights;
    private final Horizon horizon;
    private final @Nullable LocalDate jury;

    /** What the attempts walked along so far are worth; where that is a missing result, nobody sat yet. */
    private Worth worth = Worth.NOTHING;
    /** The attempt that gave this worth. */
    private @Nullable Attempt last;

    private int resits;
    private boolean isPlain;

    Attempts(Rights rights, Horizon horizon, @Nullable LocalDate jury) {
        this.rights = rights;
        this.horizon = horizon;
        this.jury = jury;
    }

    /**
     * What the attempts at a slot are worth together.
     *
     * @param earliest attempts before this day come too early to count; absent: none does
     */
    Worth walk(@Nullable Attempt first, Slot slot, boolean blockLost, @Nullable LocalDate earliest) {
        return walk(first, slot, blockLost, earliest, NOBODY);
    }

    Worth walk(@Nullable Attempt first, Slot slot, boolean blockLost, @Nullable LocalDate earliest, Listener listener) {
        worth = Worth.NOTHING;
        last = null;
        resits = 0;
        isPlain = true;
        if (first != null && first.next == null && first.number() == 1 && earliest == null && isSeen(slot, first)) {
            take(first, listener);
            return worth;
        }
        int number = 1;
        for (Attempt attempt = first; attempt != null && isSeen(slot, attempt); attempt = attempt.next) {
            if (attempt.number() != number) {
                isPlain = false;
                listener.refused(attempt, Reason.ATTEMPT_WITHOUT_PREVIOUS);
                continue;
            }
            number++;
            Reason refusal = earliest != null && attempt.result.on().isBefore(earliest)
                    ? Reason.FINAL_INTERVIEW_TOO_EARLY
                    : refusal(slot, blockLost, attempt);
            if (refusal == null) {
                take(attempt, listener);
            } else {
                isPlain = false;
                listener.refused(attempt, refusal);
            }
        }
        return worth;
    }

    /** What comes after the jury does not count for it. */
    private boolean isSeen(Slot slot, Attempt attempt) {
        return (jury == null || !attempt.result.on().isAfter(jury)) && horizon.sees(slot, attempt);
    }

    /** Why a further attempt would not count, absent when it would. */
    private @Nullable Reason refusal(Slot slot, boolean blockLost, Attempt attempt) {
        return switch (worth.standing()) {
            case MISSING -> null;
            case AWAITED -> Reason.RESIT_WITHOUT_GROUND;
            case ABSENT -> Reason.RESIT_AFTER_UNJUSTIFIED_ABSENCE;
            case SAT ->
                rights.hadGround(slot, worth, attempt)
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

    /** Whether the attempts just walked along leave a resit that is not used up, should there be a ground for it. */
    boolean leaveResit(Exam exam) {
        boolean given = worth.standing() == Standing.SAT ? exam.resitWhenFailed : exam.resitWhenExcused;
        return given && resits < exam.resits;
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

    private void take(Attempt attempt, Listener listener) {
        boolean sat = worth.standing() != Standing.MISSING;
        // A justified absence uses nothing up: it is a missing result, or the ground of a resit where the scheme says
        // so.
        if (sat && attempt.worth.isJustifiedAbsence()) {
            return;
        }
        Attempt previous = sat ? last : null;
        worth = attempt.worth;
        last = attempt;
        if (sat) {
            resits++;
            isPlain = false;
        }
        listener.counted(attempt, previous);
    }
}
