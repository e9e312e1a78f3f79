package fr.parchemin.app.candidacy;

import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Birthplaces.Town;
import fr.parchemin.app.people.CivilField;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.people.IdentityCheck;
import fr.parchemin.app.people.Organisation.Standing;
import fr.parchemin.engine.scheme.Route;
import fr.parchemin.engine.scheme.Scheme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compares what was typed or imported about candidates with a scheme and with common sense. */
public final class EnrolmentCheck {

    private final Scheme scheme;
    private final LocalDate day;
    private final Map<Column, String> cells;
    private final List<Refusal> refusals = new ArrayList<>();
    private List<Town> towns = List.of();

    private EnrolmentCheck(Scheme scheme, LocalDate day, Map<Column, String> cells) {
        this.scheme = scheme;
        this.day = day;
        this.cells = cells;
    }

    /** What came of the comparison. */
    public sealed interface Checked {

        /** Everything is in order; something may be worth a second look. */
        record Accepted(Enrolment enrolment, List<Refusal> remarks) implements Checked {}

        /**
         * At least one reason against it.
         *
         * @param towns among which to choose the place of birth, empty: that is no question
         */
        record Refused(List<Refusal> refusals, List<Town> towns) implements Checked {}
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

    private Checked check() {
        var person = person();
        var route = route();
        var origin = route == null ? null : origin(route);
        var enrolledOn = enrolledOn(person);
        var blocks = presentedBlocks();
        if (person == null || !refusals.isEmpty()) {
            return new Checked.Refused(List.copyOf(refusals), towns);
        }
        return new Checked.Accepted(
                new Enrolment(
                        person.identity(),
                        Objects.requireNonNull(route).id(),
                        origin,
                        Objects.requireNonNull(enrolledOn),
                        blocks,
                        person.contact(),
                        null,
                        null),
                person.remarks().stream().map(Refusal::of).toList());
    }

    private IdentityCheck.Outcome.@Nullable Accepted person() {
        Map<CivilField, String> typed = new EnumMap<>(CivilField.class);
        cells.forEach((column, text) -> column.civil().ifPresent(field -> typed.put(field, text)));
        return switch (IdentityCheck.of(typed, day)) {
            case IdentityCheck.Outcome.Accepted accepted -> accepted;
            case IdentityCheck.Outcome.Refused(var errors, var among) -> {
                errors.stream().map(Refusal::of).forEach(refusals::add);
                towns = among;
                yield null;
            }
        };
    }

    private String text(Column column) {
        return Objects.requireNonNullElse(cells.get(column), "")
                .replace('\u00a0', ' ')
                .strip();
    }

    private void refuse(Column column, String reason, String... arguments) {
        refusals.add(Refusal.of(column, reason, arguments));
    }

    private @Nullable LocalDate enrolledOn(IdentityCheck.Outcome.@Nullable Accepted person) {
        var text = text(Column.ENROLLED_ON);
        if (text.isEmpty()) {
            refuse(Column.ENROLLED_ON, "missing");
            return null;
        }
        var date = IdentityCheck.date(text).orElse(null);
        if (date == null) {
            refuse(Column.ENROLLED_ON, "not-a-date", text);
        } else if (date.isAfter(day)) {
            refuse(Column.ENROLLED_ON, "in-the-future", text, day.toString());
        } else if (person != null && date.isBefore(person.identity().birthDate())) {
            refuse(Column.ENROLLED_ON, "before-birth", text);
        }
        return date;
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
        if (route.origin() != null || !scheme.asksOrigin()) {
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
     * Why one cell of a row is refused, or worth a second look.
     *
     * @param column where
     * @param arguments what was found, then what was expected
     */
    public record Refusal(Column column, String reason, List<String> arguments) {

        private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
        private static final Set<String> OF_THE_ROW = Set.of("twice-in-file", "already-enrolled", "known-alike");

        /**
         * The key of its sentence.
         *
         * @param kind {@code refusal} or {@code remark}
         */
        public String key(String kind) {
            if (column == Column.CENTRE) {
                return "people.standing." + reason;
            }
            boolean person = column.civil().isPresent() && !OF_THE_ROW.contains(reason);
            return (person ? "people." : "candidacy.") + kind + "." + reason;
        }

        /** What its sentence names, days in words where they are ours and not what somebody typed. */
        public Object[] said(Locale locale) {
            var formats = new Formats(locale);
            // What somebody typed comes first, but for a centre, of which nothing is repeated.
            int typed = column == Column.CENTRE ? 0 : 1;
            return IntStream.range(0, arguments.size())
                    .mapToObj(i -> i >= typed && DAY.matcher(arguments.get(i)).matches()
                            ? formats.day(LocalDate.parse(arguments.get(i)))
                            : arguments.get(i))
                    .toArray();
        }

        static Refusal of(Column column, String reason, String... arguments) {
            return new Refusal(column, reason, List.of(arguments));
        }

        /** Why a centre may not present somebody. */
        public static Refusal of(Standing standing) {
            var said = standing.said();
            return new Refusal(Column.CENTRE, said.reason(), said.arguments());
        }

        static Refusal of(IdentityCheck.Finding finding) {
            return new Refusal(Column.of(finding.field()), finding.reason(), finding.arguments());
        }
    }
}
