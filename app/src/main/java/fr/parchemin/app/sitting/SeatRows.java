package fr.parchemin.app.sitting;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.FileRow;
import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.sitting.Seat.IdentityProof;
import fr.parchemin.app.sitting.Seat.Presence;
import fr.parchemin.app.sitting.Seat.State;
import fr.parchemin.app.sitting.Sitting.When;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The records of who sits where, and of who came. */
@Repository
class SeatRows {

    private static final String SEATS = """
            select t.id, t.sitting, t.candidacy, t.attempt, t.items, t.summoned_at, f.number, f.birth_name, f.usage_name,
                   f.given_names, f.sex, f.birth_date, f.birth_place, f.birth_code, f.email,
                   p.id as presence, p.state, p.identity, p.recorded_at, p.recorded_name
            from sitting.seat t
            join candidacy.candidacy c on c.id = t.candidacy
            join candidacy.cohort h on h.id = c.cohort
            join candidacy.file f on f.id = t.candidacy
            left join sitting.current_presence p on p.seat = t.id
            where t.released_at is null
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    SeatRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those who sit, of whom a condition on {@code c} and {@code h} lets see. */
    List<Seat> of(SittingId sitting, Sight sight) {
        return jdbc.sql(SEATS + " and t.sitting = :sitting and " + sight.condition() + " order by f.sort_name, t.id")
                .params(sight.parameters())
                .param("sitting", sitting.value())
                .query(SeatRows::seat)
                .list();
    }

    /** Where a candidate still has to come, or to be read. */
    List<Seat> awaited(CandidacyId candidacy) {
        return jdbc.sql(SEATS + """
                         and t.candidacy = :candidacy and p.id is null
                        and not exists (select from sitting.grid g where g.seat = t.id and g.handed_in_at is not null)
                        and exists (select from sitting.sitting s where s.id = t.sitting and s.cancelled_at is null)
                        order by t.id""")
                .param("candidacy", candidacy.value())
                .query(SeatRows::seat)
                .list();
    }

    Optional<Seat> find(SittingId sitting, CandidacyId candidacy) {
        return jdbc.sql(SEATS + " and t.sitting = :sitting and t.candidacy = :candidacy")
                .param("sitting", sitting.value())
                .param("candidacy", candidacy.value())
                .query(SeatRows::seat)
                .optional();
    }

    void seat(SittingId sitting, CandidacyId candidacy, int attempt, List<String> items, Actor by) {
        jdbc.sql("""
                        insert into sitting.seat (sitting, candidacy, attempt, items, seated_at, seated_name)
                        values (:sitting, :candidacy, :attempt, :items, :now, :by)""")
                .param("sitting", sitting.value())
                .param("candidacy", candidacy.value())
                .param("attempt", attempt)
                .param("items", items.toArray(String[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.name())
                .update();
    }

    /** Whether an assessor handed in what they make of somebody who sits there. */
    boolean isMarked(SittingId sitting) {
        return jdbc.sql("""
                        select exists (select from sitting.grid g join sitting.seat t on t.id = g.seat
                                       where t.sitting = :sitting and t.released_at is null
                                         and g.handed_in_at is not null)""")
                .param("sitting", sitting.value())
                .query(Boolean.class)
                .single();
    }

    /** Unless somebody's grid is handed in. */
    boolean release(long seat, Actor by) {
        return jdbc.sql("""
                        update sitting.seat set released_at = :now, released_name = :by
                        where id = :id and released_at is null and not exists
                            (select from sitting.grid g where g.seat = :id and g.handed_in_at is not null)""")
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("by", by.name())
                        .param("id", seat)
                        .update()
                > 0;
    }

    void summoned(List<Long> seats) {
        jdbc.sql("update sitting.seat set summoned_at = :now where id = any(:ids)")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("ids", seats.toArray(Long[]::new))
                .update();
    }

    void unsummon(SittingId sitting) {
        jdbc.sql("update sitting.seat set summoned_at = null where sitting = :sitting")
                .param("sitting", sitting.value())
                .update();
    }

    /**
     * A sitting at which somebody sits already.
     *
     * @param reading whether they need not come
     * @param over whether they were noted or marked there
     */
    record Taken(
            CandidacyId candidacy, SittingId sitting, String assessment, boolean reading, boolean over, When when) {}

    /** Where these people sit already that day, or sit for the same assessment without having been there yet or been marked, whatever their cohort. */
    List<Taken> taken(List<CandidacyId> candidacies, LocalDate day, String assessment) {
        return jdbc.sql("""
                        select asked.id as candidacy, s.id, s.assessment, s.reading, s.day, s.starts_at, s.ends_at, o.over
                        from candidacy.candidacy asked
                        join candidacy.candidacy same on same.person = asked.person
                        join sitting.seat t on t.candidacy = same.id and t.released_at is null
                        join sitting.sitting s on s.id = t.sitting and s.cancelled_at is null
                        cross join lateral (
                            select exists (select from sitting.presence p where p.seat = t.id)
                                or exists (select from sitting.grid g where g.seat = t.id and g.handed_in_at is not null)
                                as over) o
                        where asked.id = any(:ids)
                          and (s.day = :day or (t.candidacy = asked.id and s.assessment = :assessment and not o.over))""")
                .param("ids", candidacies.stream().map(CandidacyId::value).toArray(Long[]::new))
                .param("day", day)
                .param("assessment", assessment)
                .query((row, _) -> new Taken(
                        new CandidacyId(row.getLong("candidacy")),
                        new SittingId(row.getLong("id")),
                        row.getString("assessment"),
                        row.getBoolean("reading"),
                        row.getBoolean("over"),
                        new When(
                                row.getObject("day", LocalDate.class),
                                row.getObject("starts_at", LocalTime.class),
                                row.getObject("ends_at", LocalTime.class))))
                .list();
    }

    /** Notes whether somebody came; gives the number of the line. */
    long note(Seat seat, State state, @Nullable IdentityProof identity, @Nullable String motive, Actor by) {
        return jdbc.sql("""
                        insert into sitting.presence (seat, state, identity, supersedes, motive, recorded_at, recorded_by,
                            recorded_name)
                        values (:seat, :state, :identity, :supersedes, :motive, :now, :account, :by) returning id""")
                .param("seat", seat.id())
                .param("state", state.name())
                .param("identity", identity == null ? null : identity.name())
                .param(
                        "supersedes",
                        seat.presence() == null ? null : seat.presence().id())
                .param("motive", motive)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", by.account())
                .param("by", by.name())
                .query(Long.class)
                .single();
    }

    private static Seat seat(ResultSet row, int number) throws SQLException {
        var summoned = row.getTimestamp("summoned_at");
        var identity = FileRow.identity(row);
        return new Seat(
                row.getLong("id"),
                new SittingId(row.getLong("sitting")),
                new CandidacyId(row.getLong("candidacy")),
                identity.listedName(),
                identity.spokenName(),
                identity.documentName(),
                row.getString("number"),
                row.getString("email"),
                row.getInt("attempt"),
                List.of((String[]) row.getArray("items").getArray()),
                summoned == null ? null : summoned.toInstant(),
                presence(row));
    }

    private static @Nullable Presence presence(ResultSet row) throws SQLException {
        var identity = row.getString("identity");
        return row.getString("state") == null
                ? null
                : new Presence(
                        row.getLong("presence"),
                        State.valueOf(row.getString("state")),
                        identity == null ? null : IdentityProof.valueOf(identity),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("recorded_name"));
    }
}
