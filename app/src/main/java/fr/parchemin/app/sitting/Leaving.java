package fr.parchemin.app.sitting;

import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.Moved;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever leaves a cohort leaves its sittings at which they were not noted yet, and whoever was summoned is told. */
@Component
class Leaving {

    private final SeatRows seats;
    private final SittingRows sittings;
    private final Candidacies candidacies;
    private final ApplicationEventPublisher events;

    Leaving(SeatRows seats, SittingRows sittings, Candidacies candidacies, ApplicationEventPublisher events) {
        this.seats = seats;
        this.sittings = sittings;
        this.candidacies = candidacies;
        this.events = events;
    }

    @EventListener
    void leave(Moved moved) {
        var candidacy = candidacies.find(moved.candidacy()).orElseThrow();
        for (Seat seat : seats.awaited(moved.candidacy())) {
            var sitting = sittings.find(seat.sitting()).orElseThrow();
            if (isGone(candidacy, sitting)) {
                seats.release(seat.id(), moved.by());
                events.publishEvent(new Unseated(sitting, seat));
                events.publishEvent(new Deed(
                        moved.by(),
                        "candidate-unseated",
                        Thing.of(Kind.SITTING, sitting.id().value()),
                        Thing.of(Kind.DOSSIER, candidacy.id().value())));
            }
        }
    }

    private static boolean isGone(Candidacy candidacy, Sitting sitting) {
        return candidacy.withdrawnOn() != null || !candidacy.cohort().equals(sitting.cohort());
    }
}
