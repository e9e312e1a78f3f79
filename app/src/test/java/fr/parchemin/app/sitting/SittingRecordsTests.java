package fr.parchemin.app.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.notice.Publications;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Holds;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.sitting.Grids.HandedIn;
import fr.parchemin.app.sitting.Grids.Stroke;
import fr.parchemin.app.sitting.Grids.Written;
import fr.parchemin.app.sitting.Incidents.IncidentKind;
import fr.parchemin.app.sitting.RollCall.Note;
import fr.parchemin.app.sitting.RollCall.Noted;
import fr.parchemin.app.sitting.Seat.IdentityProof;
import fr.parchemin.app.sitting.Seat.State;
import fr.parchemin.app.sitting.Sitting.Capacity;
import fr.parchemin.app.sitting.Sitting.Plan;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sitting.Where;
import fr.parchemin.engine.dossier.Dossier.Mark;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody takes away of their sittings, and what is erased of them. */
@ParcheminTest
@Import(AJury.class)
class SittingRecordsTests {

    private static final String CASE_STUDY = "B1.etude-de-cas";
    private static final LocalDate BEFORE = LocalDate.of(2026, 6, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 5, 18);
    private static final LocalDate LONG_AFTER = LocalDate.of(2099, 1, 1);

    @Autowired
    AJury jury;

    @Autowired
    Candidacies candidacies;

    @Autowired
    Sittings sittings;

    @Autowired
    RollCall rollCall;

    @Autowired
    Assessors assessors;

    @Autowired
    Grids grids;

    @Autowired
    Incidents incidents;

    @Autowired
    Publications publications;

    @Autowired
    SittingRecords records;

    @Autowired
    KeptSittings kept;

    @Autowired
    Holds holds;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    CohortId cohort;
    SittingId sitting;
    CandidacyId awa;
    PersonId person;
    Actor assessor;
    Actor candidate;

    @BeforeEach
    void aCandidateAtASitting() {
        cohort = jury.cohort(BEFORE);
        sitting = sitting(DAY);
        awa = seated(sitting, "Diallo");
        person = candidacies.find(awa).orElseThrow().person();
        var email = UUID.randomUUID() + "@exemple.fr";
        var appointed = (Assessors.Appointment.Appointed)
                assessors.appoint(sitting, "Paul Rivière", email, Capacity.COMMISSION, AJury.MANAGER);
        assessor = new Actor(appointed.account(), "Paul Rivière", Role.ASSESSOR);
        candidate = new Actor(-3, "Awa Diallo", Role.CANDIDATE);
    }

    private SittingId sitting(LocalDate day) {
        var when = new When(day, LocalTime.of(9, 0), LocalTime.of(11, 0));
        return sittings.plan(
                cohort,
                new Plan(CASE_STUDY, false, when, new Where("Salle 12, Rennes", false), 5, null),
                Set.of(Doubt.Kind.PAST),
                AJury.MANAGER);
    }

    private CandidacyId seated(SittingId at, String name) {
        var who = jury.candidate(cohort, name);
        sittings.seat(at, List.of(who), AJury.MANAGER);
        return who;
    }

    private void note(CandidacyId who, State state) {
        var identity = state == State.PRESENT ? IdentityProof.PASSPORT : null;
        assertThat(rollCall.note(sitting, new Note(who, state, identity, null), null, AJury.MANAGER))
                .containsInstanceOf(Noted.Kept.class);
    }

    private void mark(String grade, String remark) {
        var strokes = List.<Stroke>of(new Stroke.Marked("", new Mark.Graded(grade), remark));
        assertThat(grids.write(sitting, awa, strokes, assessor)).isInstanceOf(Written.Kept.class);
    }

    private String taken(Actor by) {
        return records.of(person, by).toString();
    }

