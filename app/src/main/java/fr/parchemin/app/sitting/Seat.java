package fr.parchemin.app.sitting;

import fr.parchemin.app.candidacy.CandidacyId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A candidate at a sitting.
 *
 * @param name as lists have it
 * @param spokenName as sentences have it
 * @param documentName as official documents have it
 * @param number of the candidacy, as people know it
 * @param attempt the number that the attempt bears, 1 for the first
 * @param items the competencies that it bears on, empty: all that the assessment covers
 * @param summonedAt when the summons was sent, absent: it was not
 * @param presence absent: nobody said yet whether they came
 */
public record Seat(
        long id,
        SittingId sitting,
        CandidacyId candidacy,
        String name,
        String spokenName,
        String documentName,
        String number,
        @Nullable String email,
        int attempt,
        List<String> items,
        @Nullable Instant summonedAt,
        @Nullable Presence presence) {

    /**
     * Whether somebody came.
     *
     * @param identity how their identity was checked, absent: it was not
     */
    public record Presence(long id, State state, @Nullable IdentityProof identity, Instant at, String by) {}

    /** How somebody was there, or not. */
    public enum State {
        PRESENT,
        ABSENT_JUSTIFIED,
        ABSENT_UNJUSTIFIED
    }

    /** What showed who somebody is. */
    public enum IdentityProof {
        IDENTITY_CARD,
        PASSPORT,
        RESIDENCE_PERMIT,
        DRIVING_LICENCE,
        /** Known to whoever noted it. */
        KNOWN
    }

    /** Whether they came. */
    public boolean isPresent() {
        return presence != null && presence.state() == State.PRESENT;
    }
}
