package fr.parchemin.app.candidacy;

import fr.parchemin.engine.dossier.Days;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days between which some resits of a session may be held. With neither day it is left open: from the opening of the
 * cohort until its jury.
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

    /** The days that dossiers of its cohort carry. */
    public Days days(@Nullable LocalDate juryOn, LocalDate openedOn) {
        return days(from, until, juryOn, openedOn);
    }

    /** The days that dossiers carry of a window that has these: at least one, so that they win over those of the rules. */
    public static Days days(
            @Nullable LocalDate from, @Nullable LocalDate until, @Nullable LocalDate juryOn, LocalDate openedOn) {
        if (from != null || until != null) {
            return new Days(from, until);
        }
        return juryOn == null ? new Days(openedOn, null) : new Days(null, juryOn.minusDays(1));
    }
}
