package fr.parchemin.app.people;

import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.People.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People of whom nothing is erased for the time being: a dispute, an inspection. */
@Service
public class Holds {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Holds(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** A hold that stands. */
    public record Hold(String reason, Instant at, String by) {}

    /** The hold on a person, absent: there is none. */
    public Optional<Hold> of(PersonId person) {
        return jdbc.sql("""
                        select reason, placed_at, placed_name from people.hold
                        where person = :person and lifted_at is null""")
                .param("person", person.value())
                .query((row, _) -> new Hold(
                        row.getString("reason"),
                        row.getTimestamp("placed_at").toInstant(),
                        row.getString("placed_name")))
                .optional();
    }

    /** Places a hold, unless there is one. */
    @Transactional
    public void place(PersonId person, String reason, Actor by) {
        int placed = jdbc.sql("""
                        insert into people.hold (person, reason, placed_at, placed_by, placed_name)
                        values (:person, :reason, :now, :account, :name)
                        on conflict (person) where lifted_at is null do nothing""")
                .param("person", person.value())
                .param("reason", reason.strip())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", by.account())
                .param("name", by.name())
                .update();
        if (placed > 0) {
            events.publishEvent(new Deed(by, "hold-placed", Thing.of(Kind.PERSON, person.value())));
        }
    }

    /** Lifts the hold. */
    @Transactional
    public void lift(PersonId person, Actor by) {
        int lifted = jdbc.sql("""
                        update people.hold set lifted_at = :now, lifted_by = :account
                        where person = :person and lifted_at is null""")
                .param("person", person.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", by.account())
                .update();
        if (lifted > 0) {
            events.publishEvent(new Deed(by, "hold-lifted", Thing.of(Kind.PERSON, person.value())));
        }
    }
}
