package fr.parchemin.app.jury;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision that stands.
 *
 * @param candidate the name as the minutes have it
 * @param blocks the status of each block as decided, in the order of the scheme
 * @param departs whether it differs from what was proposed
 * @param adjournedTo the day to which the candidate is adjourned, absent where the jury named none
 * @param dossier the facts it rested on, as one line of a dossier file
 * @param proposal what the rules made of them, as one line of proposals
 * @param digest of the facts, the scheme and the proposal it rested on
 */
public record Decision(
        long id,
        CandidacyId candidacy,
        String candidate,
        String number,
        Ruling ruling,
        Map<String, Status> blocks,
        boolean departs,
        @Nullable String motive,
        @Nullable LocalDate adjournedTo,
        String dossier,
        String proposal,
        String digest,
        Instant at,
        String by) {

    /** What a jury wants to decide for a candidate. */
    public sealed interface Choice {

        /** What is proposed, as it is. */
        record Follow() implements Choice {}

        /**
         * Not today.
         *
         * @param motive absent only where the proposal itself is still open
         * @param to the day of the jury that will see the candidate again, absent while nobody knows
         */
        record Adjourn(@Nullable String motive, @Nullable LocalDate to) implements Choice {

            public Adjourn(@Nullable String motive) {
                this(motive, null);
            }
        }

        /**
         * Something else than what is proposed.
         *
         * @param blocks the status of every block, those that do not change too
         * @param award whether the whole certification is awarded
         */
        record Depart(Map<String, Status> blocks, boolean award, String motive) implements Choice {}
    }

    /** What became of a decision. */
    public sealed interface Decided {

        /** It is recorded. */
        record Recorded(Ruling ruling, boolean departs) implements Decided {}

        /** It is not; nothing is written. */
        record Refused(Why why) implements Decided {}

        /** Why a decision is refused. */
        enum Why {
            SESSION_CLOSED,
            /** The facts changed since the page was shown. */
            FACTS_CHANGED,
            /** Somebody else decided meanwhile. */
            DECIDED_MEANWHILE,
            /** The proposal is still open: there is nothing to follow. */
            STILL_OPEN,
            MOTIVE_MISSING,
            /** It is adjourned to a day that is not after that of the session. */
            ADJOURNED_TO_AN_EARLIER_DAY,
            /** A fact stands against it. */
            AGAINST_A_FACT,
            /** It is the proposal itself. */
            NO_DEPARTURE
        }
    }
}
