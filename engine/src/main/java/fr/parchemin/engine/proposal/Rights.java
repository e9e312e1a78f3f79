package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.Exam.Reader;
import fr.parchemin.engine.proposal.Exam.Slot;

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

    private final Evaluation evaluation;

    Rights(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** The ground for taking a mark again, as things stand. */
    Ground ground(Slot slot, Worth worth) {
        Ground best = Ground.NONE;
        for (Reader reader : slot.readers()) {
            if (!reader.threshold().isReachedBy(worth)) {
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
    boolean hadGround(Slot slot, Worth worth, Attempt resit) {
        for (Reader reader : slot.readers()) {
            if (!reader.threshold().isReachedBy(worth)
                    && (reader.decides()
                            || slot.exam.resit == null
                            || whole(reader, evaluation.before(slot, resit)) == Condition.UNMET)) {
                return true;
            }
        }
        return false;
    }

    private static int whole(Reader reader, Evaluation sat) {
        return reader.block() < 0 ? sat.award() : sat.block(reader.block());
    }
}
