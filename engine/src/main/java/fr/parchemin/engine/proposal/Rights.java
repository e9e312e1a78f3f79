package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.Exam.Reader;
import fr.parchemin.engine.proposal.Exam.Slot;
import java.util.function.Supplier;

/**
 * The ground of a resit for a failure: a rule that reads this mark is not met, and so is the block or the award that needs it.
 * It is read from what was sat, and never from the scale alone, so that no right depends on itself.
 */
final class Rights {

    /** Whether a resit may be taken. */
    enum Ground {
        NONE,
        /** As long as what depends on the mark is open by other evidence, a resit may still open. */
        MAY_COME,
        GIVEN
    }

    private Rights() {}

    /** The ground for taking a mark again, as things stand. */
    static Ground ground(Evaluation evaluation, Slot slot, Worth worth) {
        Ground best = Ground.NONE;
        for (Reader reader : slot.readers()) {
            if (isUnmet(evaluation, reader, worth)) {
                int verdict = reader.decides() ? Condition.UNMET : whole(reader, evaluation.sat());
                if (verdict == Condition.UNMET) {
                    return Ground.GIVEN;
                }
                best = verdict == Condition.PENDING ? Ground.MAY_COME : best;
            }
        }
        return best;
    }

    /** Whether there was a ground for this resit on the day it was sat. */
    static boolean hadGround(Evaluation evaluation, Slot slot, Worth worth, Attempt resit) {
        return hadGround(evaluation, slot, worth, () -> evaluation.before(slot, resit));
    }

    /** Whether a resit of today would find its ground, which is judged on results of earlier days. */
    static boolean hasGroundToday(Evaluation evaluation, Slot slot, Worth worth) {
        return !evaluation.facts.anyToday || hadGround(evaluation, slot, worth, () -> evaluation.beforeToday(slot));
    }

    private static boolean hadGround(Evaluation evaluation, Slot slot, Worth worth, Supplier<Evaluation> before) {
        for (Reader reader : slot.readers()) {
            if (isUnmet(evaluation, reader, worth)
                    && (reader.decides()
                            || slot.exam.resit == null
                            || whole(reader, before.get()) == Condition.UNMET)) {
                return true;
            }
        }
        return false;
    }

    /** What a block asks that is held or not presented is not asked of this candidate: it gives no ground. */
    private static boolean isUnmet(Evaluation evaluation, Reader reader, Worth worth) {
        return (reader.block() < 0 || evaluation.facts.presented[reader.block()])
                && !reader.threshold().isReachedBy(worth);
    }

    private static int whole(Reader reader, Evaluation sat) {
        return reader.block() < 0 ? sat.award() : sat.block(reader.block());
    }
}
