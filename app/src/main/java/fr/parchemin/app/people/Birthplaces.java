package fr.parchemin.app.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place of birth that somebody means, as the national register of holders names it: a town of the official
 * geographic code, or a country.
 */
public final class Birthplaces {

    private static final Pattern CODE = Pattern.compile("(?:\\d{2}|2[ABab])\\d{3}");
    private static final Pattern POSTCODE = Pattern.compile("\\d{5}");
    private static final Pattern IN_BRACKETS = Pattern.compile("(.+?)\\s*\\(([^()]+)\\)");
    private static final Pattern AFTER_COMMA = Pattern.compile("(.+?)\\s*[,/]\\s*([^,/]+)");
    private static final Pattern POSTCODE_BEFORE = Pattern.compile("(\\d{5})\\s+(\\D.*)");
    private static final Pattern POSTCODE_AFTER = Pattern.compile("(.*\\D)\\s+(\\d{5})");
    private static final Pattern WHOLE_CITIES = Pattern.compile("75056|69123|13055");
    private static final String FRANCE = "99100";
    private static final int SHOWN = 12;

    /** Loaded when the first country is looked for. */
    private static final class Loaded {
        static final Map<String, String> COUNTRIES = Towns.table("countries.csv");
        static final Map<String, String> CODES = COUNTRIES.entrySet().stream()
                .collect(Collectors.toMap(one -> Identity.plain(one.getValue()), Map.Entry::getKey, (one, _) -> one));
    }

    private Birthplaces() {}

    /**
     * A French town of the official geographic code, present or part of another today.
     *
     * @param code the INSEE code
     * @param size the number of digits of its population, 0: not counted apart
     * @param today the code of the town it belongs to, absent: it is one itself
     */
    public record Town(
            String code,
            String name,
            List<String> postcodes,
            Kind kind,
            int size,
            @Nullable String today) {

        /** What it is. */
        public enum Kind {
            TOWN,
            /** Of Paris, Lyon or Marseille. */
            DISTRICT,
            DELEGATED,
            ASSOCIATED
        }

        /** The department's code, such as {@code 29}, {@code 2A} or {@code 974}. */
        public String department() {
            return department(code);
        }

        static String department(String code) {
            return code.startsWith("97") || code.startsWith("98") ? code.substring(0, 3) : code.substring(0, 2);
        }
    }

    /** What came of the search. */
    public sealed interface Resolution {

        /**
         * One place.
         *
         * @param code the INSEE code of the town, or of the country that begins with 99
         * @param label as it is printed on documents
         * @param remark what is worth a look, as the key after {@code people.remark.}, absent: nothing
         */
        record Found(String code, String label, @Nullable String remark) implements Resolution {}

        /** Several places, among which one must choose. */
        record Several(List<Town> among) implements Resolution {}

        /**
         * None.
         *
         * @param reason the key after {@code people.refusal.}
         */
        record None(String reason) implements Resolution {}
    }

    /**
     * Finds a place.
     *
     * @param place a town as people write it: {@code Quimper}, {@code Quimper (29)}, {@code 29000 Quimper}, an INSEE
     *     code, {@code Oran, Algérie}
     * @param code the INSEE code where it was asked apart, empty: it was not given
     * @param country a country by name or code, empty: France unless the place says otherwise
     */
    public static Resolution find(String place, String code, String country) {
        var abroad = country.isBlank() ? Optional.of(FRANCE) : country(country);
        if (abroad.isEmpty()) {
            return new Resolution.None("unknown-country");
        }
        if (!abroad.get().equals(FRANCE)) {
            return abroad(place, code, abroad.get());
        }
        return code.isBlank() ? written(place.strip()) : coded(code.strip().toUpperCase(Locale.ROOT), place.strip());
    }

    /** At most so many towns whose name or postcode begins so, the likeliest first. */
    public static List<Town> search(String beginning, int most) {
        return Towns.french().search(beginning, most);
    }

