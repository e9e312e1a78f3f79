package fr.parchemin.app.sitting;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.sitting.Grid.Seen;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.DossierFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The grids on which assessors mark: kept as they are filled in, handed in once, corrected by a further version with a motive
 * only. What is handed in enters the dossier as soon as enough assessors agree.
 */
@Service
public class Grids {

    private final Sittings sittings;
    private final GridRows rows;
    private final Catalog catalog;
    private final DossierEntries entries;
    private final ApplicationEventPublisher events;

    Grids(Sittings sittings, GridRows rows, Catalog catalog, DossierEntries entries, ApplicationEventPublisher events) {
        this.sittings = sittings;
        this.rows = rows;
        this.catalog = catalog;
        this.entries = entries;
        this.events = events;
    }

    /** What the grid of a candidate asks. */
    public GridPaper paper(Sitting sitting, Seat seat) {
        return GridPaper.of(catalog.edition(sitting.edition()).scheme(), entries.assessment(sitting), seat.items());
    }

    /** Every version of every grid that somebody sees: an assessor sees their own only, so that each marks on their own. */
    public List<Grid> of(Seat seat, Actor actor) {
        return rows.ofSeat(seat.id()).stream()
                .filter(grid -> actor.role() != Actor.Role.ASSESSOR || grid.assessor() == actor.account())
                .toList();
    }

    /** The same for everybody who sits. */
    public List<Grid> of(SittingId sitting, Actor actor) {
        return rows.ofSitting(sitting).stream()
                .filter(grid -> actor.role() != Actor.Role.ASSESSOR || grid.assessor() == actor.account())
                .toList();
    }

    /** What those handed in say together. */
    public Agreement agreement(Sitting sitting, List<Grid> grids) {
        return Agreement.of(grids, entries.assessment(sitting).markers());
    }

    /** Something written on a grid; without a mark or something seen, what was there is taken away. */
    public sealed interface Stroke {

        /** A mark and a remark on something. */
        record Marked(String item, @Nullable Mark mark, String remark) implements Stroke {}

        /** How far something was seen. */
        record Observed(String criterion, @Nullable Seen seen) implements Stroke {}
    }

    /** What became of writing on a grid. */
    public sealed interface Written {

        /** It is kept. */
        record Kept(Grid grid) implements Written {}

        /** It was handed in meanwhile, or the sitting is cancelled, or it asks for no such thing: nothing is kept. */
        record Closed() implements Written {}
    }

    /** Keeps what an assessor writes on their grid, which is begun if need be. */
    @Transactional
    public Written write(SittingId id, CandidacyId candidacy, List<Stroke> strokes, Actor by) {
        var sitting = sittings.find(id).orElseThrow();
        var seat = sittings.seat(id, candidacy, by).filter(_ -> sitting.isOn());
        if (seat.isEmpty()) {
            return new Written.Closed();
        }
        rows.hold(seat.get().id());
        var paper = paper(sitting, seat.get());
        return begun(seat.get(), by)
                .map(grid -> {
                    strokes.forEach(stroke -> write(paper, grid, stroke));
                    rows.touch(grid);
                    return (Written) new Written.Kept(own(seat.get(), by).getLast());
                })
                .orElseGet(Written.Closed::new);
    }

    /** The open grid of an assessor, begun if they have none at all; absent: theirs is handed in. */
    private Optional<Long> begun(Seat seat, Actor by) {
        var own = own(seat, by);
        if (own.isEmpty()) {
            return Optional.of(rows.open(seat, by, 1, null, false));
        }
        var last = own.getLast();
        return last.isOpen() ? Optional.of(last.id()) : Optional.empty();
    }

    private List<Grid> own(Seat seat, Actor by) {
        return rows.ofSeat(seat.id()).stream()
                .filter(grid -> grid.assessor() == by.account())
                .toList();
    }

    private void write(GridPaper paper, long grid, Stroke stroke) {
        switch (stroke) {
            case Stroke.Marked(var item, var mark, var remark) -> {
                if (paper.asks(item)) {
                    rows.mark(grid, item, mark, remark);
                }
            }
            case Stroke.Observed(var criterion, var seen) -> {
                if (paper.observes(criterion)) {
                    rows.observe(grid, criterion, seen);
                }
            }
        }
    }

