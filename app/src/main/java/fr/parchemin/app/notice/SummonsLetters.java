package fr.parchemin.app.notice;

import fr.parchemin.app.candidacy.Accommodations;
import fr.parchemin.app.candidacy.Measures;
import fr.parchemin.app.notice.Letter.Kind;
import fr.parchemin.app.sitting.Seat;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.Summoned;
import fr.parchemin.app.sitting.Summonses;
import fr.parchemin.app.sitting.Unseated;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Summons candidates to sittings, again when the sitting moved, and calls off those who have not to come any more. */
@Component
class SummonsLetters {

    private final Outbox outbox;
    private final Summonses summonses;
    private final Accommodations accommodations;

    SummonsLetters(Outbox outbox, Summonses summonses, Accommodations accommodations) {
        this.outbox = outbox;
        this.summonses = summonses;
        this.accommodations = accommodations;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Summoned summoned) {
        write(Kind.SUMMONS, summoned.sitting(), summoned.seat());
    }

    /** Whoever was told to come is told not to, even when the sitting moved since, unless it has begun. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Unseated unseated) {
        var seat = unseated.seat();
        if (!summonses.hasBegun(unseated.sitting())
                && outbox.isSummoned(seat.candidacy(), unseated.sitting().id().value())) {
            write(Kind.SUMMONS_CANCELLED, unseated.sitting(), seat);
        }
    }

    private void write(Kind kind, Sitting sitting, Seat seat) {
        int extra = accommodations
                .of(seat.candidacy())
                .map(Measures::extraTimePercent)
                .orElse(0);
        var when = sitting.when();
        outbox.write(
                kind,
                seat.candidacy(),
                sitting.id().value(),
                Map.of(
                        "assessment", sitting.assessment(),
                        "day", when.day().toString(),
                        "from", when.from().toString(),
                        "until", when.until().toString(),
                        "place", sitting.where().place(),
                        "extra", Integer.toString(extra)));
    }
}
