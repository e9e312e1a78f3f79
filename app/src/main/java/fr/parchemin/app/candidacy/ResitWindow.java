package fr.parchemin.app.candidacy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days between which some resits of a session may be held. With neither day it is left open
 * until the jury of the cohort.
 *
 * @param name as the scheme names it
 * @param assessments those that are taken again in it, in the order of the scheme
 * @param until the last day, itself included
 */
public record ResitWindow(
        String name,
        List<String> assessments,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    /** The same window on other days. */
    public ResitWindow on(@Nullable LocalDate from, @Nullable LocalDate until) {
        return new ResitWindow(name, assessments, from, until);
    }

    /** Whether nobody gave it a day. */
    public boolean isLeftOpen() {
        return from == null && until == null;
    }

    /** Whether it is over on a day. */
    public boolean isOver(LocalDate day) {
        return until != null && until.isBefore(day);
    }

    /** Whether all of it is before the day of a jury: from then on nothing of its session is taken again. */
    boolean isBefore(LocalDate jury) {
        return (from == null || from.isBefore(jury)) && (until == null || until.isBefore(jury));
    }

    /** Whether a day lies in it. */
    public boolean holds(LocalDate day) {
        return (from == null || !day.isBefore(from)) && !isOver(day);
    }
}
