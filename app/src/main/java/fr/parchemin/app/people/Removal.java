package fr.parchemin.app.people;

/** What became of a wish to remove a way into one's own account. */
public sealed interface Removal {

    /** It enters the account no more. */
    record Removed(String label) implements Removal {}

    /** Nothing else enters the account: no password, no passkey, no linked identity. It stays. */
    record OnlyWay(String label) implements Removal {}

    /** There is none of that number. */
    record Unknown() implements Removal {}
}