    /** The names of all countries, present and former, France apart, in the order of their codes. */
    public static List<String> countries() {
        return Loaded.COUNTRIES.entrySet().stream()
                .filter(one -> !one.getKey().equals(FRANCE))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** {@code Quimper (29, Finistère)}, and what it belongs to today. */
    public static String describe(Town town) {
        var department = town.department();
        var name = Towns.french().department(department);
        return town.name() + " (" + department + (name == null ? "" : ", " + name) + ")";
    }

    /** What a code stands for, absent: it is in no list. */
    public static Optional<String> nameOf(String code) {
        if (code.startsWith("99")) {
            return Optional.ofNullable(Loaded.COUNTRIES.get(code));
        }
        return Towns.french().coded(code).stream().findFirst().map(Birthplaces::describe);
    }

    private static Optional<String> country(String text) {
        var typed = text.strip();
        return Loaded.COUNTRIES.containsKey(typed)
                ? Optional.of(typed)
                : Optional.ofNullable(Loaded.CODES.get(Identity.plain(typed)));
    }

    private static Resolution abroad(String place, String code, String country) {
        if (!code.isBlank() && !code.strip().equals(country)) {
            return new Resolution.None("code-not-of-country");
        }
        var name = Loaded.COUNTRIES.getOrDefault(country, country);
        var town = place.strip();
        for (var shape : List.of(IN_BRACKETS, AFTER_COMMA)) {
            var parts = shape.matcher(town);
            if (parts.matches()
                    && country(parts.group(2)).filter(country::equals).isPresent()) {
                town = parts.group(1);
            }
        }
        return town.isEmpty()
                ? new Resolution.None("missing-town-abroad")
                : new Resolution.Found(country, town + " (" + name + ")", null);
    }

    private static Resolution coded(String code, String place) {
        if (code.startsWith("99")) {
            return code.equals(FRANCE) || !Loaded.COUNTRIES.containsKey(code)
                    ? new Resolution.None("unknown-code")
                    : abroad(place, "", code);
        }
        if (!CODE.matcher(code).matches()) {
            return new Resolution.None("not-a-code");
        }
        var towns = Towns.french().coded(code);
        var named = towns.stream().filter(town -> isNamed(town, place)).findFirst();
        if (named.isPresent()) {
            return found(named.get());
        }
        if (!towns.isEmpty()) {
            return place.isEmpty() ? found(towns.getFirst()) : new Resolution.None("code-of-another-town");
        }
        if (!isOfADepartment(code)) {
            return new Resolution.None("unknown-code");
        }
        return place.isEmpty() || CODE.matcher(place).matches()
                ? new Resolution.None("missing-town-of-code")
                : new Resolution.Found(code, place, "former-town");
    }

    /** Whether that is the town, as far as what was written tells. */
    private static boolean isNamed(Town town, String place) {
        return place.isEmpty()
                || (written(place) instanceof Resolution.Found found
                        && found.code().equals(town.code()))
                || bare(place).equals(Identity.plain(town.name()));
    }

    private static String bare(String place) {
        var parts = IN_BRACKETS.matcher(place);
        return Identity.plain(parts.matches() ? parts.group(1) : place);
    }

    /** Corsica had the code 20 until 1976, Réunion and the Antilles always theirs. */
    private static boolean isOfADepartment(String code) {
        return code.startsWith("20") || Towns.french().department(Town.department(code)) != null;
    }

    private static Resolution written(String place) {
        if (CODE.matcher(place).matches()) {
            return number(place.toUpperCase(Locale.ROOT));
        }
        for (var shape : List.of(IN_BRACKETS, AFTER_COMMA, POSTCODE_AFTER)) {
            var parts = shape.matcher(place);
            if (parts.matches()) {
                var within = within(parts.group(1).strip(), parts.group(2).strip());
                if (within.isPresent()) {
                    return within.get();
                }
            }
        }
        var before = POSTCODE_BEFORE.matcher(place);
        return before.matches()
                ? within(before.group(2).strip(), before.group(1)).orElseGet(() -> only(place))
                : only(place);
    }

    /** Five digits are an INSEE code, or a postcode that belongs to one town; what may be both is asked again. */
    private static Resolution number(String digits) {
        var towns = Towns.french();
        List<Town> meant = new ArrayList<>(towns.coded(digits).stream().limit(1).toList());
        if (POSTCODE.matcher(digits).matches()) {
            towns.posted(digits).stream()
                    .filter(town -> town.kind() == Town.Kind.TOWN || town.kind() == Town.Kind.DISTRICT)
                    .filter(town -> !WHOLE_CITIES.matcher(town.code()).matches())
                    .filter(town -> meant.stream().noneMatch(town::equals))
                    .forEach(meant::add);
        }
        return chosen(meant, "unknown-code");
    }

    /** A name with what it lies in: a department, a postcode, a country; absent: that is none of these. */
    private static Optional<Resolution> within(String name, String in) {
        if (POSTCODE.matcher(in).matches()) {
            return Optional.of(
                    chosen(posted(Towns.french().named(name), Towns.french().posted(in), in, name), "not-of-postcode"));
        }
        var department = Towns.french().departmentNamed(in);
        if (department.isPresent()) {
            return Optional.of(chosen(
                    Towns.french().named(name).stream()
                            .filter(town -> town.department().equals(department.get()))
                            .toList(),
                    "not-of-department"));
        }
        return country(in).map(code -> code.equals(FRANCE) ? only(name) : abroad(name, "", code));
    }

    /** The towns of that name and postcode; for a city of districts, the district of the postcode. */
    private static List<Town> posted(List<Town> named, List<Town> posted, String postcode, String name) {
        var districts = posted.stream()
                .filter(town -> town.kind() == Town.Kind.DISTRICT)
                .filter(town -> Identity.plain(town.name()).startsWith(Identity.plain(name) + " "))
                .toList();
        return districts.isEmpty()
                ? named.stream()
                        .filter(town -> town.postcodes().contains(postcode))
                        .toList()
                : districts;
    }

    private static Resolution only(String name) {
        if (Loaded.CODES.containsKey(Identity.plain(name))
                && Towns.french().named(name).isEmpty()) {
            return new Resolution.None("country-without-town");
        }
        return chosen(Towns.french().named(name), "unknown-town");
    }

    /** A present town stands before the parts of other towns that bear its name. */
    private static Resolution chosen(List<Town> towns, String otherwise) {
        var present = towns.stream().filter(town -> town.today() == null).toList();
        var among = present.isEmpty() ? towns : present;
        if (among.isEmpty()) {
            return new Resolution.None(otherwise);
        }
        return among.size() == 1
                ? found(among.getFirst())
                : new Resolution.Several(among.stream().limit(SHOWN).toList());
    }

    private static Resolution.Found found(Town town) {
        var remark = WHOLE_CITIES.matcher(town.code()).matches() ? "no-district" : null;
        return new Resolution.Found(town.code(), label(town), remark);
    }

    /** The name, with the department where other towns bear it too. */
    public static String label(Town town) {
        long others = Towns.french().named(town.name()).stream()
                .filter(other -> !other.code().equals(town.code()))
                .filter(other -> other.today() == null || town.today() != null)
                .count();
        var department = town.department();
        return others == 0
                ? town.name()
                : town.name() + " ("
                        + Optional.ofNullable(Towns.french().department(department))
                                .orElse(department) + ")";
    }
}