    /** What became of handing in a grid. */
    public sealed interface HandedIn {

        /** It is, and this is what all of them say together. */
        record Done(Agreement agreement) implements HandedIn {}

        /** These are not marked. */
        record Incomplete(List<String> items) implements HandedIn {}

        /** The candidate is not noted as there. */
        record NotThere() implements HandedIn {}

        /** There is no open grid of theirs. */
        record Closed() implements HandedIn {}

        /** The dossier does not take the result. */
        record Refused(List<DossierFault> faults) implements HandedIn {}
    }

    /** Hands in the open grid of an assessor. */
    @Transactional
    public HandedIn handIn(SittingId id, CandidacyId candidacy, Actor by) {
        var sitting = sittings.find(id).orElseThrow();
        var seat = sittings.seat(id, candidacy, by).filter(_ -> sitting.isOn()).orElse(null);
        if (seat == null) {
            return new HandedIn.Closed();
        }
        rows.hold(seat.id());
        var own = own(seat, by);
        if (own.isEmpty() || !own.getLast().isOpen()) {
            return new HandedIn.Closed();
        }
        if (!sitting.reading() && !seat.isPresent()) {
            return new HandedIn.NotThere();
        }
        var missing = paper(sitting, seat).missing(own.getLast());
        return missing.isEmpty() ? handIn(sitting, seat, own.getLast(), by) : new HandedIn.Incomplete(missing);
    }

    private HandedIn handIn(Sitting sitting, Seat seat, Grid grid, Actor by) {
        rows.handIn(grid.id());
        tell(grid.version() == 1 ? "grid-handed-in" : "grid-corrected", seat, grid.id(), by);
        var agreement = agreement(sitting, rows.ofSeat(seat.id()));
        if (agreement instanceof Agreement.Agreed(var marks)) {
            var faults = entries.enter(sitting, seat, marks, grid.motive(), by);
            if (!faults.isEmpty()) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return new HandedIn.Refused(faults);
            }
        }
        return new HandedIn.Done(agreement);
    }

    /** Opens a further version of what an assessor handed in; what was written is taken over. */
    @Transactional
    public boolean correct(SittingId id, CandidacyId candidacy, String motive, Actor by) {
        var seat = sittings.seat(id, candidacy, by).orElse(null);
        if (seat == null) {
            return false;
        }
        rows.hold(seat.id());
        var own = own(seat, by);
        if (own.isEmpty() || own.getLast().isOpen()) {
            return false;
        }
        var last = own.getLast();
        rows.copy(last.id(), rows.open(seat, by, last.version() + 1, motive.strip(), false));
        return true;
    }

    /** Settles what assessors differ on; the dossier refuses what contradicts it, and then nothing is kept. */
    @Transactional
    public HandedIn settle(SittingId id, CandidacyId candidacy, Map<String, Mark> marks, String motive, Actor by) {
        var sitting = sittings.find(id).orElseThrow();
        var seat = sittings.seat(id, candidacy, by).orElse(null);
        if (seat == null || !(agreement(sitting, rows.ofSeat(seat.id())) instanceof Agreement.Diverging)) {
            return new HandedIn.Closed();
        }
        var missing = paper(sitting, seat).parts().stream()
                .map(GridPaper.Part::item)
                .filter(item -> !marks.containsKey(item))
                .toList();
        if (!missing.isEmpty()) {
            return new HandedIn.Incomplete(missing);
        }
        var faults = entries.enter(sitting, seat, marks, motive.strip(), by);
        if (!faults.isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new HandedIn.Refused(faults);
        }
        long grid = rows.open(seat, by, own(seat, by).size() + 1, motive.strip(), true);
        marks.forEach((item, mark) -> rows.mark(grid, item, mark, ""));
        rows.handIn(grid);
        tell("grids-settled", seat, grid, by);
        return new HandedIn.Done(agreement(sitting, rows.ofSeat(seat.id())));
    }

    private void tell(String what, Seat seat, long grid, Actor by) {
        events.publishEvent(new Deed(
                by,
                what,
                List.of(
                        Thing.of(Kind.SITTING, seat.sitting().value()),
                        Thing.of(Kind.DOSSIER, seat.candidacy().value())),
                null,
                "grid:" + grid));
    }
}
