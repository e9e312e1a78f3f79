package fr.parchemin.app.people;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a public provider of identities says of somebody, as FranceConnect does.
 *
 * @param familyName the birth name
 * @param usageName absent: it says nothing of it, and what is known stays
 * @param gender {@code female} or {@code male}
 * @param birthPlace the INSEE code of the town, absent: born abroad, or unknown
 * @param birthCountry the INSEE code of the country, {@code 99100} for France
 */
public record ProvenIdentity(
        String familyName,
        @Nullable String usageName,
        String givenNames,
        String gender,
        String birthDate,
        @Nullable String birthPlace,
        @Nullable String birthCountry)
        implements Serializable {

    /** Whether they were born in France, as far as is said. */
    public boolean isBornInFrance() {
        return birthCountry == null || birthCountry.isBlank() || birthCountry.equals("99100");
    }

    /**
     * The same as it is typed, to be checked like any identity. Where only accents or capitals differ, the spelling that
     * is known stays; contact is not what the provider vouches for.
     *
     * @param town the town of birth where the provider gives none, empty: the one that is known, if it may be
     */
    public Map<CivilField, String> typed(Person known, String town) {
        var held = known.values();
        Map<CivilField, String> typed = new EnumMap<>(CivilField.class);
        typed.putAll(held);
        typed.put(CivilField.BIRTH_NAME, spelt(familyName, held.get(CivilField.BIRTH_NAME)));
        if (usageName != null) {
            typed.put(CivilField.USAGE_NAME, spelt(usageName, held.get(CivilField.USAGE_NAME)));
        }
        typed.put(CivilField.GIVEN_NAMES, spelt(givenNames, held.get(CivilField.GIVEN_NAMES)));
        typed.put(CivilField.SEX, sex());
        typed.put(CivilField.BIRTH_DATE, birthDate);
        putPlace(typed, known.identity(), town.strip());
        return typed;
    }

    private void putPlace(Map<CivilField, String> typed, Identity held, String town) {
        var code = Objects.requireNonNullElse(birthPlace, "").strip();
        var country = isBornInFrance() ? "" : Objects.requireNonNull(birthCountry);
        boolean same = Objects.equals(held.birthCode(), country.isEmpty() ? code : country);
        typed.put(CivilField.BIRTH_CODE, country.isEmpty() ? code : "");
        typed.put(CivilField.BIRTH_COUNTRY, country);
        typed.put(CivilField.BIRTH_PLACE, !town.isEmpty() ? town : same ? held.birthPlace() : "");
    }

    private String sex() {
        return switch (gender) {
            case "female" -> "F";
            case "male" -> "M";
            default -> gender;
        };
    }

    private static String spelt(String said, @Nullable String held) {
        return held != null && Identity.plain(held).equals(Identity.plain(said)) ? held : said;
    }
}
