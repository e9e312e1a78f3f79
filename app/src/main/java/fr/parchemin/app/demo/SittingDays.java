package fr.parchemin.app.demo;

import fr.parchemin.app.assessment.NextSteps;
import fr.parchemin.app.assessment.NextSteps.Step;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.WorkingDays;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Reach.Scope;
import fr.parchemin.app.sitting.Assessors;
import fr.parchemin.app.sitting.Doubt;
import fr.parchemin.app.sitting.Grid.Seen;
import fr.parchemin.app.sitting.GridPaper;
import fr.parchemin.app.sitting.Grids;
import fr.parchemin.app.sitting.Grids.Stroke;
import fr.parchemin.app.sitting.RollCall;
import fr.parchemin.app.sitting.RollCall.Note;
import fr.parchemin.app.sitting.Seat.IdentityProof;
import fr.parchemin.app.sitting.Seat.State;
import fr.parchemin.app.sitting.Sitting.Capacity;
import fr.parchemin.app.sitting.Sitting.Plan;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sitting.Where;
import fr.parchemin.app.sitting.SittingId;
import fr.parchemin.app.sitting.Sittings;
import fr.parchemin.app.sitting.Summonses;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Scale;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * In each cohort, one sitting of what its candidates have to sit, held or to come, and one resit of what they may take again, both assessed by
 * the guest. Grids are begun and none is handed in, so that the dossiers stay as they were told.
 */
@Component
@Order(5)
class SittingDays implements Chapter {

    private static final int SEATS = 8;
    private static final int CAPACITY = 30;
    private static final int DAYS_AHEAD = 32;

    private final Cohorts cohorts;
    private final Catalog catalog;
    private final NextSteps steps;
    private final Sittings sittings;
    private final Summonses summonses;
    private final Assessors assessors;
    private final RollCall rollCall;
    private final Grids grids;
    private final Accounts accounts;
    private final Clock clock;

    SittingDays(
            Cohorts cohorts,
            Catalog catalog,
            NextSteps steps,
            Sittings sittings,
            Summonses summonses,
            Assessors assessors,
            RollCall rollCall,
            Grids grids,
            Accounts accounts,
            Clock clock) {
        this.cohorts = cohorts;
        this.catalog = catalog;
        this.steps = steps;
        this.sittings = sittings;
        this.summonses = summonses;
        this.assessors = assessors;
        this.rollCall = rollCall;
        this.grids = grids;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public void tell(Cast cast) {
        var assessor = accounts.open(
                Guest.ASSESSOR.email(),
                Guest.ASSESSOR.fullName(),
                Guest.ASSESSOR.password(),
                Guest.ASSESSOR.role(),
                Scope.OPENED,
                "");
        // One hour after the other, for nobody assesses at two places at once.
        int hour = 8;
        for (Cohort cohort : cohorts.latest(Actor.application(), null, Integer.MAX_VALUE)) {
            boolean first = sit(cohort, false, hour, cast.manager(), assessor);
            boolean again = sit(cohort, true, hour, cast.manager(), assessor);
            hour = first || again ? 8 + (hour - 7) % 10 : hour;
        }
    }

    /** Plans a sitting of the first assessment that somebody of the cohort may sit, or sit again. */
    private boolean sit(Cohort cohort, boolean resit, int hour, Actor manager, Actor assessor) {
        var today = cohort.day(LocalDate.now(clock));
        for (Assessment assessment : catalog.edition(cohort.edition()).scheme().assessments()) {
            var entitled = steps.of(cohort, assessment.id(), resit, manager).stream()
                    .filter(step -> step.after() == null
                            && assessment.kind() != Assessment.Kind.QUIZ
                            && !assessment.formative())
                    .toList();
            if (!entitled.isEmpty()) {
                var day = resit ? worked(entitled.getFirst(), today) : firstDay(cohort, today);
                var sitting = plan(cohort, assessment.id(), resit, day, hour, manager);
                var chosen = entitled.stream()
                        .filter(step -> step.isOpenOn(day))
                        .map(Step::candidacy)
                        .distinct()
                        .limit(SEATS)
                        .toList();
                sittings.seat(sitting, chosen, manager);
                assessors.appoint(sitting, Guest.ASSESSOR.fullName(), Guest.ASSESSOR.email(), Capacity.EXPERT, manager);
                summon(sitting, manager);
                if (!resit && !day.isAfter(LocalDate.now(clock))) {
                    mark(sitting, chosen, manager, assessor);
                }
                return true;
            }
        }
        return false;
    }

    /** What was held in a session of which the end is told, and what is to come, in time to be summoned, in one that goes on. */
    private static LocalDate firstDay(Cohort cohort, LocalDate today) {
        return worked(cohort.asOf() == null ? today.plusDays(DAYS_AHEAD) : today);
    }

    /** The first day from which a resit may be held, or today if that is over. */
    private static LocalDate worked(Step step, LocalDate today) {
        return worked(step.from() == null || step.from().isBefore(today) ? today.plusDays(1) : step.from());
    }

    private static LocalDate worked(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SUNDAY || new WorkingDays(false).isHoliday(day)
                ? worked(day.plusDays(1))
                : day;
    }

    private SittingId plan(Cohort cohort, String assessment, boolean resit, LocalDate day, int hour, Actor manager) {
        return sittings.plan(
                cohort.id(),
                new Plan(
                        assessment,
                        resit,
                        new When(day, LocalTime.of(hour, 0), LocalTime.of(hour, 55)),
                        new Where("Salle Vauban, 3 place Saint-Germain, Rennes", false),
                        CAPACITY,
                        null),
                EnumSet.allOf(Doubt.Kind.class),
                manager);
    }

    /** Those who have still to come; what was held in an earlier session is recorded afterwards and asks for no summons. */
    private void summon(SittingId sitting, Actor manager) {
        if (!summonses.hasBegun(sittings.find(sitting).orElseThrow())) {
            summonses.summon(sitting, "Date fixée tard, avec l’accord de chacun", manager);
        }
    }

    /** Half of them came unless their work is read, and the first is being marked. */
    private void mark(SittingId sitting, List<CandidacyId> chosen, Actor manager, Actor assessor) {
        var found = sittings.find(sitting).orElseThrow();
        for (CandidacyId one : found.reading() ? List.<CandidacyId>of() : chosen.subList(0, (chosen.size() + 1) / 2)) {
            rollCall.note(sitting, new Note(one, State.PRESENT, IdentityProof.IDENTITY_CARD, null), null, manager);
        }
        sittings.seats(sitting, assessor).stream()
                .filter(seat -> found.reading() || seat.isPresent())
                .findFirst()
                .ifPresent(seat -> grids.write(sitting, seat.candidacy(), strokes(grids.paper(found, seat)), assessor));
    }

    private static List<Stroke> strokes(GridPaper paper) {
        List<Stroke> strokes = new ArrayList<>();
        var part = paper.parts().getFirst();
        part.looks().stream()
                .flatMap(look -> look.points().stream())
                .limit(3)
                .forEach(point -> strokes.add(new Stroke.Observed(point.key(), Seen.YES)));
        if (paper.scale() instanceof Scale.Grades grades) {
            strokes.add(new Stroke.Marked(
                    part.item(), new Mark.Graded(grades.passing()), "Démarche claire, vocabulaire du métier assuré."));
        }
        return strokes;
    }
}
