package fr.parchemin.app.candidacy;

import fr.parchemin.app.catalog.EditionId;
import fr.parchemin.engine.scheme.Scheme;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cohort that is to be opened.
 *
 * @param numberPrefix what the numbers of its candidacies begin with, such as {@code JNAC-2026}
 */
public record NewCohort(
        EditionId edition,
        String name,
        @Nullable LocalDate juryOn,
        @Nullable LocalDate asOf,
        String numberPrefix) {

    /** The year of its session: that of its jury, else that of the day that it is opened for. */
    int year(LocalDate today) {
        return year(juryOn, asOf, today);
    }

    /** The year of the session of a cohort with these days. */
    public static int year(@Nullable LocalDate juryOn, @Nullable LocalDate asOf, LocalDate today) {
        var day = juryOn != null ? juryOn : asOf != null ? asOf : today;
        return day.getYear();
    }

    /** Its own day, which is that of its opening where none is kept, and that of its jury. */
    static List<LocalDate> days(@Nullable LocalDate juryOn, @Nullable LocalDate asOf, LocalDate today) {
        var own = asOf == null ? today : asOf;
        return juryOn == null ? List.of(own) : List.of(own, juryOn);
    }

    /**
     * The windows of its session as its scheme gives them. Those that are over before it opens are left open: they were those
     * of others. One opened for a day of the past has them as they were.
     */
    List<ResitWindow> windows(Scheme scheme, LocalDate today) {
        return ResitWindows.ofYear(scheme, year(today)).stream()
                .map(one -> asOf == null && one.isOver(today) ? one.on(null, null) : one)
                .toList();
    }
}
