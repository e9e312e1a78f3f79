package fr.parchemin.app.candidacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.Admissibility.State;
import fr.parchemin.app.candidacy.Admissibility.What;
import fr.parchemin.app.candidacy.Period.Kind;
import fr.parchemin.app.candidacy.Registrar.Entry;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Identity;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ParcheminTest
@Import(AJury.class)
class ProofsTests {

    @Autowired
    MockMvcTester pages;

    @Autowired
    AJury jury;

    @Autowired
    Accounts accounts;

    @Autowired
    Catalog catalog;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Candidacies candidacies;

    @Autowired
    Periods periods;

    @Autowired
    Admissibilities admissibilities;

    @Autowired
    Silences silences;

    @Autowired
    Agendas agendas;

    @Autowired
    Facts facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private CandidacyId awa;
    private CandidacyId vae;

    @BeforeEach
    void candidates() {
        awa = jury.candidate(jury.cohort(), "Diallo");
        var cohort = cohorts.open(
                catalog.current("tp-conseiller-relation-client-distance")
                        .orElseThrow()
                        .id(),
                "VAE " + UUID.randomUUID(),
                null,
                null,
                "T" + UUID.randomUUID().toString().substring(0, 8),
                AJury.MANAGER);
        vae = candidacies.enrol(
                cohort,
                new Enrolment(
                        new Identity(
                                "Okoye",
                                null,
                                "Lou " + UUID.randomUUID().toString().substring(0, 8),
                                Identity.Sex.F,
                                LocalDate.of(1988, 3, 1),
                                "Lyon",
                                null),
                        "vae",
                        null,
                        LocalDate.of(2026, 1, 5),
                        null),
                AJury.MANAGER);
    }

    private Candidacy of(CandidacyId id) {
        return candidacies.find(id).orElseThrow();
    }

