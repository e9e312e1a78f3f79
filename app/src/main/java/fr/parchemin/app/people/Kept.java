package fr.parchemin.app.people;

import java.time.LocalDate;
import java.time.Period;

/**
 * A class of personal records that is kept for a time and then erased, but of people on {@link Holds hold}. What is left
 * still tells the truth: numbers, decisions and certificates stay.
 */
public interface Kept {

    /** Its name in {@code parchemin.retention.NAME} and in message bundles. */
    String name();

    /** For how long, unless the setting says otherwise. */
    default Period usually() {
        return Period.ofYears(5);
    }

    /** The class that it may not outlive, empty: none. */
    default String within() {
        return "";
    }

    /** How many records of before that day are to be erased. */
    long due(LocalDate before);

    /** Erases the records of before that day, within the transaction of the caller, and says how many. */
    long erase(LocalDate before);
}