    @Test
    void aGridNotHandedInIsTakenAwayByNobody() {
        note(awa, State.PRESENT);
        mark("acquis", "Brouillon de remarque");

        assertThat(taken(AJury.MANAGER))
                .contains("Salle 12, Rennes", "PASSPORT")
                .doesNotContain("Brouillon");
        publications.publish(cohort, CASE_STUDY, 1, AJury.MANAGER);
        assertThat(taken(candidate)).contains("Salle 12, Rennes", "PASSPORT").doesNotContain("Brouillon");
    }

    @Test
    void aGridIsTakenAwayByTheCandidateOnceItsResultIsPublished() {
        note(awa, State.PRESENT);
        mark("acquis", "Chiffrage solide");
        assertThat(grids.handIn(sitting, awa, assessor)).isInstanceOf(HandedIn.Done.class);

        assertThat(taken(candidate)).contains("PRESENT").doesNotContain("Chiffrage", "acquis", "Paul Rivière");
        assertThat(taken(AJury.MANAGER)).contains("Chiffrage solide", "acquis", "Paul Rivière");
        publications.publish(cohort, CASE_STUDY, 1, AJury.MANAGER);
        assertThat(taken(candidate)).contains("Chiffrage solide", "acquis", "Paul Rivière");
    }

    @Test
    void whetherAnAbsenceIsJustifiedIsTakenAwayOnceItIsPublished() {
        note(awa, State.ABSENT_UNJUSTIFIED);

        assertThat(taken(candidate)).contains("Salle 12, Rennes").doesNotContain("ABSENT");
        assertThat(taken(AJury.MANAGER)).contains("ABSENT_UNJUSTIFIED");
        publications.publish(cohort, CASE_STUDY, 1, AJury.MANAGER);
        assertThat(taken(candidate)).contains("ABSENT_UNJUSTIFIED");
    }

    @Test
    void whatIsToldOfSomebodyIsTheirsAndNotWhatIsToldOfOthers() {
        var other = seated(sitting, "Moreau");
        incidents.sign(sitting, IncidentKind.FRAUD, awa, "Téléphone sous la table", AJury.MANAGER);
        incidents.sign(sitting, IncidentKind.INCIDENT, other, "Malaise", AJury.MANAGER);

        assertThat(taken(candidate))
                .contains("Téléphone sous la table", "FRAUD")
                .doesNotContain("Malaise");
    }

    private long left(String table) {
        return jdbc.sql("select count(*) from sitting." + table + " where sitting = :id")
                .param("id", sitting.value())
                .query(Long.class)
                .single();
    }

    private void erase(LocalDate before) {
        long due = kept.due(before);
        Long erased = transaction.execute(_ -> kept.erase(before));
        assertThat(erased).isEqualTo(due);
    }

    @Test
    void onceTheirTimeIsOverSeatsGridsAndIncidentsAreErasedAndTheSittingStays() {
        var other = seated(sitting, "Moreau");
        note(awa, State.PRESENT);
        mark("acquis", "Chiffrage solide");
        grids.handIn(sitting, awa, assessor);
        incidents.sign(sitting, IncidentKind.INCIDENT, awa, "Malaise", AJury.MANAGER);
        incidents.sign(sitting, IncidentKind.INCIDENT, null, "Alarme", AJury.MANAGER);
        var held = candidacies.find(other).orElseThrow().person();
        holds.place(held, "Recours", AJury.MANAGER);

        erase(DAY);
        assertThat(left("seat")).as("held too lately").isEqualTo(2);
        erase(LONG_AFTER);
        assertThat(taken(AJury.MANAGER)).isEqualTo("[]");
        assertThat(left("seat")).as("on hold").isEqualTo(1);
        assertThat(left("incident")).as("what concerned everybody").isEqualTo(1);
        holds.lift(held, AJury.MANAGER);
        erase(LONG_AFTER);

        assertThat(left("seat")).isZero();
        assertThat(left("incident")).isZero();
        assertThat(sittings.find(sitting)).isPresent();
    }

    @Test
    void nothingGoesWhileSomethingHappensToTheDossier() {
        jury.attendance(awa, "0.9");

        erase(DAY.plusDays(1));

        assertThat(left("seat")).isEqualTo(1);
    }
}
