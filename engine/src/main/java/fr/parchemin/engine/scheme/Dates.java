package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Fault.Code;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** First and last days, where both are known. */
final class Dates {

    private Dates() {}

    /** Notes a fault at the last day if it comes before the first. */
    static void inOrder(@Nullable LocalDate first, @Nullable LocalDate last, Place placeOfLast) {
        if (first != null && last != null && last.isBefore(first)) {
            placeOfLast.fault(Code.ENDS_BEFORE_IT_BEGINS, last.toString(), first.toString());
        }
    }
}
