package fr.parchemin.app.sitting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long before a sitting its candidates must have been summoned. The rules are those of the certifier, who may depart from
 * them and says why.
 *
 * @param asked how many days before, 0: the rules do not say
 */
public record SummonsTime(int asked, LocalDate today) {

    /** Whether somebody summoned today to a sitting of that day is summoned too late. */
    public boolean isTooLateFor(LocalDate day) {
        return asked > 0 && day.isBefore(first());
    }

    /** The first day to which somebody can be summoned today. */
    public LocalDate first() {
        return today.plusDays(asked);
    }

    /** The last day on which somebody could be summoned to a sitting of that day. */
    public LocalDate lastCall(LocalDate day) {
        return day.minusDays(asked);
    }

    /** Whether no day until that one, itself included, is late enough any more; absent: there is no last day. */
    public boolean isTooLateUntil(@Nullable LocalDate last) {
        return last != null && isTooLateFor(last);
    }
}
