package fr.parchemin.app.candidacy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what is to come for a candidate. Each module that knows of something has one; whoever shows a calendar asks all. */
public interface Agenda {

    /** What a candidate must do, or is waiting for, in no order. */
    List<Due> due(CandidacyId candidacy);

    /**
     * Something to come.
     *
     * @param key its sentence in the bundles
     * @param arguments what the sentence names, each as the reader sees it; a day as ISO 8601 writes it
     * @param from its first day, absent: at once
     * @param until its last day, absent: none
     * @param place where to come, absent: nowhere
     * @param door the page where it is done or read, absent: there is none
     * @param byCandidate whether the candidate does it, else somebody does it for them
     */
    record Due(
            Matter matter,
            String key,
            List<String> arguments,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String place,
            @Nullable Door door,
            boolean byCandidate) {

        /**
         * The day at which it stands in a calendar: the first one as long as it is to come, then the last; what a candidate was
         * asked without a last day stands at the day on which they were. Absent: none.
         */
        public @Nullable LocalDate day(LocalDate today) {
            boolean asked = until == null && byCandidate;
            return from != null && (asked || from.isAfter(today)) ? from : until;
        }
    }

    /**
     * What something to come is about, whatever it is called: by it one knows the same thing told by two.
     *
     * @param name of the assessment, deliverable or condition in the scheme, or whatever else tells it from its like
     * @param again whether it is taken once more
     * @param items the blocks or competencies it bears on, empty: all that it covers
     */
    record Matter(Kind kind, String name, boolean again, List<String> items) {

        /** What it may be about. */
        public enum Kind {
            ASSESSMENT,
            DELIVERABLE,
            CONDITION,
            ADMISSIBILITY,
            ACCOMMODATION,
            ANSWER,
            JURY
        }

        /** Something of which there is one of each name. */
        public static Matter of(Kind kind, String name) {
            return new Matter(kind, name, false, List.of());
        }
    }

    /**
     * A page where something is done or read.
     *
     * @param key in the bundles, of what one does there
     */
    record Door(String address, String key) {}
}
