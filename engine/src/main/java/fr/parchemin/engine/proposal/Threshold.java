package fr.parchemin.engine.proposal;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a rule asks of one mark. */
sealed interface Threshold {

    /** Whether a mark is at least that much. */
    boolean isReachedBy(Worth worth);

    /** The verdict on a mark that is certain to be {@code low} and may still become {@code high}. */
    default int verdict(Worth low, Worth high) {
        return isReachedBy(low) ? Condition.MET : isReachedBy(high) ? Condition.PENDING : Condition.UNMET;
    }

    /** What the scale of the assessment calls passing. */
    record OfScale() implements Threshold {
        static final OfScale PASSING = new OfScale();

        @Override
        public boolean isReachedBy(Worth worth) {
            return worth.passes();
        }
    }

    /** A score of the rule's own, whatever the scale says. */
    record OfScore(BigDecimal least, Value shown) implements Threshold {
        @Override
        public boolean isReachedBy(Worth worth) {
            @Nullable BigDecimal score = worth.score();
            return score != null && score.compareTo(least) >= 0;
        }
    }
}
