package fr.parchemin.app.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.assessment.NextSteps;
import fr.parchemin.app.assessment.Results;
import fr.parchemin.app.assessment.Results.ResultEntry;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Move.Cause;
import fr.parchemin.app.candidacy.Moves;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.sitting.Assessors.Appointment;
import fr.parchemin.app.sitting.Grids.HandedIn;
import fr.parchemin.app.sitting.Grids.Stroke;
import fr.parchemin.app.sitting.Grids.Written;
import fr.parchemin.app.sitting.RollCall.Note;
import fr.parchemin.app.sitting.RollCall.Noted;
import fr.parchemin.app.sitting.Seat.State;
import fr.parchemin.app.sitting.Sitting.Capacity;
import fr.parchemin.app.sitting.Sitting.Plan;
import fr.parchemin.app.sitting.Sitting.Seating;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sitting.Where;
import fr.parchemin.app.sitting.Sittings.Shown;
import fr.parchemin.engine.dossier.Dossier.Mark;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParcheminTest
@Import(AJury.class)
class SittingsTests {

    private static final String CASE_STUDY = "B1.etude-de-cas";
    private static final LocalDate BEFORE = LocalDate.of(2026, 6, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 5, 18);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AJury jury;

    @Autowired
    Sittings sittings;

    @Autowired
    RollCall rollCall;

    @Autowired
    Assessors assessors;

    @Autowired
    Grids grids;

    @Autowired
    NextSteps steps;

    @Autowired
    Accounts accounts;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Results results;

    @Autowired
    Moves moves;

    private SittingId sitting(CohortId cohort, String assessment, boolean resit, LocalDate day, int hour) {
        return sittings.plan(
                cohort,
                new Plan(
                        assessment,
                        resit,
                        new When(day, LocalTime.of(hour, 0), LocalTime.of(hour + 2, 0)),
                        new Where("Salle 12, Rennes", false),
                        2,
                        null),
                Set.of(Doubt.Kind.PAST),
                AJury.MANAGER);
    }

    private SittingId sitting(CohortId cohort) {
        return sitting(cohort, CASE_STUDY, false, DAY, 9);
    }

    private Actor assessor(SittingId sitting) {
        var email = UUID.randomUUID() + "@exemple.fr";
        var appointed = (Appointment.Appointed)
                assessors.appoint(sitting, "Paul Rivière", email, Capacity.COMMISSION, AJury.MANAGER);
        return new Actor(appointed.account(), "Paul Rivière", Role.ASSESSOR);
    }

    private void seated(SittingId sitting, CandidacyId candidacy) {
        assertThat(sittings.seat(sitting, List.of(candidacy), AJury.MANAGER)).isEqualTo(new Seating.Seated(1));
    }

    private Noted noted(SittingId sitting, CandidacyId candidacy, State state) {
        var seat = sittings.seat(sitting, candidacy, AJury.MANAGER).orElseThrow();
        var seen = seat.presence() == null ? null : (Long) seat.presence().id();
        return rollCall.note(sitting, new Note(candidacy, state, null, seen), null, AJury.MANAGER)
                .orElseThrow();
    }

    private List<String> obstacles(SittingId sitting, CandidacyId... candidacies) {
        return sittings.seat(sitting, List.of(candidacies), AJury.MANAGER) instanceof Seating.Refused refused
                ? refused.obstacles().stream().map(Sitting.Obstacle::key).toList()
                : List.of();
    }

    private List<Mark> standing(CandidacyId candidacy, int attempt) {
        var entries = results.history(candidacy);
        return entries.stream()
                .filter(entry -> entry.attempt().number() == attempt
                        && entries.stream()
                                .noneMatch(later -> Objects.equals(
                                        later.recorded().supersedes(),
                                        entry.recorded().id())))
                .map(ResultEntry::mark)
                .filter(Objects::nonNull)
                .map(Mark.class::cast)
                .toList();
    }

