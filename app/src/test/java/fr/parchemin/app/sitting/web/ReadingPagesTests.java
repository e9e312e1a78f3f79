package fr.parchemin.app.sitting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.delivery.APdf;
import fr.parchemin.app.delivery.Deposits;
import fr.parchemin.app.delivery.Handing;
import fr.parchemin.app.delivery.Handing.Wanted;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.sitting.Assessors;
import fr.parchemin.app.sitting.Doubt;
import fr.parchemin.app.sitting.Sitting.Capacity;
import fr.parchemin.app.sitting.Sitting.Plan;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sitting.Where;
import fr.parchemin.app.sitting.SittingId;
import fr.parchemin.app.sitting.Sittings;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ParcheminTest
class ReadingPagesTests {

    private final LocalDate day = LocalDate.of(2027, 3, 9);

    @Autowired
    MockMvcTester pages;

    @Autowired
    Accounts accounts;

    @Autowired
    Catalog catalog;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Candidacies candidacies;

    @Autowired
    Deposits deposits;

    @Autowired
    Handing handing;

    @Autowired
    Sittings sittings;

    @Autowired
    Assessors assessors;

    Actor manager;
    CohortId cohort;
    CandidacyId awa;
    String assessor;
    SittingId sitting;

    @BeforeEach
    void aCandidateSitsTheMissionOfBlockOne() {
        manager = accounts.open("lectures@parchemin.example", "Irène Vasseur", "secret", Role.MANAGER);
        var edition = catalog.current("certification-jnac").orElseThrow();
        cohort = cohorts.open(edition.id(), "Lectures " + UUID.randomUUID(), day.plusMonths(1), null, "LEC", manager);
        var identity = new Identity(
                "Diallo",
                null,
                "Awa " + UUID.randomUUID(),
                Identity.Sex.F,
                LocalDate.of(1999, 2, 3),
                "Niort",
                "awa@exemple.fr");
        var enrolledOn = LocalDate.of(2026, 9, 1);
        awa = candidacies.enrol(cohort, new Enrolment(identity, "training", null, enrolledOn, null), manager);
        assessor = UUID.randomUUID() + "@exemple.fr";
        sitting = sitting("B1.mission-action", 9, assessor);
    }

    private SittingId sitting(String assessment, int hour, String assessedBy) {
        var planned = sittings.plan(
                cohort,
                new Plan(
                        assessment,
                        false,
                        new When(day, LocalTime.of(hour, 0), LocalTime.of(hour + 1, 0)),
                        new Where("Rennes", false),
                        null,
                        null),
                Set.of(Doubt.Kind.PAST),
                manager);
        sittings.seat(planned, List.of(awa), manager);
        accounts.open(assessedBy, "Paul Rivière", "secret", Role.ASSESSOR);
        assessors.appoint(planned, "Paul Rivière", assessedBy, Capacity.COMMISSION, manager);
        return planned;
    }

    private void sends(String deliverable) throws IOException {
        assertThat(deposits.send(awa, deliverable, new ByteArrayResource(APdf.of(6)), "rapport.pdf", manager))
                .isInstanceOf(Deposits.Sent.Kept.class);
    }

    private void handsIn(String deliverable) throws IOException {
        sends(deliverable);
        assertThat(handing.handIn(awa, deliverable, new Wanted(1, null, null), manager))
                .isInstanceOf(Handing.Outcome.Done.class);
    }

    private String grid(SittingId of) {
        return "/passages/" + of.value() + "/grilles/" + awa.value();
    }

    private MvcTestResult get(String email, String address) {
        return pages.get()
                .uri(address)
                .with(user(accounts.loadUserByUsername(email)))
                .exchange();
    }

    private static List<String> policies(MvcTestResult answer) {
        return answer.getResponse().getHeaders("Content-Security-Policy");
    }

    @Test
    void whatWasHandedInForTheBlockIsReadBesideTheGrid() throws IOException {
        handsIn("B1.rapport");
        handsIn("B3.rapport");

        var page = get(assessor, grid(sitting));
        assertThat(page).bodyText().contains("Rapport synthétique du bloc 1", "<iframe", "6 pages, remis le");
        assertThat(page).bodyText().doesNotContain("bloc 3");
        assertThat(policies(page)).singleElement().asString().contains("frame-src 'self'");
        var file = get(assessor, grid(sitting) + "/livrables/B1.rapport");
        assertThat(file).hasStatusOk().hasContentType("application/pdf");
        assertThat(policies(file)).singleElement().asString().contains("default-src 'none'", "frame-ancestors 'self'");
        assertThat(get(assessor, grid(sitting) + "/livrables/B3.rapport")).hasStatus(404);
    }

    @Test
    void draftsAndTheCandidatesOfOthersAreNotRead() throws IOException {
        sends("B1.rapport");
        handsIn("B2.rapport");
        var other = UUID.randomUUID() + "@exemple.fr";
        var elsewhere = sitting("B2.mission-immersive", 14, other);

        assertThat(get(assessor, grid(sitting))).bodyText().doesNotContain("<iframe");
        assertThat(get(assessor, grid(sitting) + "/livrables/B1.rapport")).hasStatus(404);
        assertThat(get(other, grid(elsewhere) + "/livrables/B2.rapport")).hasStatusOk();
        assertThat(get(assessor, grid(elsewhere) + "/livrables/B2.rapport")).hasStatus(404);
        assertThat(get(other, "/dossiers/" + awa.value() + "/livrables/B2.rapport"))
                .hasStatus(404);
    }
}
