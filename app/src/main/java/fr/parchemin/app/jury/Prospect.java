package fr.parchemin.app.jury;

import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.jury.SessionClosed.Grant;
import java.util.List;

/**
 * What closing a session would do.
 *
 * @param grants what its decisions give
 * @param hindrances what prevents it; empty: nothing does
 */
public record Prospect(Deliberation deliberation, List<Grant> grants, List<Hindrance> hindrances) {

    /** What prevents a session from being closed. */
    public sealed interface Hindrance {

        /** These have no decision. */
        record Undecided(List<Case> cases) implements Hindrance {}

        /** The facts of these changed since the decision. */
        record Stale(List<Case> cases) implements Hindrance {}

        /** A parchment could not say what it must; the names of what is missing. */
        record MissingMentions(String scheme, List<String> mentions) implements Hindrance {}

        /** The name or place of birth of somebody has characters that cannot be printed. */
        record Unprintable(Case one, List<String> characters) implements Hindrance {}

        /** There is nobody in the session. */
        record NoCandidate() implements Hindrance {}
    }
}
