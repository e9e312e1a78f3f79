package fr.parchemin.app.people;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is in civil law.
 *
 * @param usageName the name in daily use, absent: the birth name
 * @param givenNames all given names, separated by spaces or commas, the usual one first; who has one name only has it as
 *     both, for the national register of holders asks for both
 * @param birthPlace the place of birth as documents print it
 * @param birthCode the INSEE code of the town of birth, or of the country, which begins with 99; absent: not known yet
 */
public record Identity(
        String birthName,
        @Nullable String usageName,
        String givenNames,
        Sex sex,
        LocalDate birthDate,
        String birthPlace,
        @Nullable String birthCode,
        @Nullable String email) {

    /** Somebody whose place of birth has no code yet. */
    public Identity(
            String birthName,
            @Nullable String usageName,
            String givenNames,
            Sex sex,
            LocalDate birthDate,
            String birthPlace,
            @Nullable String email) {
        this(birthName, usageName, givenNames, sex, birthDate, birthPlace, null, email);
    }

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    /** The sex on the birth certificate, which the national register of holders asks for. */
    public enum Sex {
        F,
        M
    }

    /** The name in daily use. */
    public String name() {
        return usageName == null ? birthName : usageName;
    }

    /** First given name and name in daily use, as one speaks of somebody: {@code Awa Diallo}. */
    public String spokenName() {
        return hasOneName() ? name() : firstGivenName() + " " + name();
    }

    /** Name first, as in a list: {@code DIALLO Awa}. */
    public String listedName() {
        return listedName(name(), givenNames);
    }

    /** As official documents list somebody, the birth name in brackets where another is in daily use: {@code DIALLO Awa (KOUYATÉ)}. */
    public String documentName() {
        return usageName == null ? listedName() : listedName() + " (" + birthName.toUpperCase(Locale.FRENCH) + ")";
    }

    /** The same as in a list, of a name in daily use and given names. */
    public static String listedName(String name, String givenNames) {
        var listed = name.toUpperCase(Locale.FRENCH);
        return plain(name).equals(plain(givenNames)) ? listed : listed + " " + firstOf(givenNames);
    }

    private boolean hasOneName() {
        return plain(name()).equals(plain(givenNames));
    }

    private String firstGivenName() {
        return firstOf(givenNames);
    }

    private static String firstOf(String givenNames) {
        return givenNames.strip().split("[\\s,]+", 2)[0];
    }

    /** The same for two spellings of one person, whatever the case, accents, hyphens and apostrophes. */
    public String key() {
        return String.join("|", plain(birthName), plain(givenNames), birthDate.toString(), plain(birthPlace));
    }

    /** Small letters without accents, words separated by one space. */
    public static String plain(String text) {
        var base =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return SEPARATORS
                .matcher(base.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae"))
                .replaceAll(" ")
                .strip();
    }
}
