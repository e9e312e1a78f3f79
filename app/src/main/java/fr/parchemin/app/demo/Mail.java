package fr.parchemin.app.demo;

import fr.parchemin.app.notice.Letter;
import fr.parchemin.app.notice.Outbox;
import fr.parchemin.app.notice.Reminders;
import fr.parchemin.app.sitting.Assessors;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What became of the letters that the chapters before wrote, some in each state, and reminders to assessors. */
@Component
@Order(7)
class Mail implements Chapter {

    private static final int REMINDED = 2;
    private static final String UNKNOWN = "550 5.1.1 Adresse inconnue";
    private static final String FULL = "452 4.2.2 Boîte de réception pleine";

    private final Outbox outbox;
    private final Reminders reminders;
    private final Assessors assessors;
    private final Clock clock;

    Mail(Outbox outbox, Reminders reminders, Assessors assessors, Clock clock) {
        this.outbox = outbox;
        this.reminders = reminders;
        this.assessors = assessors;
        this.clock = clock;
    }

    @Override
    public void tell(Cast cast) {
        assessors.due(cast.manager(), REMINDED).forEach(due -> reminders.remind(due, cast.manager()));
        List<Letter> letters = outbox.claim(Integer.MAX_VALUE);
        for (int i = 0; i < letters.size(); i++) {
            happen(i, letters.get(letters.size() - 1 - i), cast);
        }
    }

    private void happen(int place, Letter letter, Cast cast) {
        switch (place % 8) {
            case 1, 2, 3, 4 -> outbox.sent(letter);
            case 5 -> outbox.failed(letter, UNKNOWN, null);
            case 6 -> outbox.hand(letter, cast.manager());
            case 7 -> outbox.failed(letter, FULL, clock.instant().plus(Duration.ofHours(2)));
            default -> outbox.release(letter);
        }
    }
}
