package fr.parchemin.app.shell;

import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Kept;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Erases what has been kept for its time: each night, once for all processes, or when the operator asks. */
@Service
public class Purge {

    private static final String SETTINGS = "parchemin.retention.";

    private final List<Kept> classes;
    private final Environment settings;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Purge(List<Kept> classes, Environment settings, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.classes = classes.stream().sorted(Comparator.comparing(Kept::name)).toList();
        this.settings = settings;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
        this.classes.forEach(this::requireWithin);
    }

    /** A class that is to outlive the one on which it rests would never be erased. */
    private void requireWithin(Kept kept) {
        classes.stream().filter(one -> one.name().equals(kept.within())).forEach(longer -> {
            if (LocalDate.EPOCH.plus(period(kept)).isAfter(LocalDate.EPOCH.plus(period(longer)))) {
                throw new IllegalStateException(
                        "%s%s is %s, but %s%s is %s: expected the first not to be the longer one"
                                .formatted(
                                        SETTINGS, kept.name(), period(kept), SETTINGS, longer.name(), period(longer)));
            }
        });
    }

    private Period period(Kept kept) {
        return settings.getProperty(SETTINGS + kept.name(), Period.class, kept.usually());
    }

    /**
     * A class as it stands today.
     *
     * @param period for how long it is kept
     * @param before the day before which it is erased
     * @param due how many records are to be erased
     */
    public record State(String name, Period period, LocalDate before, long due) {}

    /** What one run erased of one class. */
    public record Run(Instant at, boolean automatic, String by, String name, LocalDate before, long erased) {}

    /** How each class stands today. */
    @Transactional(readOnly = true)
    public List<State> states() {
        return classes.stream().map(this::state).toList();
    }

    private State state(Kept kept) {
        var period = period(kept);
        var before = LocalDate.now(clock).minus(period);
        return new State(kept.name(), period, before, kept.due(before));
    }

    /** The latest runs that erased something. */
    public List<Run> latest(int size) {
        return jdbc.sql("""
                        select p.ran_at, p.automatic, p.ran_name, d.name, d.before, d.erased
                        from people.purge p join people.purged d on d.purge = p.id
                        where d.erased > 0 order by p.id desc, d.name limit :size""")
                .param("size", size)
                .query((row, _) -> new Run(
                        row.getTimestamp("ran_at").toInstant(),
                        row.getBoolean("automatic"),
                        row.getString("ran_name"),
                        row.getString("name"),
                        row.getObject("before", LocalDate.class),
                        row.getLong("erased")))
                .list();
    }

    /** The run of the night; of several processes the first does it. */
    @Scheduled(cron = "0 30 2 * * *", zone = "Europe/Paris")
    @Transactional
    public void eachNight() {
        run(true, Actor.application());
    }

    /** Erases now what is due, and says how many records. */
    @Transactional
    public long run(Actor by) {
        return run(false, by);
    }

    private long run(boolean automatic, Actor by) {
        var run = jdbc.sql("""
                        insert into people.purge (day, automatic, ran_at, ran_name)
                        values (:day, :automatic, :now, :by)
                        on conflict (day) where automatic do nothing returning id""")
                .param("day", LocalDate.now(clock))
                .param("automatic", automatic)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.name())
                .query(Long.class)
                .optional();
        return run.map(id -> erase(id, by)).orElse(0L);
    }

    private long erase(long run, Actor by) {
        long all = 0;
        for (Kept kept : classes) {
            var state = state(kept);
            long erased = kept.erase(state.before());
            jdbc.sql("insert into people.purged (purge, name, before, erased) values (:run, :name, :before, :erased)")
                    .param("run", run)
                    .param("name", kept.name())
                    .param("before", state.before())
                    .param("erased", erased)
                    .update();
            if (erased > 0) {
                events.publishEvent(new Deed(by, "erased-" + kept.name(), List.of(), null, Long.toString(erased)));
            }
            all += erased;
        }
        return all;
    }
}
