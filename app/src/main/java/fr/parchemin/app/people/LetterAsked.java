package fr.parchemin.app.people;

import org.jspecify.annotations.Nullable;

/**
 * Somebody is to be sent a letter with a secret in it. The secret is made when it is sent, so that it is kept nowhere.
 *
 * @param purpose what the secret is for
 * @param by who asked, 0: whoever it is sent to
 * @param door what a link opens, absent for other letters
 */
record LetterAsked(
        long account,
        Tokens.Purpose purpose,
        long by,
        @Nullable Door door) {

    /** What it says: that of a link depends on what it opens. */
    String key() {
        return door == null ? purpose.name() : purpose + "." + door.to().kind();
    }

    /** Whether it was asked when links did not say what they open: such a one is not made any more. */
    boolean isOfBefore() {
        return purpose == Tokens.Purpose.LINK && door == null;
    }
}
