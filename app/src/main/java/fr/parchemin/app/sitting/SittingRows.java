package fr.parchemin.app.sitting;

import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.catalog.EditionId;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.sitting.Sitting.Assessor;
import fr.parchemin.app.sitting.Sitting.Capacity;
import fr.parchemin.app.sitting.Sitting.Plan;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sitting.Where;
import fr.parchemin.app.sitting.Sittings.Shown;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The records of sittings and of those who assess at them. */
@Repository
class SittingRows {

    private static final String SITTINGS = """
            select s.id, s.cohort, h.name as cohort_name, h.edition, s.assessment, s.resit, s.reading, s.day, s.starts_at, s.ends_at,
                   s.place, s.remote, s.capacity, s.centre, s.afterwards, s.cancel_motive,
                   (select count(*) from sitting.seat t where t.sitting = s.id and t.released_at is null) as seated,
                   a.accounts, a.names, a.capacities
            from sitting.sitting s join candidacy.cohort h on h.id = s.cohort
            left join lateral (
                select array_agg(a.account order by a.name, a.account) as accounts,
                       array_agg(a.name order by a.name, a.account) as names,
                       array_agg(a.capacity order by a.name, a.account) as capacities
                from sitting.assessor a where a.sitting = s.id and a.withdrawn_at is null) a on true
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    SittingRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Sitting> find(SittingId sitting) {
        return jdbc.sql(SITTINGS + "where s.id = :id")
                .param("id", sitting.value())
                .query(SittingRows::sitting)
                .optional();
    }

    boolean isSeen(SittingId sitting, Sight sight) {
        return jdbc.sql("""
                        select true from sitting.sitting s join candidacy.cohort h on h.id = s.cohort
                        where s.id = :id and %s""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("id", sitting.value())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /**
     * At most so many: those to come from the next one on, all others from the last.
     *
     * @param cohort of which cohort, absent: of all
     * @param after the sitting after which they come in the list, absent: from the first
     */
    List<Sitting> list(Sight sight, Shown shown, @Nullable CohortId cohort, @Nullable SittingId after, int limit) {
        boolean onwards = shown == Shown.TO_COME;
        return jdbc.sql(SITTINGS + "where " + sight.condition() + condition(shown)
                        + (cohort == null ? "" : " and s.cohort = :cohort")
                        + (after == null
                                ? ""
                                : " and (s.day, s.id) " + (onwards ? ">" : "<")
                                        + " (select b.day, b.id from sitting.sitting b where b.id = :after)")
                        + (onwards ? " order by s.day, s.id" : " order by s.day desc, s.id desc")
                        + " limit :limit")
                .params(sight.parameters())
                .param("cohort", cohort == null ? null : cohort.value())
                .param("after", after == null ? null : after.value())
                .param("today", LocalDate.now(clock))
                .param("limit", limit)
                .query(SittingRows::sitting)
                .list();
    }

    private static String condition(Shown shown) {
        return switch (shown) {
            case ALL -> "";
            case TO_COME -> " and s.cancelled_at is null and s.day >= :today";
            case HELD -> " and s.cancelled_at is null and s.day < :today";
            case CANCELLED -> " and s.cancelled_at is not null";
        };
    }

    /** A sitting that is on, is the same in everything and at which nobody sits yet, absent: there is none. */
    Optional<SittingId> same(CohortId cohort, Plan plan) {
        return jdbc.sql("""
                        select s.id from sitting.sitting s
                        where cohort = :cohort and assessment = :assessment and resit = :resit and day = :day
                          and starts_at = :from and ends_at = :until and place = :place and remote = :remote
                          and capacity is not distinct from :capacity and centre is not distinct from :centre
                          and cancelled_at is null
                          and not exists (select from sitting.seat t where t.sitting = s.id and t.released_at is null)
                        order by s.id limit 1""")
                .param("cohort", cohort.value())
                .param("assessment", plan.assessment())
                .param("resit", plan.resit())
                .param("day", plan.when().day())
                .param("from", plan.when().from())
                .param("until", plan.when().until())
                .param("place", plan.where().place().strip())
                .param("remote", plan.where().remote())
                .param("capacity", plan.capacity(), java.sql.Types.INTEGER)
                .param("centre", plan.centre(), java.sql.Types.BIGINT)
                .query(Long.class)
                .optional()
                .map(SittingId::new);
    }

