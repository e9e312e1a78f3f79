package fr.parchemin.app.sitting;

import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.Timetable;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.sitting.Sitting.When;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** On which days sittings are held as a matter of course, and on which somebody must say that they are. */
@Component
class Days {

    private final Timetable timetable;
    private final Catalog catalog;
    private final Clock clock;

    Days(Timetable timetable, Catalog catalog, Clock clock) {
        this.timetable = timetable;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Whether nobody can be told any more to come. */
    boolean hasBegun(When when) {
        return !when.begins().isAfter(clock.instant());
    }

    /** @throws Unconfirmed when something is out of the ordinary that is not among what was confirmed */
    void requireConfirmed(Cohort cohort, String assessment, When when, Set<Doubt.Kind> confirmed) {
        var open = doubts(cohort, assessment, when).stream()
                .filter(doubt -> !confirmed.contains(doubt.kind()))
                .toList();
        if (!open.isEmpty()) {
            throw new Unconfirmed(open);
        }
    }

    /** What is out of the ordinary about a day. */
    List<Doubt> doubts(Cohort cohort, String assessment, When when) {
        List<Doubt> doubts = new ArrayList<>();
        if (hasBegun(when)) {
            doubts.add(new Doubt.Begun(when));
        }
        closed(cohort, when.day()).ifPresent(doubts::add);
        var jury = cohort.juryOn();
        if (jury != null && when.day().isAfter(jury) && isCertifying(cohort, assessment)) {
            doubts.add(new Doubt.AfterJury(when.day(), jury));
        }
        return doubts;
    }

    private Optional<Doubt> closed(Cohort cohort, LocalDate day) {
        Optional<Doubt> holiday =
                timetable.workingDays(cohort.id()).holiday(day).map(one -> new Doubt.PublicHoliday(day, one));
        return holiday.isPresent() || day.getDayOfWeek() != DayOfWeek.SUNDAY
                ? holiday
                : Optional.of(new Doubt.Sunday(day));
    }

    private boolean isCertifying(Cohort cohort, String assessment) {
        var known = catalog.edition(cohort.edition()).scheme().assessment(assessment);
        return known != null && !known.formative();
    }
}
