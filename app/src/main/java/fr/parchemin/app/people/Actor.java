package fr.parchemin.app.people;

/**
 * Who does something, as it is kept beside what was done.
 *
 * @param account the account, 0 for the application itself
 * @param name the name shown to people
 */
public record Actor(long account, String name, Role role) {

    /** What an account may do. */
    public enum Role {
        MANAGER,
        CHAIR
    }
}
