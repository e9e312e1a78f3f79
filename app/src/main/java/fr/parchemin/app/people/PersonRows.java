package fr.parchemin.app.people;

import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.Person.Contact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of people as they are read and kept. */
final class PersonRows {

    static final String SELECT = """
            select p.id, p.birth_name, p.usage_name, p.given_names, p.sex, p.birth_date, p.birth_place, p.birth_code,
                   p.email, p.phone, p.street, p.postcode, p.town, p.country, p.merged_into, p.sort_name,
                   (select coalesce(max(h.id), 0) from people.person_history h where h.person = p.id) as revision
            from people.person p
            """;

    private PersonRows() {}

    static Person person(ResultSet row, int number) throws SQLException {
        var merged = row.getObject("merged_into", Long.class);
        return new Person(
                new PersonId(row.getLong("id")),
                new Identity(
                        row.getString("birth_name"),
                        row.getString("usage_name"),
                        row.getString("given_names"),
                        Identity.Sex.valueOf(row.getString("sex")),
                        row.getObject("birth_date", LocalDate.class),
                        row.getString("birth_place"),
                        row.getString("birth_code"),
                        row.getString("email")),
                new Contact(
                        row.getString("phone"),
                        row.getString("street"),
                        row.getString("postcode"),
                        row.getString("town"),
                        row.getString("country")),
                merged == null ? null : new PersonId(merged),
                row.getLong("revision"));
    }

    static String sortName(Identity identity) {
        return identity.name() + " " + identity.givenNames();
    }

    static String searchText(Identity identity) {
        return Identity.plain(identity.birthName() + " " + identity.givenNames() + " "
                + Objects.requireNonNullElse(identity.usageName(), ""));
    }

    /** What is known, by field, without what is absent. */
    static Map<CivilField, String> values(Identity identity, Contact contact) {
        Map<CivilField, String> values = new LinkedHashMap<>();
        put(values, CivilField.BIRTH_NAME, identity.birthName());
        put(values, CivilField.USAGE_NAME, identity.usageName());
        put(values, CivilField.GIVEN_NAMES, identity.givenNames());
        put(values, CivilField.SEX, identity.sex().name());
        put(values, CivilField.BIRTH_DATE, identity.birthDate().toString());
        put(values, CivilField.BIRTH_PLACE, identity.birthPlace());
        put(values, CivilField.BIRTH_CODE, identity.birthCode());
        put(values, CivilField.EMAIL, identity.email());
        put(values, CivilField.PHONE, contact.phone());
        put(values, CivilField.STREET, contact.street());
        put(values, CivilField.POSTCODE, contact.postcode());
        put(values, CivilField.TOWN, contact.town());
        put(values, CivilField.COUNTRY, contact.country());
        return values;
    }

    private static void put(Map<CivilField, String> values, CivilField field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(field, value);
        }
    }
}