    SittingId plan(CohortId cohort, Plan plan, boolean reading, boolean afterwards, Actor by) {
        return new SittingId(jdbc.sql("""
                        insert into sitting.sitting (cohort, assessment, resit, reading, day, starts_at, ends_at, place,
                            remote, capacity, centre, afterwards, planned_at, planned_name)
                        values (:cohort, :assessment, :resit, :reading, :day, :from, :until, :place, :remote, :capacity,
                            :centre, :afterwards, :now, :by) returning id""")
                .param("cohort", cohort.value())
                .param("assessment", plan.assessment())
                .param("resit", plan.resit())
                .param("reading", reading)
                .param("afterwards", afterwards)
                .param("centre", plan.centre())
                .param("capacity", plan.capacity())
                .param("day", plan.when().day())
                .param("from", plan.when().from())
                .param("until", plan.when().until())
                .param("place", plan.where().place().strip())
                .param("remote", plan.where().remote())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.name())
                .query(Long.class)
                .single());
    }

    void move(SittingId sitting, When when, Where where, @Nullable Integer capacity, boolean afterwards) {
        jdbc.sql("""
                        update sitting.sitting set day = :day, starts_at = :from, ends_at = :until, place = :place,
                            remote = :remote, capacity = :capacity, afterwards = :afterwards where id = :id""")
                .param("afterwards", afterwards)
                .param("day", when.day())
                .param("from", when.from())
                .param("until", when.until())
                .param("place", where.place().strip())
                .param("remote", where.remote())
                .param("capacity", capacity)
                .param("id", sitting.value())
                .update();
    }

    void cancel(SittingId sitting, String motive, Actor by) {
        jdbc.sql("""
                        update sitting.sitting set cancelled_at = :now, cancelled_name = :by, cancel_motive = :motive
                        where id = :id and cancelled_at is null""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.name())
                .param("motive", motive.strip())
                .param("id", sitting.value())
                .update();
    }

    /** Whoever changes who sits at sittings of the cohort, or who assesses, waits for the end of the transaction. */
    void hold(CohortId cohort) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('sitting.sitting'), :cohort)")
                .param("cohort", (int) cohort.value())
                .query(row -> {});
    }

    /** A sitting that nobody else changes until the transaction ends. */
    Sitting hold(SittingId sitting) {
        hold(find(sitting).orElseThrow().cohort());
        return find(sitting).orElseThrow();
    }

    void appoint(SittingId sitting, Assessor assessor) {
        jdbc.sql("""
                        insert into sitting.assessor (sitting, account, name, capacity)
                        values (:sitting, :account, :name, :capacity)
                        on conflict (sitting, account) do update
                        set name = excluded.name, capacity = excluded.capacity, withdrawn_at = null""")
                .param("sitting", sitting.value())
                .param("account", assessor.account())
                .param("name", assessor.name().strip())
                .param("capacity", assessor.capacity().name())
                .update();
    }

    boolean withdraw(SittingId sitting, long account) {
        return jdbc.sql("""
                        update sitting.assessor set withdrawn_at = :now
                        where sitting = :sitting and account = :account and withdrawn_at is null""")
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("sitting", sitting.value())
                        .param("account", account)
                        .update()
                > 0;
    }

    /** The sittings of these numbers, by their days. */
    List<Sitting> of(List<SittingId> sittings) {
        return jdbc.sql(SITTINGS + "where s.id = any(:ids) order by s.day, s.starts_at, s.id")
                .param("ids", sittings.stream().map(SittingId::value).toArray(Long[]::new))
                .query(SittingRows::sitting)
                .list();
    }

    /** Another sitting of that day at which somebody assesses at the same time, absent: there is none. */
    Optional<Sitting> clash(Sitting sitting, long assessor) {
        return jdbc
                .sql(SITTINGS + """
                        where s.day = :day and s.id <> :id and s.cancelled_at is null
                          and exists (select from sitting.assessor o
                              where o.sitting = s.id and o.account = :account and o.withdrawn_at is null)""")
                .param("day", sitting.when().day())
                .param("id", sitting.id().value())
                .param("account", assessor)
                .query(SittingRows::sitting)
                .list()
                .stream()
                .filter(other -> other.when().overlaps(sitting.when()))
                .findFirst();
    }

    private static Sitting sitting(ResultSet row, int number) throws SQLException {
        return new Sitting(
                new SittingId(row.getLong("id")),
                new CohortId(row.getLong("cohort")),
                row.getString("cohort_name"),
                new EditionId(row.getLong("edition")),
                row.getString("assessment"),
                row.getBoolean("resit"),
                row.getBoolean("reading"),
                new When(
                        row.getObject("day", LocalDate.class),
                        row.getObject("starts_at", LocalTime.class),
                        row.getObject("ends_at", LocalTime.class)),
                new Where(row.getString("place"), row.getBoolean("remote")),
                row.getObject("capacity", Integer.class),
                row.getObject("centre", Long.class),
                row.getBoolean("afterwards"),
                row.getInt("seated"),
                assessors(row),
                row.getString("cancel_motive"));
    }

    private static List<Assessor> assessors(ResultSet row) throws SQLException {
        if (row.getArray("accounts") == null) {
            return List.of();
        }
        var accounts = (Long[]) row.getArray("accounts").getArray();
        var names = (String[]) row.getArray("names").getArray();
        var capacities = (String[]) row.getArray("capacities").getArray();
        List<Assessor> assessors = new ArrayList<>();
        for (int i = 0; i < accounts.length; i++) {
            assessors.add(new Assessor(accounts[i], names[i], Capacity.valueOf(capacities[i])));
        }
        return List.copyOf(assessors);
    }
}
