package fr.parchemin.app.sitting;

import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is told to come to a sitting: in the time that the rules ask for, later only for a reason, and never once it has begun. */
@Service
public class Summonses {

    private final Sittings sittings;
    private final SittingRows rows;
    private final SeatRows seats;
    private final SummonsRows late;
    private final Days days;
    private final Catalog catalog;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Summonses(
            Sittings sittings,
            SittingRows rows,
            SeatRows seats,
            SummonsRows late,
            Days days,
            Catalog catalog,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sittings = sittings;
        this.rows = rows;
        this.seats = seats;
        this.late = late;
        this.days = days;
        this.catalog = catalog;
        this.events = events;
        this.clock = clock;
    }

    /** What became of a wish to summon. */
    public sealed interface Summoning {

        /** These are summoned, who were not. */
        record Done(List<Seat> seats) implements Summoning {}

        /** It has begun: nobody is told to come to what is under way. */
        record Begun() implements Summoning {}

        /** The rules ask for more time, and no reason was given. */
        record Late(SummonsTime time) implements Summoning {}
    }

    /**
     * Why people were summoned later than the rules ask.
     *
     * @param asked how many days before the rules ask for
     */
    public record LateCall(String motive, int asked, Instant at, String by) {}

    /** Whether nobody can be summoned to it any more. */
    public boolean hasBegun(Sitting sitting) {
        return days.hasBegun(sitting.when());
    }

    /** How long before it its candidates must have been summoned. */
    public SummonsTime time(Sitting sitting) {
        var assessment = catalog.edition(sitting.edition()).scheme().assessment(sitting.assessment());
        return new SummonsTime(assessment == null ? 0 : assessment.summonsDays(), LocalDate.now(clock));
    }

    /** When and why people were summoned to it too late, the first time first. */
    public List<LateCall> late(SittingId sitting) {
        return late.of(sitting);
    }

    /**
     * Summons those who were not; to a reading nobody is.
     *
     * @param motive why it is done later than the rules ask, absent: it is not meant to be
     */
    @Transactional
    public Summoning summon(SittingId id, @Nullable String motive, Actor by) {
        var sitting = rows.hold(id);
        var waiting = waiting(sitting, by);
        if (waiting.isEmpty()) {
            return new Summoning.Done(waiting);
        }
        if (hasBegun(sitting)) {
            return new Summoning.Begun();
        }
        var time = time(sitting);
        if (time.isTooLateFor(sitting.when().day())) {
            if (motive == null) {
                return new Summoning.Late(time);
            }
            late.keep(id, motive, time.asked(), by);
            events.publishEvent(new Deed(
                    by,
                    "summoned-late",
                    Thing.of(Kind.SITTING, id.value()),
                    Thing.of(Kind.COHORT, sitting.cohort().value())));
        }
        summon(sitting, waiting, by);
        return new Summoning.Done(waiting);
    }

    private List<Seat> waiting(Sitting sitting, Actor by) {
        return sitting.isOn() && !sitting.reading()
                ? sittings.seats(sitting.id(), by).stream()
                        .filter(seat -> seat.summonedAt() == null && seat.presence() == null)
                        .toList()
                : List.of();
    }

    private void summon(Sitting sitting, List<Seat> waiting, Actor by) {
        seats.summoned(waiting.stream().map(Seat::id).toList());
        waiting.forEach(seat -> {
            events.publishEvent(new Summoned(sitting, seat));
            events.publishEvent(new Deed(
                    by,
                    "candidate-summoned",
                    Thing.of(Kind.SITTING, sitting.id().value()),
                    Thing.of(Kind.DOSSIER, seat.candidacy().value())));
        });
    }
}
