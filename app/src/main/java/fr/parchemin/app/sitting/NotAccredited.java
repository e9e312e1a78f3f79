package fr.parchemin.app.sitting;

import fr.parchemin.app.people.Organisation.Standing;

/** A centre would organise a sitting that it may not. */
public final class NotAccredited extends RuntimeException {

    private final transient Standing standing;

    NotAccredited(Standing standing) {
        super("The centre is not accredited to assess: " + standing);
        this.standing = standing;
    }

    /** How it stands with the centre. */
    public Standing standing() {
        return standing;
    }
}
