package fr.parchemin.app.sitting;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.sitting.Seat.IdentityProof;
import fr.parchemin.app.sitting.Seat.Presence;
import fr.parchemin.app.sitting.Seat.State;
import fr.parchemin.engine.dossier.DossierFault;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Who came to sittings, and who was not there: an absence enters the dossier at once. */
@Service
public class RollCall {

    private final Sittings sittings;
    private final SeatRows seats;
    private final GridRows grids;
    private final DossierEntries entries;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RollCall(
            Sittings sittings,
            SeatRows seats,
            GridRows grids,
            DossierEntries entries,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sittings = sittings;
        this.seats = seats;
        this.grids = grids;
        this.entries = entries;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is noted of somebody.
     *
     * @param seen the line that stood when it was typed, absent: none did
     */
    public record Note(
            CandidacyId candidacy,
            State state,
            @Nullable IdentityProof identity,
            @Nullable Long seen) {}

    /** What became of a note. */
    public sealed interface Noted {

        /** It is kept, or it said what stood already. */
        record Kept(boolean changed) implements Noted {}

        /** It corrects what stood, and does not say why. */
        record MotiveNeeded() implements Noted {}

        /** Somebody else noted something meanwhile. */
        record ChangedMeanwhile() implements Noted {}

        /** A grid was handed in for somebody who would not have been there. */
        record MarkedAlready() implements Noted {}

        /** The sitting is cancelled, its day has not come, or nobody comes to it. */
        record NotNow() implements Noted {}

        /** The dossier does not take the absence. */
        record Refused(List<DossierFault> faults) implements Noted {}
    }

    /** Notes whether somebody came; absent: they do not sit there. */
    @Transactional
    public Optional<Noted> note(SittingId id, Note note, @Nullable String motive, Actor by) {
        var sitting = sittings.find(id).orElseThrow();
        if (!sitting.isOn() || sitting.reading() || sitting.when().day().isAfter(LocalDate.now(clock))) {
            return Optional.of(new Noted.NotNow());
        }
        return sittings.seat(id, note.candidacy(), by).map(seat -> {
            var noted = note(sitting, seat, note, motive, by);
            if (noted instanceof Noted.Refused) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            }
            return noted;
        });
    }

    private Noted note(Sitting sitting, Seat seat, Note note, @Nullable String motive, Actor by) {
        var stood = seat.presence();
        if (!Objects.equals(stood == null ? null : (Long) stood.id(), note.seen())) {
            return new Noted.ChangedMeanwhile();
        }
        if (stood != null && stood.state() == note.state() && stood.identity() == note.identity()) {
            return new Noted.Kept(false);
        }
        if (stood != null && motive == null) {
            return new Noted.MotiveNeeded();
        }
        if (note.state() != State.PRESENT && !grids.handedIn(seat.id()).isEmpty()) {
            return new Noted.MarkedAlready();
        }
        return keep(sitting, seat, note, motive, by);
    }

    private Noted keep(Sitting sitting, Seat seat, Note note, @Nullable String motive, Actor by) {
        var stood = seat.presence();
        try {
            long line = seats.note(seat, note.state(), note.identity(), stood == null ? null : motive, by);
            tell(seat, stood, line, by);
        } catch (DuplicateKeyException _) {
            return new Noted.ChangedMeanwhile();
        }
        var faults = switch (note.state()) {
            case ABSENT_JUSTIFIED -> entries.absent(sitting, seat, true, motive, by);
            case ABSENT_UNJUSTIFIED -> entries.absent(sitting, seat, false, motive, by);
            case PRESENT ->
                stood == null || stood.state() == State.PRESENT
                        ? List.<DossierFault>of()
                        : entries.withdraw(sitting, seat, Objects.requireNonNull(motive), by);
        };
        return faults.isEmpty() ? new Noted.Kept(true) : new Noted.Refused(faults);
    }

    private void tell(Seat seat, @Nullable Presence stood, long line, Actor by) {
        events.publishEvent(new Deed(
                by,
                stood == null ? "presence-noted" : "presence-corrected",
                List.of(
                        Thing.of(Kind.SITTING, seat.sitting().value()),
                        Thing.of(Kind.DOSSIER, seat.candidacy().value())),
                stood == null ? null : "presence:" + stood.id(),
                "presence:" + line));
    }
}
