package fr.parchemin.app.people;

import fr.parchemin.app.people.People.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in our records.
 *
 * @param mergedInto the record that stands for this one, absent: it stands for itself
 * @param revision the last line of its history, 0: none
 */
public record Person(
        PersonId id,
        Identity identity,
        Contact contact,
        @Nullable PersonId mergedInto,
        long revision) {

    /**
     * Where somebody is reached, the e-mail apart.
     *
     * @param street the lines of the postal address above the town
     * @param country absent: France
     */
    public record Contact(
            @Nullable String phone,
            @Nullable String street,
            @Nullable String postcode,
            @Nullable String town,
            @Nullable String country) {

        /** Nothing is known. */
        public static final Contact NONE = new Contact(null, null, null, null, null);
    }

    /** What happened to a record. */
    public enum What {
        REGISTERED,
        CORRECTED,
        MERGED,
        /** A provider of identities vouched for it. */
        CERTIFIED
    }

    /**
     * One line of its history: before and after by field, empty where the line has none.
     *
     * @param erasedOn since when it does not say what was before and after any more, absent: it does
     */
    public record Line(
            What what,
            @Nullable String motive,
            PersonId person,
            @Nullable PersonId other,
            Map<CivilField, String> before,
            Map<CivilField, String> after,
            Instant at,
            String by,
            @Nullable LocalDate erasedOn) {}

    /** What is known, by field, without what is absent. */
    public Map<CivilField, String> values() {
        return PersonRows.values(identity, contact);
    }
}
