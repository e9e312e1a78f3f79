package fr.parchemin.app.people.web;

import fr.parchemin.app.people.CivilField;
import fr.parchemin.app.people.Person;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is typed to correct a person.
 *
 * @param birthCode the town chosen among several
 * @param birthPlaceAsked the place for which it was chosen
 * @param motive why it is corrected
 * @param seen the revision that was corrected
 */
record PersonForm(
        @Nullable String birthName,
        @Nullable String usageName,
        @Nullable String givenNames,
        @Nullable String sex,
        @Nullable String birthDate,
        @Nullable String birthPlace,
        @Nullable String birthCode,
        @Nullable String birthPlaceAsked,
        @Nullable String birthCountry,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String street,
        @Nullable String postcode,
        @Nullable String town,
        @Nullable String country,
        @Nullable String motive,
        @Nullable Long seen) {

    static PersonForm of(Person person) {
        var identity = person.identity();
        var contact = person.contact();
        return new PersonForm(
                identity.birthName(),
                identity.usageName(),
                identity.givenNames(),
                identity.sex().name(),
                identity.birthDate().toString(),
                identity.birthPlace(),
                "",
                "",
                "",
                identity.email(),
                contact.phone(),
                contact.street(),
                contact.postcode(),
                contact.town(),
                contact.country(),
                "",
                person.revision());
    }

    /**
     * What was typed, by field. A town that was chosen stands for the name for which it was, and the code that is known
     * for the place that was left as it was.
     */
    Map<CivilField, String> typed(Person person) {
        Map<CivilField, String> typed = new EnumMap<>(CivilField.class);
        boolean chosen = birthCode != null && !birthCode.isBlank() && Objects.equals(birthPlace, birthPlaceAsked);
        var known = person.identity().birthPlace().equals(birthPlace)
                ? Objects.requireNonNullElse(person.identity().birthCode(), "")
                : "";
        put(typed, CivilField.BIRTH_NAME, birthName);
        put(typed, CivilField.USAGE_NAME, usageName);
        put(typed, CivilField.GIVEN_NAMES, givenNames);
        put(typed, CivilField.SEX, sex);
        put(typed, CivilField.BIRTH_DATE, birthDate);
        put(typed, CivilField.BIRTH_PLACE, chosen ? "" : birthPlace);
        put(typed, CivilField.BIRTH_CODE, chosen ? birthCode : known);
        put(typed, CivilField.BIRTH_COUNTRY, birthCountry);
        put(typed, CivilField.EMAIL, email);
        put(typed, CivilField.PHONE, phone);
        put(typed, CivilField.STREET, street);
        put(typed, CivilField.POSTCODE, postcode);
        put(typed, CivilField.TOWN, town);
        put(typed, CivilField.COUNTRY, country);
        return typed;
    }

    private static void put(Map<CivilField, String> typed, CivilField field, @Nullable String text) {
        typed.put(field, Objects.requireNonNullElse(text, ""));
    }
}
