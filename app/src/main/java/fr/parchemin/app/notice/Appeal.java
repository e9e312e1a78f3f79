package fr.parchemin.app.notice;

import fr.parchemin.app.candidacy.CandidacyId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A complaint or an appeal, and what became of it.
 *
 * @param name the candidate's, as lists have it
 * @param words what the candidate says
 * @param until the last day on which it could be filed, absent: there is none
 * @param replyBy the last day of the answer
 * @param motive why it was answered so, absent: it was not
 * @param since when it stands as it does
 * @param by who made it stand so
 */
public record Appeal(
        long id,
        CandidacyId candidacy,
        String name,
        Kind kind,
        About about,
        String words,
        LocalDate filedOn,
        @Nullable LocalDate until,
        LocalDate replyBy,
        String filedBy,
        State state,
        @Nullable String motive,
        Instant since,
        String by) {

    /** How it is filed. */
    public enum Kind {
        /** Something went wrong: a sitting, how somebody was received, a mistake in a result. */
        COMPLAINT,
        /** A decision is contested. */
        APPEAL
    }

    /** What it is about. */
    public enum About {
        RESULT,
        SITTING,
        DECISION
    }

    /** Where it stands. */
    public enum State {
        RECEIVED,
        EXAMINED,
        ACCEPTED,
        REJECTED
    }

    /** Whether it was answered. */
    public boolean isAnswered() {
        return state == State.ACCEPTED || state == State.REJECTED;
    }

    /** Whether it came after the last day on which it could. */
    public boolean isLate() {
        return until != null && filedOn.isAfter(until);
    }

    /** Whether the answer should be there by that day and is not. */
    public boolean isOverdue(LocalDate today) {
        return !isAnswered() && today.isAfter(replyBy);
    }

    /** What became of a wish to file one. */
    public sealed interface Filing {

        /** It is filed. */
        record Done(long id) implements Filing {}

        /** It is not; nothing is written. */
        record Refused(Why why) implements Filing {}

        /** Why it is refused. */
        enum Why {
            WORDS_MISSING,
            /** It is said to come of a day that is not there yet. */
            DAY_TO_COME,
            /** A decision is contested and there is none. */
            NO_DECISION,
            /** The same one waits for its answer. */
            FILED_BEFORE
        }
    }

    /** What became of an answer. */
    public enum Answering {
        DONE,
        MOTIVE_MISSING,
        ANSWERED_BEFORE
    }
}
