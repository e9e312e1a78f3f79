package fr.parchemin.app.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.assessment.Change;
import fr.parchemin.app.assessment.NextSteps;
import fr.parchemin.app.assessment.Results;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.candidacy.Fact;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Access;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.people.Subject;
import fr.parchemin.app.sitting.Assessors.Appointment;
import fr.parchemin.app.sitting.Grids.HandedIn;
import fr.parchemin.app.sitting.Grids.Stroke;
import fr.parchemin.app.sitting.RollCall.Note;
import fr.parchemin.app.sitting.RollCall.Noted;
import fr.parchemin.app.sitting.Seat.State;
import fr.parchemin.app.sitting.Sitting.Capacity;
import fr.parchemin.app.sitting.Sitting.Plan;
import fr.parchemin.app.sitting.Sitting.Seating;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sitting.Where;
import fr.parchemin.app.sitting.Summonses.Summoning;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A jury reads what was handed in: nobody comes, and what the reading leaves open is asked of the candidate alone. */
@ParcheminTest
@Import(AJury.class)
class ReadingTests {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @Autowired
    AJury jury;

    @Autowired
    Catalog catalog;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Candidacies candidacies;

    @Autowired
    Sittings sittings;

    @Autowired
    Summonses summonses;

    @Autowired
    RollCall rollCall;

    @Autowired
    Assessors assessors;

    @Autowired
    Grids grids;

    @Autowired
    NextSteps steps;

    @Autowired
    Results results;

    @Autowired
    Access access;

    @Autowired
    Accounts accounts;

    CohortId cohort;
    CandidacyId awa;

    @BeforeEach
    void aCandidateWhoHandedInThePortfolioOfBlock1() {
        var edition = catalog.current("cqp-manager-operationnel").orElseThrow();
        cohort = cohorts.open(
                edition.id(), "Lectures " + UUID.randomUUID(), DAY.plusDays(40), DAY, "DPP", AJury.MANAGER);
        var identity = new Identity(
                "Diallo", null, "Awa " + UUID.randomUUID(), Identity.Sex.F, LocalDate.of(1989, 2, 3), "Niort", null);
        awa = candidacies.enrol(
                cohort,
                new Enrolment(identity, "training", null, DAY.minusYears(1), List.of("B1", "B2")),
                AJury.MANAGER);
        jury.change(awa, List.of(module("analyser-formaliser-pratique", 90), module("se-preparer-epreuves", 60)));
        handIn("B1.dpp");
    }

    private static Change module(String module, int daysAgo) {
        return new Change.OfFact(new Fact.ModuleFollowed(module, DAY.minusDays(daysAgo), null), null);
    }

    private void handIn(String deliverable) {
        var receipt = new Receipt(deliverable, DAY.minusDays(20), null, 2);
        jury.change(awa, List.of(new Change.OfReceipt(deliverable, receipt, null)));
    }

    private SittingId sitting(String assessment, LocalDate day, int hour) {
        return sittings.plan(
                cohort,
                new Plan(
                        assessment,
                        false,
                        new When(day, LocalTime.of(hour, 0), LocalTime.of(hour + 2, 0)),
                        new Where("À distance", true),
                        null,
                        null),
                Set.of(Doubt.Kind.PAST),
                AJury.MANAGER);
    }

    private SittingId seated(String assessment, LocalDate day, int hour) {
        var sitting = sitting(assessment, day, hour);
        assertThat(sittings.seat(sitting, List.of(awa), AJury.MANAGER)).isEqualTo(new Seating.Seated(1));
        return sitting;
    }

    private Actor assessor(SittingId sitting) {
        var appointed = (Appointment.Appointed) assessors.appoint(
                sitting, "Paul Rivière", UUID.randomUUID() + "@exemple.fr", Capacity.JURY, AJury.MANAGER);
        return accounts.actor(appointed.account(), Role.ASSESSOR, null).orElseThrow();
    }

