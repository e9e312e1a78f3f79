package fr.parchemin.app.notice;

import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.sitting.Assessors;
import fr.parchemin.app.sitting.Assessors.Due;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reminds assessors, once for each sitting, of the grids that they have still to hand in. */
@Component
public class Reminders {

    private final Assessors assessors;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int days;

    Reminders(
            Assessors assessors,
            Outbox outbox,
            JdbcClient jdbc,
            JsonMapper json,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${parchemin.reminder.days:7}") int days) {
        this.assessors = assessors;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
        this.clock = clock;
        this.days = days;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    @Transactional
    public void remind() {
        assessors.due(LocalDate.now(clock).minusDays(days)).forEach(due -> remind(due, 0));
    }

    /** Reminds an assessor once more; false: somebody else did at that moment. */
    @Transactional
    public boolean remind(Due due, Actor by) {
        var before = outbox.ofSitting(due.sitting()).stream()
                .filter(letter -> Objects.equals(letter.account(), due.account()))
                .count();
        boolean written = remind(due, (int) before);
        if (written) {
            events.publishEvent(new Deed(
                    by,
                    "assessor-reminded",
                    Thing.of(Deed.Kind.SITTING, due.sitting().value()),
                    Thing.of(Deed.Kind.ACCOUNT, due.account())));
        }
        return written;
    }

    private boolean remind(Due due, int sequence) {
        return jdbc.sql("""
                        insert into notice.letter (kind, account, sitting, sequence, arguments, written_at, next_try_at)
                        values ('REMINDER', :account, :sitting, :sequence, :arguments::jsonb, :now, :now)
                        on conflict do nothing""")
                        .param("account", due.account())
                        .param("sitting", due.sitting().value())
                        .param("sequence", sequence)
                        .param(
                                "arguments",
                                json.writeValueAsString(Map.of(
                                        "name", due.name(),
                                        "day", due.day().toString(),
                                        "count", Long.toString(due.toMark()))))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
