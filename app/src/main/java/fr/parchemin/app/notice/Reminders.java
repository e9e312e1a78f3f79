package fr.parchemin.app.notice;

import fr.parchemin.app.sitting.Assessors;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds assessors, once for each sitting, of the grids that they have still to hand in. */
@Component
class Reminders {

    private final Assessors assessors;
    private final Outbox outbox;
    private final Clock clock;
    private final int days;

    Reminders(Assessors assessors, Outbox outbox, Clock clock, @Value("${parchemin.reminder.days:7}") int days) {
        this.assessors = assessors;
        this.outbox = outbox;
        this.clock = clock;
        this.days = days;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    @Transactional
    public void remind() {
        assessors.due(LocalDate.now(clock).minusDays(days)).forEach(outbox::remind);
    }
}
