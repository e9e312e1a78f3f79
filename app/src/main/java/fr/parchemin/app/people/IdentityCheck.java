package fr.parchemin.app.people;

import fr.parchemin.app.people.Birthplaces.Town;
import fr.parchemin.app.people.Person.Contact;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what was typed or imported about a person as the national matching of holders will: whoever passes here has
 * all that it asks for.
 */
public final class IdentityCheck {

    /** The most that the declaration of holders takes of a name. */
    private static final int LONGEST_NAME = 60;

    private static final int LONGEST = 120;
    private static final int YOUNGEST = 14;
    private static final int OLDEST = 100;
    /** From here on the year is worth a second look. */
    private static final int OLD = 75;

    /** How many towns are offered for a name that is none. */
    private static final int NEAR = 8;

    private static final LocalDate EXCEL_EPOCH = LocalDate.of(1899, 12, 30);
    private static final Pattern FRENCH_DATE = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ]00:00(?::00)?)?");
    private static final Pattern EXCEL_DATE = Pattern.compile("(\\d{4,5})(?:[.,]0+)?");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;]+@[^@\\s,;]+\\.[^@\\s,;.]{2,}");
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d .()/-]{6,24}");
    private static final Pattern NAME = Pattern.compile("['’ʼ]?[\\p{L}\\p{M}][\\p{L}\\p{M} '’ʼ.\\-]*");
    private static final Pattern GIVEN_NAMES = Pattern.compile("['’ʼ]?[\\p{L}\\p{M}][\\p{L}\\p{M} '’ʼ.,\\-]*");
    private static final Pattern TITLED = Pattern.compile("(?:madame|monsieur|mademoiselle|mme|mlle|mr|m\\.) .+");
    private static final Pattern SEVERAL_CAPITALS = Pattern.compile("\\p{Lu}[\\p{Lu}\\p{M} '’ʼ.,\\-]+");
    private static final Pattern PLACE = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}'’][\\p{L}\\p{M}\\p{Nd} '’.,()/\\-]*");
    private static final Pattern HYPHENS = Pattern.compile("[\u2010\u2011\u2012\u2013\u2212]");
    private static final Pattern SPACES = Pattern.compile("[\\s\u00a0\u202f]+");
    private static final Pattern GIVEN_NAME_ENDS = Pattern.compile("[\\s,]+");
    private static final Set<String> FRANCE = Set.of("", "france");
    private static final Map<String, Identity.Sex> SEXES = Map.ofEntries(
            Map.entry("f", Identity.Sex.F),
            Map.entry("femme", Identity.Sex.F),
            Map.entry("feminin", Identity.Sex.F),
            Map.entry("mme", Identity.Sex.F),
            Map.entry("madame", Identity.Sex.F),
            Map.entry("h", Identity.Sex.M),
            Map.entry("m", Identity.Sex.M),
            Map.entry("homme", Identity.Sex.M),
            Map.entry("masculin", Identity.Sex.M),
            Map.entry("monsieur", Identity.Sex.M));

    private final Map<CivilField, String> typed;
    private final LocalDate day;
    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> remarks = new ArrayList<>();
    private List<Town> towns = List.of();

    private IdentityCheck(Map<CivilField, String> typed, LocalDate day) {
        this.typed = typed;
        this.day = day;
    }

    /**
     * Something to correct, or worth a second look.
     *
     * @param reason the message key, after {@code people.refusal.} or {@code people.remark.}
     * @param arguments what was found, then what was expected
     */
    public record Finding(CivilField field, String reason, List<String> arguments) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** Nothing is missing or wrong. */
        record Accepted(Identity identity, Contact contact, List<Finding> remarks) implements Outcome {}

        /**
         * At least one thing is to be corrected.
         *
         * @param towns among which to choose the place of birth, empty: that is no question
         */
        record Refused(List<Finding> errors, List<Town> towns) implements Outcome {}
    }

    /**
     * Looks at a person.
     *
     * @param typed what was typed in each field
     * @param day the day from which ages count
     */
    public static Outcome of(Map<CivilField, String> typed, LocalDate day) {
        return new IdentityCheck(typed, day).check();
    }

    private Outcome check() {
        var birthName = name(CivilField.BIRTH_NAME, NAME);
        var usageName = text(CivilField.USAGE_NAME).isEmpty() ? null : name(CivilField.USAGE_NAME, NAME);
        var givenNames = name(CivilField.GIVEN_NAMES, GIVEN_NAMES);
        var sex = sex();
        var birthDate = birthDate();
        var place = birthplace();
        var email = email();
        var contact = contact();
        if (!errors.isEmpty()) {
            return new Outcome.Refused(List.copyOf(errors), towns);
        }
        if (Identity.plain(birthName).equals(Identity.plain(givenNames))) {
            remark(CivilField.GIVEN_NAMES, "one-name", givenNames);
        }
        return new Outcome.Accepted(
                new Identity(
                        birthName,
                        usageName == null || Identity.plain(usageName).equals(Identity.plain(birthName))
                                ? null
                                : usageName,
                        givenNames,
                        Objects.requireNonNull(sex),
                        Objects.requireNonNull(birthDate),
                        Objects.requireNonNull(place).label(),
                        place.code(),
                        email),
                contact,
                List.copyOf(remarks));
    }

    private String text(CivilField field) {
        var text = Normalizer.normalize(Objects.requireNonNullElse(typed.get(field), ""), Normalizer.Form.NFC);
        return SPACES.matcher(HYPHENS.matcher(text).replaceAll("-"))
                .replaceAll(" ")
                .strip();
    }

    private void refuse(CivilField field, String reason, String... arguments) {
        errors.add(new Finding(field, reason, List.of(arguments)));
    }

    private void remark(CivilField field, String reason, String... arguments) {
        remarks.add(new Finding(field, reason, List.of(arguments)));
    }

    /** The text, unless it is missing or too long, which is said. */
    private Optional<String> required(CivilField field) {
        var text = text(field);
        if (text.isEmpty()) {
            refuse(field, "missing");
            return Optional.empty();
        }
        return isTooLong(field, text, LONGEST) ? Optional.empty() : Optional.of(text);
    }

    private boolean isTooLong(CivilField field, String text, int longest) {
        if (text.length() <= longest) {
            return false;
        }
        refuse(field, "too-long", text.substring(0, 20) + "…", Integer.toString(longest));
        return true;
    }

    private String name(CivilField field, Pattern shape) {
        var text = required(field).orElse("");
        if (text.isEmpty()) {
            return text;
        }
        boolean given = field == CivilField.GIVEN_NAMES;
        if (!shape.matcher(text).matches()) {
            refuse(field, "not-a-name", text);
        } else if (!given && TITLED.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            refuse(field, "title-in-name", text);
        } else if (!isTooLong(field, given ? longestGivenName(text) : text, LONGEST_NAME)
                && SEVERAL_CAPITALS.matcher(text).matches()) {
            remark(field, "upper-case", text);
        }
        return text;
    }

    private static String longestGivenName(String givenNames) {
        return Arrays.stream(GIVEN_NAME_ENDS.split(givenNames))
                .max(java.util.Comparator.comparingInt(String::length))
                .orElse("");
    }

    private Identity.@Nullable Sex sex() {
        var text = required(CivilField.SEX).orElse("");
        var sex = SEXES.get(Identity.plain(text));
        if (!text.isEmpty() && sex == null) {
            refuse(CivilField.SEX, "not-a-sex", text);
        }
        return sex;
    }

    private @Nullable LocalDate birthDate() {
        var text = required(CivilField.BIRTH_DATE).orElse("");
        if (text.isEmpty()) {
            return null;
        }
        var date = date(text).orElse(null);
        if (date == null) {
            refuse(CivilField.BIRTH_DATE, "not-a-date", text);
        } else if (date.isAfter(day)) {
            refuse(CivilField.BIRTH_DATE, "not-born-yet", text, date.toString());
        } else if (date.isAfter(day.minusYears(YOUNGEST)) || date.isBefore(day.minusYears(OLDEST))) {
            refuse(CivilField.BIRTH_DATE, "unlikely-birth", text, date.toString());
        } else if (date.isBefore(day.minusYears(OLD))) {
            remark(
                    CivilField.BIRTH_DATE,
                    "old",
                    text,
                    Integer.toString(date.until(day).getYears()));
        }
        return date;
    }

    /** A day as people and spreadsheets write it; absent: not one. */
    public static Optional<LocalDate> date(String text) {
        try {
            var french = FRENCH_DATE.matcher(text);
            if (french.matches()) {
                return Optional.of(
                        LocalDate.of(number(french.group(3)), number(french.group(2)), number(french.group(1))));
            }
            var iso = ISO_DATE.matcher(text);
            if (iso.matches()) {
                return Optional.of(LocalDate.of(number(iso.group(1)), number(iso.group(2)), number(iso.group(3))));
            }
            var excel = EXCEL_DATE.matcher(text);
            return excel.matches() ? Optional.of(EXCEL_EPOCH.plusDays(number(excel.group(1)))) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private Birthplaces.Resolution.@Nullable Found birthplace() {
        var place = text(CivilField.BIRTH_PLACE);
        var code = text(CivilField.BIRTH_CODE);
        var country = text(CivilField.BIRTH_COUNTRY);
        if (place.isEmpty() && code.isEmpty()) {
            refuse(CivilField.BIRTH_PLACE, "missing");
            return null;
        }
        if (isTooLong(CivilField.BIRTH_PLACE, place, LONGEST)) {
            return null;
        }
        if (!place.isEmpty() && !PLACE.matcher(place).matches()) {
            refuse(CivilField.BIRTH_PLACE, "not-a-place", place);
            return null;
        }
        return switch (Birthplaces.find(place, code, country)) {
            case Birthplaces.Resolution.Found found -> {
                if (found.remark() != null) {
                    remark(CivilField.BIRTH_PLACE, found.remark(), found.label(), found.code());
                }
                yield found;
            }
            case Birthplaces.Resolution.Several(List<Town> among) -> {
                towns = among;
                refuse(CivilField.BIRTH_PLACE, "several-towns", place, described(among));
                yield null;
            }
            case Birthplaces.Resolution.None(String reason) -> {
                towns = reason.equals("unknown-town") ? Birthplaces.search(place, NEAR) : List.of();
                var found = place.isEmpty() || reason.equals("unknown-code") ? code : place;
                refuse(place(reason), reason, found, code, country);
                yield null;
            }
        };
    }

    private static CivilField place(String reason) {
        return switch (reason) {
            case "unknown-country" -> CivilField.BIRTH_COUNTRY;
            case "unknown-code", "not-a-code", "code-of-another-town", "code-not-of-country", "missing-town-of-code" ->
                CivilField.BIRTH_CODE;
            default -> CivilField.BIRTH_PLACE;
        };
    }

    private static String described(List<Town> among) {
        return among.stream()
                .map(town -> Birthplaces.describe(town) + " " + town.code())
                .collect(Collectors.joining(", "));
    }

    private @Nullable String email() {
        var text = text(CivilField.EMAIL);
        if (text.isEmpty()) {
            return null;
        }
        if (!EMAIL.matcher(text).matches() || text.length() > 254) {
            refuse(CivilField.EMAIL, "not-an-email", text);
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private Contact contact() {
        var phone = text(CivilField.PHONE);
        long digits = phone.chars().filter(Character::isDigit).count();
        if (!phone.isEmpty() && (!PHONE.matcher(phone).matches() || digits < 6 || digits > 15)) {
            refuse(CivilField.PHONE, "not-a-phone", phone);
        }
        var postcode = text(CivilField.POSTCODE);
        var country = text(CivilField.COUNTRY);
        boolean french = FRANCE.contains(Identity.plain(country));
        if (!postcode.isEmpty() && !postcode.matches(french ? "\\d{5}" : "[\\p{Alnum} -]{2,12}")) {
            refuse(CivilField.POSTCODE, french ? "not-a-french-postcode" : "not-a-postcode", postcode);
        }
        for (var field : List.of(CivilField.STREET, CivilField.TOWN, CivilField.COUNTRY)) {
            isTooLong(field, text(field), LONGEST);
        }
        return new Contact(
                absent(phone),
                absent(text(CivilField.STREET)),
                absent(postcode),
                absent(text(CivilField.TOWN)),
                french ? null : country);
    }

    private static @Nullable String absent(String text) {
        return text.isEmpty() ? null : text;
    }
}