    private MvcTestResult post(String address, String... fields) {
        accounts.open("preuves@parchemin.example", "Irène Vasseur", "secret", Role.MANAGER);
        var post = pages.post()
                .uri(address)
                .with(user(accounts.loadUserByUsername("preuves@parchemin.example")))
                .with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            post = post.param(fields[i], fields[i + 1]);
        }
        return post.exchange();
    }

    private MvcTestResult get(String address) {
        accounts.open("preuves@parchemin.example", "Irène Vasseur", "secret", Role.MANAGER);
        return pages.get()
                .uri(address)
                .with(user(accounts.loadUserByUsername("preuves@parchemin.example")))
                .exchange();
    }

    private List<Fact> standing(CandidacyId id) {
        return facts.history(id).stream().map(Facts.FactEntry::fact).toList();
    }

    @Test
    void daysInTheCompanyEnterTheDossierAndLeaveItWithTheirPeriod() {
        var address = "/dossiers/" + awa.value() + "/entreprise";
        assertThat(post(
                        address,
                        "employer",
                        "Ouvrage",
                        "siret",
                        "732 829 320 00074",
                        "from",
                        "2026-04-27",
                        "until",
                        "2026-05-04",
                        "percent",
                        "100",
                        "daysOff",
                        "28/04/2026",
                        "proof",
                        "AGREEMENT",
                        "reference",
                        "CV-3"))
                .hasStatus3xxRedirection();
        assertThat(standing(awa)).containsExactly(new Fact.Placement(new java.math.BigDecimal("4.00")));
        assertThat(get(address))
                .hasStatusOk()
                .bodyText()
                .contains("4 jours ouvrés", "Ouvrage", "CV-3", "28 avril 2026");

        long id = periods.history(awa, Kind.PLACEMENT).getFirst().recorded().id();
        post(address + "/" + id + "/retrait", "motive", " ");
        assertThat(standing(awa)).hasSize(1);
        post(address + "/" + id + "/retrait", "motive", "Convention annulée");
        assertThat(standing(awa)).hasSize(2).last().isEqualTo(new Fact.Placement(new java.math.BigDecimal("0.00")));
        assertThat(post(address + "/987654321/retrait", "motive", "x")).hasStatus(404);
        assertThatThrownBy(() ->
                        jdbc.sql("update candidacy.period set percent = 1").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void whatIsWrongWithAPeriodIsSaidBesideTheField() {
        var address = "/dossiers/" + awa.value() + "/experience";
        assertThat(post(
                        address,
                        "siret",
                        "12345678901234",
                        "from",
                        "2026-05-04",
                        "until",
                        "2026-04-04",
                        "weeklyHours",
                        "90"))
                .hasStatus(422)
                .bodyText()
                .contains("Nommez l’entreprise", "n’en est pas un", "doit suivre", "60 au plus", "le justificatif");
        assertThat(post(address, "weeklyHours", "35", "totalHours", "10"))
                .bodyText()
                .contains("soit les heures");
        assertThat(standing(awa)).isEmpty();
    }

    @Test
    void experienceIsCountedInMonths() {
        assertThat(post(
                        "/dossiers/" + vae.value() + "/experience",
                        "employer",
                        "Ouvrage",
                        "from",
                        "2024-01-01",
                        "until",
                        "2024-12-31",
                        "weeklyHours",
                        "35",
                        "proof",
                        "PAYSLIPS"))
                .hasStatus3xxRedirection();
        assertThat(standing(vae)).containsExactly(new Fact.Experience(new java.math.BigDecimal("12.00")));
    }

    private State state(LocalDate day) {
        return admissibilities.of(vae).on(day);
    }

    private Entry step(What what, LocalDate on, String words) {
        return admissibilities.record(of(vae), admissibilities.of(vae), what, on, words, AJury.MANAGER);
    }

    @Test
    void twoMonthsOfSilenceAfterACompleteFileGrant() {
        var complete = LocalDate.of(2025, 12, 31);
        assertThat(state(complete)).isEqualTo(new State.Nothing());
        step(What.INCOMPLETE, complete.minusDays(20), "Justificatif d’identité");
        assertThat(state(complete.plusYears(1))).isInstanceOf(State.Lacking.class);
        step(What.COMPLETE, complete, "");
        var due = LocalDate.of(2026, 2, 28);
        assertThat(state(complete)).isEqualTo(new State.Waiting(complete, due));
        assertThat(state(due)).isEqualTo(new State.Waiting(complete, due));
        assertThat(state(due.plusDays(1))).isEqualTo(new State.Silent(due.plusDays(1)));
        assertThat(standing(vae)).isEmpty();

        var address = "/dossiers/" + vae.value() + "/recevabilite";
        assertThat(get(address)).hasStatusOk().bodyText().contains("silence gardé pendant deux mois, le 1er mars 2026");
        assertThat(post(address, "what", "REFUSED", "day", "2026-03-04", "words", "Hors champ"))
                .hasStatus(422)
                .bodyText()
                .contains("déjà accordée par silence");
        assertThat(post(address, "what", "SILENCE", "day", "2026-03-02")).hasStatus(422);
        assertThat(post(address, "what", "SILENCE", "day", "2026-03-01")).hasStatus3xxRedirection();
        assertThat(standing(vae)).containsExactly(new Fact.Admissibility(true, LocalDate.of(2026, 3, 1)));
        assertThat(state(LocalDate.now(clock)))
                .isEqualTo(new State.Answered(true, LocalDate.of(2026, 3, 1), true, null));
    }

    @Test
    void silenceIsNotedByItself() {
        step(What.COMPLETE, LocalDate.of(2025, 12, 31), "");
        silences.note();
        silences.note();
        assertThat(standing(vae)).containsExactly(new Fact.Admissibility(true, LocalDate.of(2026, 3, 1)));
        var steps = admissibilities.of(vae).steps();
        assertThat(steps).hasSize(2);
        assertThat(steps.getLast().recorded().by()).isEqualTo("Parchemin");
        assertThat(get("/dossiers/" + vae.value() + "/recevabilite"))
                .bodyText()
                .contains("Accordée le 1er mars 2026 par silence gardé pendant deux mois");
    }

    @Test
    void silenceIsKeptUntilTheLastDayIsOver() {
        var today = LocalDate.now(clock);
        step(What.COMPLETE, today.minusMonths(2).plusDays(3), "");
        silences.note();
        assertThat(admissibilities.of(vae).steps()).hasSize(1);
        assertThat(standing(vae)).isEmpty();
    }

    @Test
    void aStepThatFollowsAnotherFileThanTheOneReadIsRefused() {
        var before = admissibilities.of(vae);
        step(What.COMPLETE, LocalDate.of(2026, 1, 10), "");
        assertThatThrownBy(() -> admissibilities.record(
                        of(vae), before, What.INCOMPLETE, LocalDate.of(2026, 1, 10), "Attestation", AJury.MANAGER))
                .isInstanceOf(Facts.ChangedMeanwhile.class);
        assertThat(admissibilities.of(vae).steps()).hasSize(1);
    }

    @Test
    void aStepThatIsNoneIsRefusedAndThoseInTrainingHaveNone() {
        var address = "/dossiers/" + vae.value() + "/recevabilite";
        assertThat(post(address, "what", "TACIT", "day", "2026-02-01")).hasStatus(422);
        var cohort = of(vae).cohort();
        var trained = jury.candidate(cohort, "Diallo");
        var other = "/dossiers/" + trained.value() + "/recevabilite";
        assertThat(post(other, "what", "COMPLETE", "day", "2026-02-01")).hasStatus(422);
        assertThat(admissibilities.of(trained).steps()).isEmpty();
    }

    @Test
    void whoeverIsRefusedIsAskedForNothingMore() {
        assertThat(agendas.of(vae)).isNotEmpty();
        step(What.COMPLETE, LocalDate.of(2026, 1, 10), "");
        step(What.REFUSED, LocalDate.of(2026, 2, 1), "Activités hors du titre");
        assertThat(agendas.of(vae))
                .singleElement()
                .satisfies(due -> assertThat(due.key()).isEqualTo("candidacy.due.REFUSED"));
    }

    @Test
    void aRefusalSaysWhyAndCanBeTakenBack() {
        step(What.COMPLETE, LocalDate.of(2026, 1, 10), "");
        var address = "/dossiers/" + vae.value() + "/recevabilite";
        assertThat(post(address, "what", "REFUSED", "day", "2026-02-01")).hasStatus(422);
        assertThat(post(address, "what", "REFUSED", "day", "2026-02-01", "words", "Activités hors du titre"))
                .hasStatus3xxRedirection();
        assertThat(get(address)).bodyText().contains("Refusée le 1er février 2026", "Activités hors du titre");
        assertThat(standing(vae)).containsExactly(new Fact.Admissibility(false, LocalDate.of(2026, 2, 1)));
        long last = admissibilities.of(vae).steps().getLast().recorded().id();
        post(address + "/retrait", "step", Long.toString(last), "motive", "Recours accepté");
        assertThat(admissibilities.of(vae).steps()).hasSize(1);
        post(address, "what", "GRANTED", "day", "2026-02-03");
        assertThat(standing(vae)).last().isEqualTo(new Fact.Admissibility(true, LocalDate.of(2026, 2, 3)));
    }

    @Test
    void whatTheDossierRefusesIsNotWritten() {
        var cohort = of(vae).cohort();
        cohorts.plan(cohort, null, LocalDate.of(2026, 1, 20), AJury.MANAGER);
        step(What.COMPLETE, LocalDate.of(2026, 1, 10), "");
        assertThat(step(What.GRANTED, LocalDate.of(2026, 2, 3), "")).isInstanceOf(Entry.Refused.class);
        silences.note();
        assertThat(admissibilities.of(vae).steps()).hasSize(1);
        assertThat(standing(vae)).isEmpty();
    }
}
