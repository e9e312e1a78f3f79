package fr.parchemin.app.candidacy;

import fr.parchemin.app.catalog.EditionId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Candidates who go through one edition of a scheme together.
 *
 * @param juryOn the day of the jury, absent: not known yet
 * @param asOf the day whose situation is looked at, absent: today
 * @param numberPrefix what the numbers of its candidacies begin with
 * @param size how many candidates are there
 * @param withdrawn how many were there and withdrew
 */
public record Cohort(
        CohortId id,
        EditionId edition,
        String name,
        @Nullable LocalDate juryOn,
        @Nullable LocalDate asOf,
        String numberPrefix,
        long size,
        long withdrawn) {

    /** The days on one of which its scheme must be in force, so that something new may rest on it. */
    public List<LocalDate> days(LocalDate today) {
        return NewCohort.days(juryOn, asOf, today);
    }

    /** The day whose situation is looked at. */
    public LocalDate day(LocalDate today) {
        return asOf == null ? today : asOf;
    }
}
