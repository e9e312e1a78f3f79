package fr.parchemin.app.notice;

import fr.parchemin.app.candidacy.CandidacyId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter, and what became of it.
 *
 * @param candidacy the candidate who reads it, absent: the holder of the account does
 * @param sitting the sitting that it is about, absent: none
 * @param sequence how many its reader had before about the same sitting
 * @param name the reader's, as lists have it
 * @param arguments what it names, each by its number, code or day
 * @param reference the same at each try
 * @param tries how often it was given to the mail server
 * @param failure why the last try failed, absent: it did not
 * @param handedBy who handed it over on paper, absent: nobody
 */
public record Letter(
        long id,
        Kind kind,
        @Nullable CandidacyId candidacy,
        @Nullable Long account,
        @Nullable Long sitting,
        int sequence,
        String name,
        Map<String, String> arguments,
        UUID reference,
        Instant writtenAt,
        int tries,
        @Nullable String failure,
        @Nullable Instant sentAt,
        @Nullable Instant givenUpAt,
        @Nullable Instant handedAt,
        @Nullable String handedBy) {

    /** What a letter is for. */
    public enum Kind {
        SUMMONS,
        SUMMONS_CANCELLED,
        /** A jury decided. */
        DECISION,
        /** The results of an assessment are public. */
        RESULTS,
        APPEAL_FILED,
        APPEAL_ANSWERED,
        /** Something happened to a feasibility file: it is complete, or is not, or is answered. */
        ADMISSIBILITY,
        /** Accommodations are granted or refused; the letter does not say which. */
        ACCOMMODATION,
        REMINDER
    }

    /** Where a letter stands. */
    public enum State {
        TO_SEND,
        SENT,
        GIVEN_UP,
        HANDED_OVER
    }

    /** Where it stands. */
    public State state() {
        if (handedAt != null) {
            return State.HANDED_OVER;
        }
        if (sentAt != null) {
            return State.SENT;
        }
        return givenUpAt == null ? State.TO_SEND : State.GIVEN_UP;
    }
}
