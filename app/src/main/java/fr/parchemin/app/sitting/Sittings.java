package fr.parchemin.app.sitting;

import fr.parchemin.app.assessment.NextSteps.Step;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.EditionId;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.sitting.Sitting.Obstacle;
import fr.parchemin.app.sitting.Sitting.Plan;
import fr.parchemin.app.sitting.Sitting.Seating;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sitting.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sittings of all assessments, and who sits at them: only those whom the proposals entitle, and nobody at two at once. */
@Service
public class Sittings {

    private final SittingRows rows;
    private final SeatRows seats;
    private final Offers offers;
    private final Cohorts cohorts;
    private final Organisers organisers;
    private final Days days;
    private final Catalog catalog;
    private final ApplicationEventPublisher events;

    Sittings(
            SittingRows rows,
            SeatRows seats,
            Offers offers,
            Cohorts cohorts,
            Organisers organisers,
            Days days,
            Catalog catalog,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.seats = seats;
        this.offers = offers;
        this.cohorts = cohorts;
        this.organisers = organisers;
        this.days = days;
        this.catalog = catalog;
        this.events = events;
    }

    /** The sitting of that number. */
    public Optional<Sitting> find(SittingId sitting) {
        return rows.find(sitting);
    }

    /** Which sittings a list shows. */
    public enum Shown {
        ALL,
        TO_COME,
        HELD,
        CANCELLED
    }

    /**
     * At most so many of the sittings that somebody sees: those to come from the next one on, all others from the last.
     *
     * @param cohort of which cohort, absent: of all
     * @param after the sitting after which they come in the list, absent: from the first
     */
    public List<Sitting> list(
            Actor actor, Shown shown, @Nullable CohortId cohort, @Nullable SittingId after, int limit) {
        return rows.list(SittingSight.of(actor), shown, cohort, after, limit);
    }

    /**
     * Plans a sitting; nobody sits there yet. What is planned twice, as a double click does, is planned once.
     *
     * @param confirmed what is out of the ordinary about the day and is meant so
     * @throws NotAccredited when the centre that would organise it may not
     * @throws Unconfirmed when something else is out of the ordinary
     */
    @Transactional
    public SittingId plan(CohortId cohort, Plan plan, Set<Doubt.Kind> confirmed, Actor by) {
        var found = cohorts.find(cohort).orElseThrow();
        var edition = found.edition();
        organisers.requireTheirs(plan.centre(), by);
        organisers.requireAccredited(
                plan.centre(), edition, plan.assessment(), plan.when().day());
        days.requireConfirmed(found, plan.assessment(), plan.when(), confirmed);
        rows.hold(cohort);
        var same = rows.same(cohort, plan);
        if (same.isPresent()) {
            return same.get();
        }
        boolean reading = isRead(edition, plan.assessment());
        var sitting = rows.plan(cohort, plan, reading, days.hasBegun(plan.when()), by);
        tell(by, "sitting-planned", sitting, cohort);
        return sitting;
    }

    /** What is out of the ordinary about a day for a sitting of a cohort. */
    public List<Doubt> doubts(CohortId cohort, String assessment, When when) {
        return days.doubts(cohorts.find(cohort).orElseThrow(), assessment, when);
    }

    private boolean isRead(EditionId edition, String assessment) {
        var known = catalog.edition(edition).scheme().assessment(assessment);
        return known != null && known.reads() != null;
    }

    /**
     * Gives a sitting another day, place or capacity; whoever was summoned must be so again.
     *
     * @param confirmed what is out of the ordinary about the day and is meant so
     * @throws NotAccredited when the centre that organises it may not on that day
     * @throws Unconfirmed when something else is out of the ordinary about a day or hours that change
     */
    @Transactional
    public boolean move(
            SittingId id, When when, Where where, @Nullable Integer capacity, Set<Doubt.Kind> confirmed, Actor by) {
        var sitting = rows.hold(id);
        if (!sitting.isOn() || (capacity != null && capacity < sitting.seated())) {
            return false;
        }
        organisers.requireAccredited(sitting.centre(), sitting.edition(), sitting.assessment(), when.day());
        boolean moves = !when.equals(sitting.when());
        if (moves) {
            days.requireConfirmed(cohorts.find(sitting.cohort()).orElseThrow(), sitting.assessment(), when, confirmed);
        }
        rows.move(id, when, where, capacity, moves ? days.hasBegun(when) : sitting.afterwards());
        if (moves || !where.equals(sitting.where())) {
            seats.unsummon(id);
        }
        tell(by, "sitting-moved", id, sitting.cohort());
        return true;
    }