    @Test
    void anAbsenceOpensAResitOrClosesItAndNobodyElseIsPutOnIt() {
        var cohort = jury.cohort(BEFORE);
        cohorts.plan(cohort, AJury.DAY, LocalDate.of(2026, 6, 1), AJury.MANAGER);
        var first = sitting(cohort);
        var justified = jury.candidate(cohort, "Diallo");
        var unjustified = jury.candidate(cohort, "Le Goff");
        seated(first, justified);
        seated(first, unjustified);

        assertThat(noted(first, justified, State.ABSENT_JUSTIFIED)).isEqualTo(new Noted.Kept(true));
        assertThat(noted(first, unjustified, State.ABSENT_UNJUSTIFIED)).isEqualTo(new Noted.Kept(true));

        var planned = cohorts.find(cohort).orElseThrow();
        assertThat(steps.resits(planned, null, AJury.MANAGER, null, 10))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.candidacy()).isEqualTo(justified);
                    assertThat(step.assessment()).isEqualTo(CASE_STUDY);
                    assertThat(step.attempt()).isEqualTo(2);
                    assertThat(step.from()).isEqualTo("2026-06-29");
                    assertThat(step.before()).containsExactly(new Mark.Absent(true));
                });
        var tooEarly = sitting(cohort, CASE_STUDY, true, DAY.plusDays(1), 9);
        assertThat(obstacles(tooEarly, justified)).containsExactly("sitting.obstacle.window");
        var resit = sitting(cohort, CASE_STUDY, true, LocalDate.of(2026, 6, 30), 9);
        assertThat(obstacles(resit, unjustified)).containsExactly("sitting.obstacle.not-entitled");
        seated(resit, justified);
    }

    @Test
    void aFormativeAssessmentIsHeldOnceAndOpensNoResit() {
        var cohort = jury.cohort(BEFORE);
        var immersion = sitting(cohort, "B1.journee-immersive", false, DAY, 9);
        var candidacy = jury.candidate(cohort, "Diallo");
        seated(immersion, candidacy);

        assertThat(noted(immersion, candidacy, State.ABSENT_UNJUSTIFIED)).isEqualTo(new Noted.Kept(true));

        assertThat(steps.resits(cohorts.find(cohort).orElseThrow(), null, AJury.MANAGER, null, 10))
                .isEmpty();
        assertThat(obstacles(sitting(cohort, "B1.journee-immersive", false, DAY.plusDays(1), 9), candidacy))
                .containsExactly("sitting.obstacle.not-entitled");
        seated(sitting(cohort, CASE_STUDY, false, DAY.plusDays(2), 9), candidacy);
    }

    @Test
    void nobodySitsAtTwoPlacesAtOnceNorBeyondTheCapacity() {
        var cohort = jury.cohort(BEFORE);
        var first = sitting(cohort);
        var same = sitting(cohort, "B2.mission-immersive", false, DAY, 10);
        var one = jury.candidate(cohort, "Diallo");
        var two = jury.candidate(cohort, "Moreau");
        var three = jury.candidate(cohort, "Petit");
        seated(first, one);

        assertThat(obstacles(same, one)).containsExactly("sitting.obstacle.clash");
        assertThat(obstacles(sitting(cohort, CASE_STUDY, false, DAY.plusDays(1), 9), one))
                .containsExactly("sitting.obstacle.elsewhere");
        assertThat(obstacles(first, two, three)).containsExactly("sitting.obstacle.full");
        assertThat(sittings.seats(first, AJury.MANAGER)).hasSize(1);
        assertThat(obstacles(first, one)).containsExactly("sitting.obstacle.not-entitled");
    }

    @Test
    void aGridHandedInIsAResultAndItsCorrectionAFurtherVersion() {
        var cohort = jury.cohort(BEFORE);
        var sitting = sitting(cohort);
        var candidacy = jury.candidate(cohort, "Diallo");
        seated(sitting, candidacy);
        var assessor = assessor(sitting);

        assertThat(grids.handIn(sitting, candidacy, assessor)).isEqualTo(new HandedIn.Closed());
        mark(sitting, candidacy, "en-cours-acquisition", assessor);
        assertThat(grids.handIn(sitting, candidacy, assessor)).isEqualTo(new HandedIn.NotThere());
        noted(sitting, candidacy, State.PRESENT);
        assertThat(grids.handIn(sitting, candidacy, assessor)).isInstanceOf(HandedIn.Done.class);
        assertThat(standing(candidacy, 1)).containsExactly(new Mark.Graded("en-cours-acquisition"));
        assertThat(grids.write(sitting, candidacy, List.of(graded("maitrise")), assessor))
                .isEqualTo(new Written.Closed());

        assertThat(grids.correct(sitting, candidacy, "Grille mal lue", assessor))
                .isTrue();
        mark(sitting, candidacy, "acquis", assessor);
        assertThat(grids.handIn(sitting, candidacy, assessor)).isInstanceOf(HandedIn.Done.class);
        assertThat(standing(candidacy, 1)).containsExactly(new Mark.Graded("acquis"));
        assertThat(noted(sitting, candidacy, State.ABSENT_JUSTIFIED)).isInstanceOf(Noted.MotiveNeeded.class);
    }

    @Test
    void anAssessorReachesNeitherWhatOthersMarkNorOtherSittings() {
        var cohort = jury.cohort(BEFORE);
        var sitting = sitting(cohort);
        var candidacy = jury.candidate(cohort, "Diallo");
        seated(sitting, candidacy);
        var one = assessor(sitting);
        var two = assessor(sitting);
        mark(sitting, candidacy, "acquis", one);

        var seat = sittings.seat(sitting, candidacy, two).orElseThrow();
        assertThat(grids.of(seat, two)).isEmpty();
        assertThat(grids.of(seat, one)).hasSize(1);
        assertThat(sittings.list(one, Shown.ALL, null, null, 9))
                .extracting(Sitting::id)
                .containsExactly(sitting);
        assertThat(assessors.appoint(
                        sitting(cohort, "B2.mission-immersive", false, DAY, 10),
                        "Paul Rivière",
                        assessors.email(one.account()),
                        Capacity.EXPERT,
                        AJury.MANAGER))
                .isInstanceOf(Appointment.Elsewhere.class);
    }

    @Test
    void whoeverAppointsDoesNotMark() {
        var email = UUID.randomUUID() + "@exemple.fr";
        var manager = accounts.open(email, "Hélène Caradec", "secret", Role.MANAGER);
        var sitting = sitting(jury.cohort(BEFORE));

        assertThat(assessors.appoint(sitting, "Hélène Caradec", email, Capacity.JURY, manager))
                .isEqualTo(new Appointment.Oneself());
        assertThat(sittings.find(sitting).orElseThrow().assessors()).isEmpty();
    }

    @Test
    void twoAssessorsWhoDifferEnterNothingUntilItIsSettled() {
        var cohort = jury.cohort(BEFORE);
        var sitting = sitting(cohort);
        var candidacy = jury.candidate(cohort, "Diallo");
        seated(sitting, candidacy);
        noted(sitting, candidacy, State.PRESENT);
        var one = assessor(sitting);
        var two = assessor(sitting);
        mark(sitting, candidacy, "acquis", one);
        assertThat(grids.handIn(sitting, candidacy, one)).isInstanceOf(HandedIn.Done.class);

        mark(sitting, candidacy, "non-acquis", two);
        assertThat(grids.handIn(sitting, candidacy, two))
                .isEqualTo(new HandedIn.Done(new Agreement.Diverging(Set.of(""))));
        assertThat(standing(candidacy, 1)).containsExactly(new Mark.Graded("acquis"));
        var settled = grids.settle(
                sitting,
                candidacy,
                Map.of("", new Mark.Graded("en-cours-acquisition")),
                "Après concertation",
                AJury.MANAGER);
        assertThat(settled).isInstanceOf(HandedIn.Done.class);
        assertThat(standing(candidacy, 1)).containsExactly(new Mark.Graded("en-cours-acquisition"));
    }

    @Test
    void whoeverWithdrawsLeavesTheSittingsToCome() {
        var cohort = jury.cohort(BEFORE);
        var sitting = sitting(cohort);
        var leaving = jury.candidate(cohort, "Diallo");
        var staying = jury.candidate(cohort, "Le Goff");
        seated(sitting, leaving);
        seated(sitting, staying);

        assertThat(moves.withdraw(leaving, DAY, Cause.PERSONAL, AJury.MANAGER)).isInstanceOf(Moves.Outcome.Done.class);

        assertThat(sittings.seats(sitting, AJury.MANAGER))
                .extracting(Seat::candidacy)
                .containsExactly(staying);
        assertThat(obstacles(sitting, leaving)).containsExactly("sitting.obstacle.not-entitled");
        assertThat(moves.reopen(leaving, DAY, Cause.PERSONAL, AJury.MANAGER)).isInstanceOf(Moves.Outcome.Done.class);
        seated(sitting, leaving);
    }

    @Test
    void nobodyIsAppointedWhoseAccountIsClosed() {
        var sitting = sitting(jury.cohort(BEFORE));
        var email = UUID.randomUUID() + "@exemple.fr";
        jdbc.sql(
                        "insert into people.account (email, name, created_at, closed_at) values (:email, 'Paul', now(), now())")
                .param("email", email)
                .update();

        assertThat(assessors.appoint(sitting, "Paul Rivière", email, Capacity.COMMISSION, AJury.MANAGER))
                .isInstanceOf(Appointment.Closed.class);
        assertThat(sittings.find(sitting).orElseThrow().assessors()).isEmpty();
    }

    private static Stroke graded(String grade) {
        return new Stroke.Marked("", new Mark.Graded(grade), "");
    }

    private void mark(SittingId sitting, CandidacyId candidacy, String grade, Actor assessor) {
        assertThat(grids.write(sitting, candidacy, List.of(graded(grade)), assessor))
                .isInstanceOf(Written.Kept.class);
    }
}