    private HandedIn marked(SittingId sitting, Actor assessor, String grade, String... competencies) {
        var strokes = Arrays.stream(competencies)
                .map(one -> (Stroke) new Stroke.Marked(one, new Mark.Graded(grade), ""))
                .toList();
        grids.write(sitting, awa, strokes, assessor);
        return grids.handIn(sitting, awa, assessor);
    }

    private Seat seat(SittingId sitting) {
        return sittings.seat(sitting, awa, AJury.MANAGER).orElseThrow();
    }

    @Test
    void whatIsHandedInIsReadWithoutTheCandidate() {
        var reading = seated("dpp", DAY, 9);
        var reader = assessor(reading);

        assertThat(seat(reading).items()).containsExactly("B1-C1", "B1-C2", "B1-C3", "B1-C4");
        assertThat(summonses.summon(reading, null, AJury.MANAGER)).isEqualTo(new Summoning.Done(List.of()));
        assertThat(rollCall.note(reading, new Note(awa, State.ABSENT_UNJUSTIFIED, null, null), null, reader))
                .contains(new Noted.NotNow());
        assertThat(assessors.due(DAY)).anySatisfy(due -> {
            assertThat(due.sitting()).isEqualTo(reading);
            assertThat(due.toMark()).isEqualTo(1);
        });

        assertThat(marked(reading, reader, "acquis", "B1-C1", "B1-C2", "B1-C3", "B1-C4"))
                .isInstanceOf(HandedIn.Done.class);

        assertThat(results.history(awa)).hasSize(4);
        assertThat(assessors.due(DAY)).noneMatch(due -> due.sitting().equals(reading));
        assertThat(sittings.release(reading, awa, AJury.MANAGER)).isFalse();
        assertThat(sittings.cancel(reading, "Erreur", AJury.MANAGER)).isFalse();
    }

    @Test
    void nobodyIsReadWhoHandedInNothing() {
        var reading = sitting("dpp", DAY, 9);
        var identity = new Identity(
                "Moreau", null, "Lou " + UUID.randomUUID(), Identity.Sex.F, LocalDate.of(1989, 2, 3), "Niort", null);
        candidacies.enrol(
                cohort, new Enrolment(identity, "training", null, DAY.minusYears(1), List.of("B1")), AJury.MANAGER);

        assertThat(sittings.offer(sittings.find(reading).orElseThrow(), AJury.MANAGER)
                        .open(sittings.find(reading).orElseThrow()))
                .containsExactly(awa);
    }

    @Test
    void eachBlockIsReadAndAskedAboutForTheFirstTime() {
        var first = seated("dpp", DAY, 9);
        var reader = assessor(first);
        marked(first, reader, "acquis", "B1-C1", "B1-C3");
        marked(first, reader, "non-acquis", "B1-C2", "B1-C4");
        var interview = seated("entretien", DAY, 9);
        assertThat(seat(interview).items()).containsExactly("B1-C2", "B1-C4");

        handIn("B2.dpp");
        var second = seated("dpp", DAY, 9);

        assertThat(seat(second).items()).containsExactly("B2-C1", "B2-C2", "B2-C3");
        assertThat(seat(second).attempt()).isEqualTo(1);
        var other = assessor(second);
        marked(second, other, "acquis", "B2-C1", "B2-C2");
        marked(second, other, "non-acquis", "B2-C3");
        assertThat(steps.of(cohorts.find(cohort).orElseThrow(), awa))
                .allSatisfy(step -> assertThat(step.attempt()).isEqualTo(1));
    }

    @Test
    void anAssessorOpensNoDossier() {
        var reader = assessor(seated("dpp", DAY, 9));

        assertThat(Action.values())
                .filteredOn(action -> action.subject() == Subject.DOSSIER)
                .noneMatch(action -> access.allows(reader, action, Long.toString(awa.value())));
    }
}
