package fr.parchemin.app.candidacy;

import org.jspecify.annotations.Nullable;

/**
 * Whether somebody was there on a half-day.
 *
 * @param document what justifies an absence, absent: nothing was handed in
 * @param reference where that document is kept, empty: it has none
 */
public record Presence(State state, @Nullable Document document, String reference) {

    /** The longest reference. */
    public static final int LONGEST_REFERENCE = 60;

    /** There or not. */
    public enum State {
        PRESENT,
        JUSTIFIED,
        UNJUSTIFIED
    }

    /** Kinds of documents, never what they say. */
    public enum Document {
        WORK_STOPPAGE,
        SUMMONS,
        FAMILY,
        TRANSPORT,
        EMPLOYER,
        OTHER
    }

    /** There, or not, without a document. */
    public static Presence of(State state) {
        return new Presence(state, null, "");
    }

    public Presence {
        if (state != State.JUSTIFIED) {
            document = null;
            reference = "";
        }
        if (reference.length() > LONGEST_REFERENCE) {
            throw new IllegalArgumentException("A reference of " + reference.length() + " characters");
        }
    }
}
