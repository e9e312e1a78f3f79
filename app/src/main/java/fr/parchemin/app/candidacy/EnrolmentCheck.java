package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Identity;
import fr.parchemin.engine.scheme.Route;
import fr.parchemin.engine.scheme.Scheme;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what was typed or imported about candidates with a scheme and with common sense. */
public final class EnrolmentCheck {

    private static final int LONGEST = 100;
    private static final int YOUNGEST = 14;
    private static final int OLDEST = 100;
    private static final LocalDate EXCEL_EPOCH = LocalDate.of(1899, 12, 30);
    private static final Pattern FRENCH_DATE = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ]00:00(?::00)?)?");
    private static final Pattern EXCEL_DATE = Pattern.compile("(\\d{4,5})(?:[.,]0+)?");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;]+@[^@\\s,;]+\\.[^@\\s,;.]{2,}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M} '’.,\\-]*");
    private static final Pattern PLACE = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{Nd} '’.,()/\\-]*");
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

    private final Scheme scheme;
    private final LocalDate day;
    private final Map<Column, String> cells;
    private final List<Refusal> refusals = new ArrayList<>();

    private EnrolmentCheck(Scheme scheme, LocalDate day, Map<Column, String> cells) {
        this.scheme = scheme;
        this.day = day;
        this.cells = cells;
    }

    /** What came of the comparison. */
    public sealed interface Checked {

        /** Everything is in order. */
        record Accepted(Enrolment enrolment) implements Checked {}

        /** At least one reason against it. */
        record Refused(List<Refusal> refusals) implements Checked {}
    }

    /**
     * Compares one candidate with the scheme.
     *
     * @param day the last day on which somebody may have enrolled
     * @param cells what was typed, by column
     */
    public static Checked of(Scheme scheme, LocalDate day, Map<Column, String> cells) {
        return new EnrolmentCheck(scheme, day, cells).check();
    }

    /** Whether candidates of the scheme must say where they come from on a route that does not tell. */
    public static boolean asksOrigin(Scheme scheme) {
        return scheme.assessments().stream().anyMatch(one -> !one.askedOf().isEmpty())
                || scheme.deliverables().stream().anyMatch(one -> !one.askedOf().isEmpty());
    }

    private Checked check() {
        var birthName = name(Column.BIRTH_NAME);
        var usageName = text(Column.USAGE_NAME).isEmpty() ? null : name(Column.USAGE_NAME);
        var givenNames = name(Column.GIVEN_NAMES);
        var sex = sex();
        var birthDate = birthDate();
        var birthPlace = place();
        var email = email();
        var route = route();
        var origin = route == null ? null : origin(route);
        var enrolledOn = enrolledOn(birthDate);
        var blocks = presentedBlocks();
        if (!refusals.isEmpty()) {
            return new Checked.Refused(List.copyOf(refusals));
        }
        return new Checked.Accepted(new Enrolment(
                new Identity(
                        birthName,
                        Objects.equals(usageName, birthName) ? null : usageName,
                        givenNames,
                        Objects.requireNonNull(sex),
                        Objects.requireNonNull(birthDate),
                        birthPlace,
                        email),
                Objects.requireNonNull(route).id(),
                origin,
                Objects.requireNonNull(enrolledOn),
                blocks));
    }

    private String text(Column column) {
        return Objects.requireNonNullElse(cells.get(column), "")
                .replace('\u00a0', ' ')
                .strip();
    }

    private void refuse(Column column, String reason, String... arguments) {
        refusals.add(Refusal.of(column, reason, arguments));
    }

    /** The text, unless it is missing or too long, which is said. */
    private Optional<String> required(Column column) {
        var text = text(column);
        if (text.isEmpty()) {
            refuse(column, "missing");
            return Optional.empty();
        }
        if (text.length() > LONGEST) {
            refuse(column, "too-long", text.substring(0, 20) + "…", Integer.toString(LONGEST));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private String name(Column column) {
        return matching(column, NAME, "not-a-name");
    }

    private String place() {
        return matching(Column.BIRTH_PLACE, PLACE, "not-a-place");
    }

    private String matching(Column column, Pattern shape, String reason) {
        var text = required(column).orElse("");
        if (!text.isEmpty() && !shape.matcher(text).matches()) {
            refuse(column, reason, text);
        }
        return text;
    }

    private Identity.@Nullable Sex sex() {
        var text = required(Column.SEX).orElse("");
        var sex = SEXES.get(Identity.plain(text));
        if (!text.isEmpty() && sex == null) {
            refuse(Column.SEX, "not-a-sex", text);
        }
        return sex;
    }

    private @Nullable LocalDate birthDate() {
        var date = date(Column.BIRTH_DATE);
        if (date == null) {
            return null;
        }
        if (date.isAfter(day.minusYears(YOUNGEST)) || date.isBefore(day.minusYears(OLDEST))) {
            refuse(Column.BIRTH_DATE, "unlikely-birth", text(Column.BIRTH_DATE), date.toString());
        }
        return date;
    }

    private @Nullable LocalDate enrolledOn(@Nullable LocalDate birthDate) {
        var date = date(Column.ENROLLED_ON);
        if (date != null && date.isAfter(day)) {
            refuse(Column.ENROLLED_ON, "in-the-future", text(Column.ENROLLED_ON), day.toString());
        } else if (date != null && birthDate != null && date.isBefore(birthDate)) {
            refuse(Column.ENROLLED_ON, "before-birth", text(Column.ENROLLED_ON));
        }
        return date;
    }

    private @Nullable LocalDate date(Column column) {
        var text = required(column).orElse("");
        if (text.isEmpty()) {
            return null;
        }
        var date = parse(text);
        if (date == null) {
            refuse(column, "not-a-date", text);
        }
        return date;
    }

    /** A day as people and spreadsheets write it; absent: not one. */
    private static @Nullable LocalDate parse(String text) {
        try {
            var french = FRENCH_DATE.matcher(text);
            if (french.matches()) {
                return LocalDate.of(number(french.group(3)), number(french.group(2)), number(french.group(1)));
            }
            var iso = ISO_DATE.matcher(text);
            if (iso.matches()) {
                return LocalDate.of(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
            }
            var excel = EXCEL_DATE.matcher(text);
            return excel.matches() ? EXCEL_EPOCH.plusDays(number(excel.group(1))) : null;
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private @Nullable String email() {
        var text = text(Column.EMAIL);
        if (text.isEmpty()) {
            return null;
        }
        if (!EMAIL.matcher(text).matches() || text.length() > 254) {
            refuse(Column.EMAIL, "not-an-email", text);
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private @Nullable Route route() {
        var text = text(Column.ROUTE);
        if (text.isEmpty() && scheme.routes().size() == 1) {
            return scheme.routes().getFirst();
        }
        var expected = scheme.routes().stream().map(route -> route.title().fr()).collect(Collectors.joining(", "));
        if (text.isEmpty()) {
            refuse(Column.ROUTE, "missing-route", expected);
            return null;
        }
        var plain = Identity.plain(text);
        for (Route route : scheme.routes()) {
            if (Identity.plain(route.id()).equals(plain)
                    || Identity.plain(route.title().fr()).equals(plain)) {
                return route;
            }
        }
        refuse(Column.ROUTE, "unknown-route", text, expected);
        return null;
    }

    private @Nullable String origin(Route route) {
        if (route.origin() != null || !asksOrigin(scheme)) {
            return null;
        }
        var text = text(Column.ORIGIN);
        return switch (Identity.plain(text)) {
            case "training", "formation" -> "training";
            case "vae" -> "vae";
            case "" -> {
                refuse(Column.ORIGIN, "missing-origin", route.title().fr());
                yield null;
            }
            default -> {
                refuse(Column.ORIGIN, "unknown-origin", text);
                yield null;
            }
        };
    }

    private @Nullable List<String> presentedBlocks() {
        var text = text(Column.PRESENTED_BLOCKS);
        if (text.isEmpty()) {
            return null;
        }
        List<String> blocks = new ArrayList<>();
        for (String code : text.split("[\\s,;+/]+")) {
            var block = scheme.blocks().stream()
                    .filter(known -> known.id().equalsIgnoreCase(code))
                    .findFirst();
            if (block.isEmpty()) {
                var expected = scheme.blocks().stream().map(known -> known.id()).collect(Collectors.joining(", "));
                refuse(Column.PRESENTED_BLOCKS, "unknown-block", code, expected);
            } else if (!blocks.contains(block.get().id())) {
                blocks.add(block.get().id());
            }
        }
        return blocks;
    }

    /**
     * Why one cell of a row is refused.
     *
     * @param column where
     * @param reason the message key, after {@code candidacy.refusal.}
     * @param arguments what was found, then what was expected
     */
    public record Refusal(Column column, String reason, List<String> arguments) {

        static Refusal of(Column column, String reason, String... arguments) {
            return new Refusal(column, reason, List.of(arguments));
        }
    }
}
