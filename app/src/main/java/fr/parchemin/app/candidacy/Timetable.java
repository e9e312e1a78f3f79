package fr.parchemin.app.candidacy;

import fr.parchemin.app.candidacy.HalfDay.Half;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The half-days of training of each cohort. */
@Service
public class Timetable {

    private static final String HALF_DAYS = """
            select h.id, h.cohort, h.day, h.half, h.hours, h.cancelled,
                   (select count(*) from candidacy.current_presence p where p.half_day = h.id) as marked
            from candidacy.half_day h
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Timetable(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Plans training on all working days from one to the other; half-days that are there stay as they are.
     *
     * @param morning hours before noon, absent: none
     * @param afternoon hours after noon, absent: none
     * @return how many half-days were added
     */
    @Transactional
    public int plan(
            CohortId cohort,
            LocalDate from,
            LocalDate until,
            @Nullable BigDecimal morning,
            @Nullable BigDecimal afternoon,
            Actor actor) {
        var days = workingDays(cohort).between(from, until).toList();
        int added =
                plan(cohort, days, Half.MORNING, morning, actor) + plan(cohort, days, Half.AFTERNOON, afternoon, actor);
        if (added > 0) {
            events.publishEvent(new Deed(actor, "training-planned", Thing.of(Kind.COHORT, cohort.value())));
        }
        return added;
    }

    private int plan(CohortId cohort, List<LocalDate> days, Half half, @Nullable BigDecimal hours, Actor actor) {
        return hours == null
                ? 0
                : jdbc.sql("""
                                insert into candidacy.half_day (cohort, day, half, hours, planned_at, planned_name)
                                select :cohort, day, :half, :hours, :now, :name from unnest(:days::date[]) day
                                on conflict (cohort, day, half) do nothing""")
                        .param("cohort", cohort.value())
                        .param("half", half.name())
                        .param("hours", hours)
                        .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("name", actor.name())
                        .update();
    }

    /** Calls a half-day off, or on again. */
    @Transactional
    public void cancel(HalfDay halfDay, boolean cancelled, Actor actor) {
        int changed = jdbc.sql(
                        "update candidacy.half_day set cancelled = :cancelled where id = :id and cancelled <> :cancelled")
                .param("cancelled", cancelled)
                .param("id", halfDay.id())
                .update();
        if (changed > 0) {
            events.publishEvent(new Deed(
                    actor,
                    "training-planned",
                    Thing.of(Kind.COHORT, halfDay.cohort().value())));
        }
    }

    /** Says whether the holidays of Alsace and Moselle count for a cohort. */
    @Transactional
    public void observe(CohortId cohort, boolean alsaceMoselle, Actor actor) {
        jdbc.sql("update candidacy.cohort set alsace_moselle = :yes where id = :id")
                .param("yes", alsaceMoselle)
                .param("id", cohort.value())
                .update();
        events.publishEvent(new Deed(actor, "training-planned", Thing.of(Kind.COHORT, cohort.value())));
    }

    /** Whether the holidays of Alsace and Moselle count for a cohort. */
    public boolean isAlsaceMoselle(CohortId cohort) {
        return jdbc.sql("select alsace_moselle from candidacy.cohort where id = :id")
                .param("id", cohort.value())
                .query(Boolean.class)
                .single();
    }

    /** Which days are worked where a cohort is. */
    public WorkingDays workingDays(CohortId cohort) {
        return new WorkingDays(isAlsaceMoselle(cohort));
    }

    /** The half-days of a cohort, in their order. */
    public List<HalfDay> of(CohortId cohort) {
        return jdbc.sql(HALF_DAYS + "where h.cohort = :cohort order by h.day, h.half desc")
                .param("cohort", cohort.value())
                .query(Timetable::halfDay)
                .list();
    }

    /** The half-day of that number, if it is of that cohort. */
    public Optional<HalfDay> find(CohortId cohort, long id) {
        return jdbc.sql(HALF_DAYS + "where h.cohort = :cohort and h.id = :id")
                .param("cohort", cohort.value())
                .param("id", id)
                .query(Timetable::halfDay)
                .optional();
    }

    private static HalfDay halfDay(ResultSet row, int number) throws SQLException {
        return new HalfDay(
                row.getLong("id"),
                new CohortId(row.getLong("cohort")),
                row.getObject("day", LocalDate.class),
                Half.valueOf(row.getString("half")),
                row.getBigDecimal("hours"),
                row.getBoolean("cancelled"),
                row.getInt("marked"));
    }
}
