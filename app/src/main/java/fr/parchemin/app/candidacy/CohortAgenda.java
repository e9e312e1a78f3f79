package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Actor;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what is due in a cohort. Each module that knows of something has one, and asks as often whatever the cohort's size. */
public interface CohortAgenda {

    /** What somebody sees of it, in no order. */
    List<Entry> of(Cohort cohort, Actor actor);

    /** What is due. */
    enum Kind {
        SITTING,
        SUMMONS,
        RESIT,
        QUIZ,
        DELIVERABLE,
        PLACEMENT,
        ADMISSIBILITY,
        ACCOMMODATION,
        JURY
    }

    /**
     * Something due.
     *
     * @param day when, or until when; absent: it waits without a last day
     * @param name what tells it from others of its kind
     * @param key its sentence in the bundles
     * @param arguments what the sentence names; a day as ISO 8601 writes it
     * @param candidates how many it concerns
     * @param address the page where it is done, absent: it is for others to do
     * @param open whether something is left to do once the day is over; else it is over then
     */
    record Entry(
            Kind kind,
            @Nullable LocalDate day,
            String name,
            String key,
            List<String> arguments,
            long candidates,
            @Nullable String address,
            boolean open) {

        /** Whether it should have been done. */
        public boolean isLate(LocalDate today) {
            return open && day != null && day.isBefore(today);
        }

        boolean isOver(LocalDate today) {
            return !open && day != null && day.isBefore(today);
        }
    }
}
