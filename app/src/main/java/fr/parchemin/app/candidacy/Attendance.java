package fr.parchemin.app.candidacy;

import fr.parchemin.app.candidacy.Presence.Document;
import fr.parchemin.app.candidacy.Presence.State;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.Identity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who was there on each half-day of training, and what share of the training each candidate attended. */
@Service
public class Attendance {

    /** Hours until the day of an imported total are those of the total; later ones are counted from the sheets. */
    private static final String SHARES = """
            select f.id, coalesce(f.usage_name, f.birth_name) as name, f.given_names, f.number,
                   coalesce(t.planned, 0) + coalesce(sum(h.hours), 0) as planned,
                   coalesce(t.attended, 0) + coalesce(sum(h.hours) filter (where p.state = 'PRESENT'), 0) as attended,
                   coalesce(sum(h.hours) filter (where p.state = 'JUSTIFIED'), 0) as justified,
                   coalesce(sum(h.hours) filter (where p.state = 'UNJUSTIFIED'), 0) as unjustified,
                   count(h.id) filter (where p.id is null) as unmarked,
                   (select a.amount from candidacy.current_fact a
                    where a.candidacy = f.id and a.kind = 'ATTENDANCE') as entered
            from candidacy.file f
            join candidacy.candidacy c on c.id = f.id
            left join lateral (select * from candidacy.attendance_total one
                               where one.candidacy = c.id and one.until <= :day order by one.until desc, one.id desc limit 1)
                 t on true
            left join candidacy.half_day h on h.cohort = c.cohort and not h.cancelled and h.day <= :day
                 and h.day >= c.enrolled_on and (t.until is null or h.day > t.until)
            left join candidacy.current_presence p on p.half_day = h.id and p.candidacy = c.id
            where c.erased_on is null and %s
            group by f.id, f.usage_name, f.birth_name, f.given_names, f.number, f.sort_name, t.planned, t.attended
            order by f.sort_name, f.id
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Attendance(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A line of a sheet.
     *
     * @param presence absent: nothing is known yet
     * @param entry the line that stands in the records, absent: none
     */
    public record Line(
            CandidacyId candidacy,
            String name,
            String number,
            @Nullable Presence presence,
            @Nullable Long entry) {}

    /** Those of a cohort whom somebody sees, but who withdrew; {@code n} is their file. */
    private static final String SEEN = """
            select %s from candidacy.candidacy c join candidacy.cohort h on h.id = c.cohort
            join candidacy.file n on n.id = c.id
            where c.cohort = :cohort and c.erased_on is null and c.withdrawn_on is null and %s""";

    /** What those of a cohort attended up to a day, in the French order of names; those whom somebody sees. One statement. */
    public List<AttendanceShare> shares(CohortId cohort, LocalDate day, Actor actor) {
        var sight = Sight.ofCandidacies(actor);
        return jdbc.sql(SHARES.formatted("c.id in (" + SEEN.formatted("c.id", sight.condition()) + ")"))
                .params(sight.parameters())
                .param("cohort", cohort.value())
                .param("day", day)
                .query(Attendance::share)
                .list();
    }

    /**
     * At most so many of them; what they attended is worked out for these only.
     *
     * @param after the last one before them, absent: from the first
     */
    public List<AttendanceShare> shares(
            CohortId cohort, LocalDate day, Actor actor, @Nullable CandidacyId after, int most) {
        var sight = Sight.ofCandidacies(actor);
        var some = SEEN.formatted("c.id", sight.condition()) + """
                 and (:after::bigint is null or (n.sort_name, n.id) >
                      (select a.sort_name, a.id from candidacy.file a where a.id = :after))
                order by n.sort_name, n.id limit :most""";
        return jdbc.sql(SHARES.formatted("c.id in (" + some + ")"))
                .params(sight.parameters())
                .param("cohort", cohort.value())
                .param("day", day)
                .param("after", after == null ? null : after.value())
                .param("most", most)
                .query(Attendance::share)
                .list();
    }

    /** Of how many of them the share can enter the dossier, and is not the one that stands there. */
    public int toEnter(CohortId cohort, LocalDate day, Actor actor) {
        var sight = Sight.ofCandidacies(actor);
        return jdbc.sql("select count(*) from ("
                        + SHARES.formatted("c.id in (" + SEEN.formatted("c.id", sight.condition()) + ")")
                        + ") s where unmarked = 0 and planned > 0"
                        + " and trunc(attended / planned, %d) is distinct from entered"
                                .formatted(AttendanceShare.DIGITS))
                .params(sight.parameters())
                .param("cohort", cohort.value())
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    /** What somebody attended up to a day. */
    public AttendanceShare share(CandidacyId candidacy, LocalDate day) {
        return jdbc.sql(SHARES.formatted("c.id = :id"))
                .param("id", candidacy.value())
                .param("day", day)
                .query(Attendance::share)
                .single();
    }

    /** The sheet of a half-day: those of its cohort who were enrolled by then, had not withdrawn, and whom somebody sees. */
    public List<Line> sheet(HalfDay halfDay, Actor actor) {
        var sight = Sight.ofCandidacies(actor);
        return jdbc.sql("""
                        select f.id, coalesce(f.usage_name, f.birth_name) as name, f.given_names, f.number, p.id as entry, p.state, j.document, j.reference
                        from candidacy.file f join candidacy.candidacy c on c.id = f.id
                        join candidacy.cohort h on h.id = c.cohort
                        left join candidacy.current_presence p on p.half_day = :half and p.candidacy = c.id
                        left join candidacy.justification j on j.presence = p.id
                        where c.cohort = :cohort and c.enrolled_on <= :day and c.erased_on is null
                          and (c.withdrawn_on is null or c.withdrawn_on > :day) and %s
                        order by f.sort_name, f.id""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("half", halfDay.id())
                .param("cohort", halfDay.cohort().value())
                .param("day", halfDay.day())
                .query(Attendance::line)
                .list();
    }

    /**
     * Says who was there; what stood already is not written again, and nobody is marked whom the actor does not see.
     *
     * @return how many lines changed
     */
    @Transactional
    public int mark(HalfDay halfDay, Map<CandidacyId, Presence> presences, Actor actor) {
        jdbc.sql("select id from candidacy.half_day where id = :id for no key update")
                .param("id", halfDay.id())
                .query(Long.class)
                .single();
        var changed = sheet(halfDay, actor).stream()
                .filter(line -> presences.containsKey(line.candidacy()))
                .filter(line -> !Objects.equals(line.presence(), presences.get(line.candidacy())))
                .toList();
        if (changed.isEmpty()) {
            return 0;
        }
        Map<CandidacyId, Long> written = write(halfDay, changed, presences, actor);
        justify(written, presences);
        events.publishEvent(new Deed(
                actor,
                "attendance-marked",
                List.of(Thing.of(Kind.COHORT, halfDay.cohort().value())),
                null,
                "sheet:" + halfDay.id()));
        return changed.size();
    }

    private Map<CandidacyId, Long> write(
            HalfDay halfDay, List<Line> lines, Map<CandidacyId, Presence> presences, Actor actor) {
        return jdbc
                .sql("""
                        insert into candidacy.presence (half_day, candidacy, state, supersedes, recorded_at, recorded_by,
                                                        recorded_name)
                        select :half, candidacy, state, supersedes, :now, :account, :name
                        from unnest(:ids::bigint[], :states::text[], :supersedes::bigint[]) as given (candidacy, state, supersedes)
                        returning id, candidacy""")
                .param("half", halfDay.id())
                .param(
                        "ids",
                        lines.stream().map(line -> line.candidacy().value()).toArray(Long[]::new))
                .param(
                        "states",
                        lines.stream()
                                .map(line -> Objects.requireNonNull(presences.get(line.candidacy()))
                                        .state()
                                        .name())
                                .toArray(String[]::new))
                .param("supersedes", lines.stream().map(Line::entry).toArray(Long[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", actor.account())
                .param("name", actor.name())
                .query((row, _) -> Map.entry(new CandidacyId(row.getLong("candidacy")), row.getLong("id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void justify(Map<CandidacyId, Long> written, Map<CandidacyId, Presence> presences) {
        var justified = written.keySet().stream()
                .filter(id -> Objects.requireNonNull(presences.get(id)).document() != null)
                .toList();
        Function<CandidacyId, Presence> presence = id -> Objects.requireNonNull(presences.get(id));
        jdbc.sql("""
                        insert into candidacy.justification (presence, candidacy, document, reference)
                        select * from unnest(:presences::bigint[], :ids::bigint[], :documents::text[], :references::text[])""")
                .param("presences", justified.stream().map(written::get).toArray(Long[]::new))
                .param("ids", justified.stream().map(CandidacyId::value).toArray(Long[]::new))
                .param(
                        "documents",
                        justified.stream()
                                .map(id -> String.valueOf(presence.apply(id).document()))
                                .toArray(String[]::new))
                .param(
                        "references",
                        justified.stream()
                                .map(id -> presence.apply(id).reference())
                                .toArray(String[]::new))
                .update();
    }

    private static AttendanceShare share(ResultSet row, int number) throws SQLException {
        return new AttendanceShare(
                new CandidacyId(row.getLong("id")),
                Identity.listedName(row.getString("name"), row.getString("given_names")),
                row.getString("number"),
                row.getBigDecimal("planned"),
                row.getBigDecimal("attended"),
                row.getBigDecimal("justified"),
                row.getBigDecimal("unjustified"),
                row.getInt("unmarked"),
                row.getBigDecimal("entered"));
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        var state = row.getString("state");
        var document = row.getString("document");
        return new Line(
                new CandidacyId(row.getLong("id")),
                Identity.listedName(row.getString("name"), row.getString("given_names")),
                row.getString("number"),
                state == null
                        ? null
                        : new Presence(
                                State.valueOf(state),
                                document == null ? null : Document.valueOf(document),
                                Objects.requireNonNullElse(row.getString("reference"), "")),
                row.getObject("entry", Long.class));
    }
}
