package fr.parchemin.app.jury;

import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.jury.SessionClosed.Grant;
import fr.parchemin.app.people.CivilField;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What closing a session would do.
 *
 * @param grants what its decisions give
 * @param hindrances what prevents it; empty: nothing does
 * @param renamed those whose identity changed since the jury decided
 */
public record Prospect(
        Deliberation deliberation, List<Grant> grants, List<Hindrance> hindrances, List<Renamed> renamed) {

    /**
     * Somebody whose identity changed since the jury decided: the minutes and the documents bear the one of today.
     *
     * @param decidedAs the name as the jury had it, as in a list
     * @param fields what changed, empty: it is not known any more
     */
    public record Renamed(Case.Live one, String decidedAs, List<CivilField> fields) {

        private String told() {
            return one.id().value() + " " + decidedAs + " " + one.candidacy().identity();
        }
    }

    /** What whoever closes is told of these identities, as a form gives it back; the same as long as it is the same. */
    public String told() {
        return Snapshot.sha256(renamed.stream().map(Renamed::told).sorted().collect(Collectors.joining("\n")));
    }

    /** What prevents a session from being closed. */
    public sealed interface Hindrance {

        /** These have no decision. */
        record Undecided(List<Case> cases) implements Hindrance {}

        /** The facts of these changed since the decision. */
        record Stale(List<Case> cases) implements Hindrance {}

        /** A parchment could not say what it must; the names of what is missing. */
        record MissingMentions(String scheme, List<String> mentions) implements Hindrance {}

        /** The name or place of birth of somebody has characters that cannot be printed. */
        record Unprintable(Case.Live one, List<String> characters) implements Hindrance {}

        /** There is nobody in the session. */
        record NoCandidate() implements Hindrance {}
    }
}
