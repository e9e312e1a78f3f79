package fr.parchemin.app.candidacy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a candidacy as a whole.
 *
 * @param to the cohort it went to, absent: it stayed
 */
public record Move(
        CandidacyId candidacy,
        String candidate,
        String number,
        What what,
        LocalDate on,
        Cause cause,
        String from,
        @Nullable String to,
        Recorded recorded) {

    /** What it was. */
    public enum What {
        WITHDRAWN,
        REOPENED,
        TRANSFERRED
    }

    /** Why; a closed list, for reasons may be nobody's business. */
    public enum Cause {
        PERSONAL,
        EMPLOYMENT,
        FUNDING,
        NO_NEWS,
        EXCLUDED,
        ORGANISATION,
        MISTAKE,
        OTHER
    }
}
