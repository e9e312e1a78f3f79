package fr.parchemin.app.delivery;

import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Until when the deliverables of a cohort are to be handed in: a day of their own, else the eve of the jury. */
@Service
public class Deadlines {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deadlines(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The days of their own that deliverables of a cohort have, by deliverable. */
    public Map<String, LocalDate> own(CohortId cohort) {
        Map<String, LocalDate> days = new HashMap<>();
        jdbc.sql("""
                        select distinct on (deliverable) deliverable, last_day from delivery.deadline
                        where cohort = :cohort order by deliverable, id desc""")
                .param("cohort", cohort.value())
                .query((row, _) -> {
                    var day = row.getObject("last_day", LocalDate.class);
                    if (day != null) {
                        days.put(row.getString("deliverable"), day);
                    }
                    return day == null;
                })
                .list();
        return days;
    }

    /** The last day of a deliverable, absent: not known. */
    static @Nullable LocalDate lastDay(Map<String, LocalDate> own, String deliverable, @Nullable LocalDate juryOn) {
        var day = own.get(deliverable);
        return day == null && juryOn != null ? juryOn.minusDays(1) : day;
    }

    /** Gives deliverables of a cohort a last day of their own; without one, the day of the jury decides again. */
    @Transactional
    public boolean set(CohortId cohort, Map<String, LocalDate> wanted, Iterable<String> deliverables, Actor by) {
        var before = own(cohort);
        boolean changed = false;
        for (String deliverable : deliverables) {
            var day = wanted.get(deliverable);
            if (!Objects.equals(before.get(deliverable), day)) {
                insert(cohort, deliverable, day, by);
                changed = true;
            }
        }
        if (changed) {
            events.publishEvent(new Deed(by, "deadlines-set", Thing.of(Kind.COHORT, cohort.value())));
        }
        return changed;
    }

    private void insert(CohortId cohort, String deliverable, @Nullable LocalDate day, Actor by) {
        jdbc.sql("""
                        insert into delivery.deadline (cohort, deliverable, last_day, set_at, set_by, set_name)
                        values (:cohort, :deliverable, :day, :now, :account, :name)""")
                .param("cohort", cohort.value())
                .param("deliverable", deliverable)
                .param("day", day)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", by.account())
                .param("name", by.name())
                .update();
    }
}
