package fr.parchemin.app.candidacy;

import java.time.LocalDate;

/**
 * Something that waits about a candidacy.
 *
 * @param day of an answer, the last day to give it; of what waits without a last day, since when it does
 */
public record Deadline(CandidacyId candidacy, String candidate, String number, Kind kind, LocalDate day) {

    /** What waits. */
    public enum Kind {
        /** The answer to a complete feasibility file. */
        ADMISSIBILITY,
        /** What is missing of a feasibility file. */
        FILE,
        /** The decision on a request for accommodations. */
        ACCOMMODATION
    }
}