    /** Cancels a sitting at which nobody was noted or marked yet; those who sat are free for another. */
    @Transactional
    public boolean cancel(SittingId id, String motive, Actor by) {
        var sitting = rows.hold(id);
        var seated = seats.of(id, EVERYBODY);
        boolean begun = seated.stream().anyMatch(seat -> seat.presence() != null) || seats.isMarked(id);
        if (!sitting.isOn() || begun) {
            return false;
        }
        rows.cancel(id, motive, by);
        seated.forEach(seat -> events.publishEvent(new Unseated(sitting, seat)));
        tell(by, "sitting-cancelled", id, sitting.cohort());
        return true;
    }

    static final Sight EVERYBODY = new Sight("true", Map.of());

    /** Those who sit and whom somebody sees, by name. */
    public List<Seat> seats(SittingId sitting, Actor actor) {
        return seats.of(sitting, seen(actor));
    }

    /** An assessor sees all who sit at their sitting; a centre its own candidates only. */
    private static Sight seen(Actor actor) {
        return actor.role() == Actor.Role.ASSESSOR ? EVERYBODY : Sight.ofCandidacies(actor);
    }

    /** A candidate who sits and whom somebody sees. */
    public Optional<Seat> seat(SittingId sitting, CandidacyId candidacy, Actor actor) {
        return seats(sitting, actor).stream()
                .filter(seat -> seat.candidacy().equals(candidacy))
                .findFirst();
    }

    /** Who may be seated there, of those whom somebody sees. */
    @Transactional
    public Offer offer(Sitting sitting, Actor actor) {
        return offers.of(sitting, actor);
    }

    /** Seats these candidates, all or none. */
    @Transactional
    public Seating seat(SittingId id, List<CandidacyId> candidacies, Actor by) {
        var sitting = rows.hold(id);
        var entitled = offers.entitled(sitting, by);
        List<Obstacle> obstacles = new ArrayList<>(Obstacles.ofAll(sitting, candidacies));
        candidacies.forEach(one -> Obstacles.ofRules(sitting, entitled.get(one)).ifPresent(obstacles::add));
        if (obstacles.isEmpty()) {
            offers.leftOut(sitting, candidacies, entitled).values().forEach(left -> obstacles.add(left.why()));
        }
        if (!obstacles.isEmpty()) {
            return new Seating.Refused(obstacles);
        }
        candidacies.forEach(one -> seat(sitting, Objects.requireNonNull(entitled.get(one)), by));
        return new Seating.Seated(candidacies.size());
    }

    private void seat(Sitting sitting, List<Step> by, Actor actor) {
        var candidacy = by.getFirst().candidacy();
        int attempt = by.stream().mapToInt(Step::attempt).max().orElseThrow();
        seats.seat(sitting.id(), candidacy, attempt, items(by), actor);
        events.publishEvent(new Deed(
                actor,
                "candidate-seated",
                Thing.of(Kind.SITTING, sitting.id().value()),
                Thing.of(Kind.DOSSIER, candidacy.value())));
    }

    /** The competencies that the attempt bears on, or the blocks; empty: all that the assessment covers. */
    private static List<String> items(List<Step> steps) {
        var competencies =
                steps.stream().flatMap(step -> step.competencies().stream()).toList();
        return competencies.isEmpty()
                ? steps.stream()
                        .map(Step::block)
                        .filter(Objects::nonNull)
                        .filter(block -> steps.size() > 1
                                || !steps.getFirst().assessment().startsWith(block + "."))
                        .toList()
                : competencies;
    }

    /** Takes somebody out of a sitting at which they were not noted or marked yet. */
    @Transactional
    public boolean release(SittingId id, CandidacyId candidacy, Actor by) {
        var sitting = rows.hold(id);
        return seat(id, candidacy, by)
                .filter(seat -> seat.presence() == null && sitting.isOn() && seats.release(seat.id(), by))
                .map(seat -> {
                    events.publishEvent(new Unseated(sitting, seat));
                    events.publishEvent(new Deed(
                            by,
                            "candidate-unseated",
                            Thing.of(Kind.SITTING, id.value()),
                            Thing.of(Kind.DOSSIER, candidacy.value())));
                    return true;
                })
                .orElse(false);
    }

    private void tell(Actor by, String what, SittingId sitting, CohortId cohort) {
        events.publishEvent(
                new Deed(by, what, Thing.of(Kind.SITTING, sitting.value()), Thing.of(Kind.COHORT, cohort.value())));
    }
}
