package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.Exam.Slot;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation looks at: all that is known with the rights that follow from it, or only what was sat, which is what
 * rights are read from. The right to a resit that was sat is read from the results of earlier days.
 *
 * @param rights whether a resit that may still be taken leaves its mark open
 * @param before results of that day or later are not seen; absent: all are
 * @param own the slot whose earlier attempts are seen whatever their day
 * @param attempt the first attempt of that slot which is not seen
 */
record Horizon(
        boolean rights,
        @Nullable LocalDate before,
        @Nullable Slot own,
        int attempt) {

    /** What is certain and what is still possible, the rights included. */
    static final Horizon FULL = new Horizon(true, null, null, 0);

    /** What was sat, and nothing that follows from it. */
    static final Horizon SAT = new Horizon(false, null, null, 0);

    /** What was sat before a resit was. */
    static Horizon before(Slot slot, Attempt resit) {
        return new Horizon(false, resit.result.on(), slot, resit.number());
    }

    /** What was sat before a day on which a slot is sat again. */
    static Horizon beforeDay(Slot slot, LocalDate day) {
        return new Horizon(false, day, slot, Integer.MAX_VALUE);
    }

    /** Whether an attempt is looked at; what comes after the jury does not count for it. */
    boolean sees(Facts facts, Slot slot, Attempt attempt) {
        return !facts.isAfterJury(attempt.result.on())
                && (before == null
                        || (slot == own
                                ? attempt.number() < this.attempt
                                : attempt.result.on().isBefore(before)));
    }
}
