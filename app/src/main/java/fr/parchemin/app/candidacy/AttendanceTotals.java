package fr.parchemin.app.candidacy;

import fr.parchemin.app.candidacy.SheetFile.UnreadableFile;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.Identity;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hours of training counted in another software, from a file with a line for each candidate; taken whole or not at all. */
@Service
public class AttendanceTotals {

    private static final List<Set<String>> HEADINGS = List.of(
            Set.of("numero", "number"),
            Set.of("heures prevues", "hours planned"),
            Set.of("heures suivies", "hours attended"));

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AttendanceTotals(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** What became of a file. */
    public sealed interface Taking {

        /** All its lines are taken. */
        record Taken(int count) implements Taking {}

        /** None is, for these reasons. */
        record Refused(List<Fault> faults) implements Taking {}
    }

    /**
     * Why a file is refused.
     *
     * @param line the line, 0: the file as a whole
     * @param key its sentence in the bundles
     */
    public record Fault(int line, String key, List<String> arguments) {}

    private record Total(CandidacyId candidacy, BigDecimal planned, BigDecimal attended) {}

    /**
     * Takes the totals of a file, for those of the cohort whom somebody sees.
     *
     * @param until the last day that they count
     */
    @Transactional
    public Taking take(CohortId cohort, LocalDate until, String file, byte[] content, Actor actor) {
        List<SheetFile.Line> lines;
        try {
            lines = SheetFile.lines(content);
        } catch (UnreadableFile e) {
            return refused(0, "candidacy.file." + e.reason(), e.arguments().toArray(String[]::new));
        }
        var headings = lines.getFirst().cells().stream().map(Identity::plain).toList();
        List<Integer> places = HEADINGS.stream()
                .map(names -> headings.stream()
                        .filter(names::contains)
                        .findFirst()
                        .map(headings::indexOf)
                        .orElse(-1))
                .toList();
        if (places.contains(-1)) {
            return refused(
                    0,
                    "candidacy.totals.missing-columns",
                    String.join(", ", lines.getFirst().cells()));
        }
        List<Total> totals = new ArrayList<>();
        var faults = read(lines.subList(1, lines.size()), places, numbers(cohort, actor), totals);
        if (!faults.isEmpty() || totals.isEmpty()) {
            return new Taking.Refused(
                    faults.isEmpty() ? List.of(new Fault(0, "candidacy.file.no-rows", List.of())) : faults);
        }
        write(totals, until, file, actor);
        events.publishEvent(new Deed(actor, "attendance-imported", Thing.of(Kind.COHORT, cohort.value())));
        return new Taking.Taken(totals.size());
    }

    private static Taking refused(int line, String key, String... arguments) {
        return new Taking.Refused(List.of(new Fault(line, key, List.of(arguments))));
    }

    private Map<String, CandidacyId> numbers(CohortId cohort, Actor actor) {
        var sight = Sight.ofCandidacies(actor);
        Map<String, CandidacyId> numbers = new HashMap<>();
        jdbc.sql("""
                        select c.number, c.id from candidacy.candidacy c join candidacy.cohort h on h.id = c.cohort
                        where c.cohort = :cohort and c.erased_on is null and %s""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("cohort", cohort.value())
                .query(row -> {
                    numbers.put(row.getString("number").toUpperCase(Locale.ROOT), new CandidacyId(row.getLong("id")));
                });
        return numbers;
    }

    private static List<Fault> read(
            List<SheetFile.Line> lines, List<Integer> places, Map<String, CandidacyId> known, List<Total> totals) {
        List<Fault> faults = new ArrayList<>();
        Set<CandidacyId> seen = new HashSet<>();
        for (var line : lines) {
            var number = cell(line, places.getFirst());
            var candidacy = known.get(number.toUpperCase(Locale.ROOT));
            var planned = hours(cell(line, places.get(1)));
            var attended = hours(cell(line, places.get(2)));
            if (candidacy == null) {
                faults.add(new Fault(line.number(), "candidacy.totals.unknown-number", List.of(number)));
            } else if (!seen.add(candidacy)) {
                faults.add(new Fault(line.number(), "candidacy.totals.twice", List.of(number)));
            } else if (planned.signum() <= 0) {
                faults.add(
                        new Fault(line.number(), "candidacy.totals.not-planned", List.of(cell(line, places.get(1)))));
            } else if (attended.signum() < 0 || attended.compareTo(planned) > 0) {
                faults.add(new Fault(
                        line.number(),
                        "candidacy.totals.not-attended",
                        List.of(cell(line, places.get(2)), planned.toPlainString())));
            } else {
                totals.add(new Total(candidacy, planned, attended));
            }
        }
        return faults;
    }

    private static String cell(SheetFile.Line line, int place) {
        return place < line.cells().size() ? line.cells().get(place).strip() : "";
    }

    /** Hours as they are typed, -1: that is no number of hours. */
    private static BigDecimal hours(String text) {
        var plain = text.replace(',', '.')
                .replace("\u00a0", "")
                .replace("\u202f", "")
                .replace(" ", "");
        return plain.matches("\\d{1,5}(\\.\\d{1,2})?") ? new BigDecimal(plain) : BigDecimal.ONE.negate();
    }

    private void write(List<Total> totals, LocalDate until, String file, Actor actor) {
        jdbc.sql("""
                        insert into candidacy.attendance_total (candidacy, until, planned, attended, file, recorded_at,
                                                                recorded_by, recorded_name)
                        select id, :until, planned, attended, :file, :now, :account, :name
                        from unnest(:ids::bigint[], :planned::numeric[], :attended::numeric[]) as given (id, planned, attended)""")
                .param("until", until)
                .param("file", file)
                .param(
                        "ids",
                        totals.stream().map(one -> one.candidacy().value()).toArray(Long[]::new))
                .param("planned", totals.stream().map(Total::planned).toArray(BigDecimal[]::new))
                .param("attended", totals.stream().map(Total::attended).toArray(BigDecimal[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", actor.account())
                .param("name", actor.name())
                .update();
    }
}
