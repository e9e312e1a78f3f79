package fr.parchemin.app.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did, published as an event in the transaction that did it. It names things by their numbers
 * and holds nothing personal.
 *
 * @param what what was done, such as {@code result-corrected}
 * @param on what it was done on, the most particular first
 * @param before what stood before, by its number in its own records, absent: nothing did
 * @param after what stands since, absent: nothing does
 */
public record Deed(
        Actor by,
        String what,
        List<Thing> on,
        @Nullable String before,
        @Nullable String after) {

    /** A deed that changes nothing that has a number of its own. */
    public Deed(Actor by, String what, Thing... on) {
        this(by, what, List.of(on), null, null);
    }

    /**
     * Something that has a number or code.
     *
     * @param id its number in our own records, or the code by which it is known
     */
    public record Thing(Kind kind, String id) {

        /** The thing of that number. */
        public static Thing of(Kind kind, long id) {
            return new Thing(kind, Long.toString(id));
        }
    }

    /** Kinds of things that are acted upon. */
    public enum Kind {
        ACCOUNT,
        CERTIFICATE,
        COHORT,
        DOSSIER,
        ORGANISATION,
        PERSON,
        QUIZ,
        SCHEME,
        SESSION,
        SITTING,
        TOKEN
    }
}
