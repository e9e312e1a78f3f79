package fr.parchemin.app.people;

import org.jspecify.annotations.Nullable;

/**
 * Who does something, as it is kept beside what was done.
 *
 * @param account the account, 0 for the application itself
 * @param name the name shown to people
 * @param role the role in which it is done
 * @param reach how far that role goes
 * @param from the network address from which it was asked, absent: nobody asked from outside
 */
public record Actor(
        long account,
        String name,
        Role role,
        Reach reach,
        @Nullable String from) {

    /** What an account is for. What each role may do is said by {@link Action}. */
    public enum Role {
        /** Installs and runs the application. */
        OPERATOR,
        /** Runs certifications for an awarding body. */
        MANAGER,
        /** Prepares and presents the candidates of a centre. */
        CENTRE_MANAGER,
        /** Assesses those assigned to them. */
        ASSESSOR,
        /** Sits on a jury. */
        JUROR,
        /** Presides over a jury. */
        CHAIR,
        /** Looks at what was done, for a time. */
        AUDITOR,
        /** Is certified. */
        CANDIDATE
    }

    /** Somebody within the application, without bounds. */
    public Actor(long account, String name, Role role) {
        this(account, name, role, Reach.EVERYTHING, null);
    }

    /** The one centre for which somebody acts, absent: for none, or for several. */
    public @Nullable Long centre() {
        return role == Role.CENTRE_MANAGER && reach.centres().size() == 1
                ? reach.centres().iterator().next()
                : null;
    }

    /** Somebody who is not known, and does nothing. */
    public static Actor nobody(@Nullable String from) {
        return new Actor(0, "", Role.OPERATOR, Reach.EVERYTHING, from);
    }

    /** The application itself. */
    public static Actor application() {
        return new Actor(0, "Parchemin", Role.OPERATOR);
    }
}
