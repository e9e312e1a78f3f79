package fr.parchemin.app.candidacy;

import java.time.LocalDate;

/**
 * Something that waits about a candidacy.
 *
 * @param day of an answer or a placement, its last day; of what waits without a last day, since when it does
 */
public record Deadline(CandidacyId candidacy, String candidate, String number, Kind kind, LocalDate day) {

    /** What waits. */
    public enum Kind {
        /** The answer to a complete feasibility file. */
        ADMISSIBILITY,
        /** What is missing of a feasibility file. */
        FILE,
        /** The decision on a request for accommodations. */
        ACCOMMODATION,
        /** The end of a placement. */
        PLACEMENT;

        String page() {
            return switch (this) {
                case ADMISSIBILITY, FILE -> "/recevabilite";
                case ACCOMMODATION -> "/amenagements";
                case PLACEMENT -> "/entreprise";
            };
        }
    }

    /** The page of the dossier where it is done. */
    public String page() {
        return "/dossiers/" + candidacy.value() + kind.page();
    }
}
