package fr.parchemin.app.jury;

import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.catalog.EditionId;
import fr.parchemin.app.jury.Prospect.Hindrance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session of a jury for a cohort.
 *
 * @param heldOn the day of the jury, on which the facts are looked at
 * @param closed absent: it is open
 */
public record Session(
        SessionId id,
        CohortId cohort,
        String cohortName,
        EditionId edition,
        LocalDate heldOn,
        String place,
        List<Member> members,
        @Nullable Closed closed) {

    /** When and by whom the session was closed. */
    public record Closed(Instant at, String by) {}

    /** Whether decisions can still be taken. */
    public boolean isOpen() {
        return closed == null;
    }

    /** What the file of its minutes is called. */
    public String minutesName() {
        return "proces-verbal-%s-%d.pdf".formatted(heldOn, id.value());
    }

    /** Who presides. */
    public Member chair() {
        return members.stream().filter(Member::chair).findFirst().orElseThrow();
    }

    /**
     * A member present.
     *
     * @param capacity in what capacity: a profession, a body represented
     * @param account with which the member sees the session, absent: none
     */
    public record Member(
            String name,
            String capacity,
            boolean chair,
            @Nullable Long account) {

        /** Somebody who has no account. */
        public Member(String name, String capacity, boolean chair) {
            this(name, capacity, chair, null);
        }
    }

    /** What became of the opening of a session. */
    public sealed interface Opening {

        /** It is open. */
        record Opened(SessionId session) implements Opening {}

        /** The scheme asks for more members. */
        record TooFewMembers(int asked, int given) implements Opening {}

        /** Nobody presides, or several do. */
        record OneChairNeeded() implements Opening {}

        /** The cohort has a session that is still open. */
        record AlreadyOpen() implements Opening {}

        /** Its scheme is not in force: examples of its own fail, so that its rules may decide wrongly. */
        record SchemeNotInForce() implements Opening {}

        /** Nobody in the cohort waits for a decision. */
        record NobodyWaits() implements Opening {}
    }

    /** What became of the closing of a session. */
    public sealed interface Closing {

        /** It is closed, and what it gives is issued. */
        record Done(int certificates) implements Closing {}

        /** Somebody closed it before. */
        record Already(Session.Closed closed) implements Closing {}

        /** Identities changed since the decisions, and whoever closes was not told; nothing is written. */
        record Untold() implements Closing {}

        /** It cannot be closed yet; nothing is written. */
        record Hindered(List<Hindrance> hindrances) implements Closing {}
    }
}
