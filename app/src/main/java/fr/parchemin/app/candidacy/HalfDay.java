package fr.parchemin.app.candidacy;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Half a day of training of a cohort.
 *
 * @param hours how long it lasts
 * @param cancelled whether it does not take place
 * @param marked for how many candidates it is known whether they were there
 */
public record HalfDay(
        long id, CohortId cohort, LocalDate day, Half half, BigDecimal hours, boolean cancelled, int marked) {

    /** Before or after noon. */
    public enum Half {
        MORNING,
        AFTERNOON
    }
}
