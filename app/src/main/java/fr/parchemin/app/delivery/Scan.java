package fr.parchemin.app.delivery;

/** What the antivirus says of a file. */
sealed interface Scan {

    /** Nothing was found, or no antivirus is configured. */
    record Clean() implements Scan {}

    /**
     * Something was found.
     *
     * @param name what the antivirus calls it
     */
    record Infected(String name) implements Scan {}

    /** It did not answer: nothing is known of the file. */
    record Unanswered() implements Scan {}
}
