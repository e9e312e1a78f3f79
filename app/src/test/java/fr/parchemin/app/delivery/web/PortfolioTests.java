package fr.parchemin.app.delivery.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.assessment.Results;
import fr.parchemin.app.candidacy.Agenda;
import fr.parchemin.app.candidacy.Agenda.Due;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.paper.Pdf;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.people.Kept;
import fr.parchemin.app.people.Reach.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** A practice portfolio from its first situation to the jury, and what the manager of a cohort follows. */
@ParcheminTest
class PortfolioTests {

    private static final String MANAGER = "dossiers@parchemin.example";

    final LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));

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
    Results results;

    @Autowired
    List<Agenda> agendas;

    @Autowired
    List<Kept> kept;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    Actor manager;
    CohortId cohort;
    CandidacyId awa;
    String candidate;

    @BeforeEach
    void aCandidateWithAPortfolioToWrite() {
        manager = accounts.open(MANAGER, "Irène Vasseur", "secret", Role.MANAGER);
        var edition = catalog.current("cqp-manager-operationnel").orElseThrow();
        cohort = cohorts.open(edition.id(), "DPP " + UUID.randomUUID(), today.plusMonths(2), null, "DPP", manager);
        awa = enrol("Diallo");
        candidate = UUID.randomUUID() + "@parchemin.example";
        var person = candidacies.find(awa).orElseThrow().person().value();
        accounts.open(candidate, "Awa Diallo", "secret", Role.CANDIDATE, Scope.PERSON, Long.toString(person));
    }

    private CandidacyId enrol(String name) {
        var identity = new Identity(
                name, null, "Awa " + UUID.randomUUID(), Identity.Sex.F, LocalDate.of(1999, 2, 3), "Niort", null);
        return candidacies.enrol(cohort, new Enrolment(identity, "training", null, today.minusYears(1), null), manager);
    }

    private String base() {
        return "/dossiers/" + awa.value() + "/livrables/B1.dpp/situations";
    }

    private MvcTestResult get(String email, String address) {
        return pages.get()
                .uri(address)
                .with(user(accounts.loadUserByUsername(email)))
                .exchange();
    }

    private MvcTestResult post(String email, String address, String... fields) {
        var post = pages.post()
                .uri(address)
                .with(user(accounts.loadUserByUsername(email)))
                .with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            post = fields[i].equals("HX-Request")
                    ? post.header(fields[i], fields[i + 1])
                    : post.param(fields[i], fields[i + 1]);
        }
        return post.exchange();
    }

    /** The address of a new situation. */
    private String begin() {
        var begun = post(candidate, base());
        assertThat(begun).hasStatus3xxRedirection();
        return Objects.requireNonNull(begun.getResponse().getRedirectedUrl());
    }

    private MvcTestResult write(String situation, int revision, String title, String... competencies) {
        var fields = new java.util.ArrayList<>(List.of(
                "revision",
                Integer.toString(revision),
                "title",
                title,
                "context",
                "Un atelier de six personnes.",
                "done",
                "J’ai reçu chacun.",
                "outcome",
                "Moins de retards."));
        for (String competency : competencies) {
            fields.addAll(List.of("competencies", competency));
        }
        return post(candidate, situation, fields.toArray(String[]::new));
    }

    private String sum() {
        var page = get(candidate, base()).getResponse();
        try {
            return page.getContentAsString().replaceAll("(?s).*name=\"seen\" value=\"(\\d+)\".*", "$1");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPortfolioIsWrittenPrintedHandedInAndLocked() throws Exception {
        assertThat(get(candidate, base())).hasStatusOk().bodyText().contains("Aucune situation professionnelle");
        var first = begin();
        assertThat(write(first, 1, "Reprendre une équipe", "B1-C1", "B9-C9")).hasStatus4xxClientError();
        assertThat(write(first, 1, "Reprendre une équipe", "B1-C1")).hasStatus3xxRedirection();
        assertThat(get(candidate, base()))
                .bodyText()
                .contains("Reprendre une équipe", "complète", "aucune situation", "Remettre le dossier");
        assertThat(post(candidate, base() + "/remise", "seen", "1")).hasStatus(422);
        assertThat(post(candidate, base() + "/remise", "seen", sum())).hasStatus3xxRedirection();

        var receipt = results.receipts(awa).getLast().receipt();
        assertThat(receipt).isNotNull();
        assertThat(receipt.situations()).isEqualTo(1);
        assertThat(receipt.pages()).isEqualTo(1);
        var file = get(candidate, "/dossiers/" + awa.value() + "/livrables/B1.dpp/versions/1/fichier");
        assertThat(file).hasStatusOk();
        try (var pdf = Loader.loadPDF(file.getResponse().getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Reprendre une équipe", "J’ai reçu chacun.");
        }
        assertThat(new Pdf(file.getResponse().getContentAsByteArray()).violations())
                .isEmpty();
        assertThat(post(candidate, base())).hasStatus(422).bodyText().contains("verrouillé");
        assertThat(write(first, 2, "Autre chose", "B1-C1")).hasStatus(422);
        assertThat(post(candidate, first + "/retrait")).hasStatus(422);
        assertThat(post(candidate, base() + "/remise", "seen", "1")).hasStatus(422);
    }

    @Test
    void aSituationThatIllustratesNothingIsNotHandedIn() {
        write(begin(), 1, "Sans compétence");

        assertThat(get(candidate, base())).bodyText().contains("Une situation est à compléter");
        assertThat(post(candidate, base() + "/remise", "seen", "1")).hasStatus(422);
        assertThat(results.receipts(awa)).isEmpty();
    }

    @Test
    void twoPagesDoNotWriteOverEachOther() {
        var situation = begin();

        write(situation, 1, "De la première page", "B1-C1");
        assertThat(write(situation, 1, "De la seconde page", "B1-C1"))
                .hasStatus(409)
                .bodyText()
                .contains("De la seconde page", "Une autre page a enregistré");
        assertThat(get(candidate, situation)).bodyText().contains("De la première page");
        assertThat(write(situation, 2, "De la seconde page", "B1-C1")).hasStatus3xxRedirection();
    }

    @Test
    void whatIsTypedIsSavedAsItGoes() {
        var situation = begin();

        assertThat(post(candidate, situation, "HX-Request", "true", "revision", "1", "title", "Sur le vif"))
                .hasStatusOk()
                .bodyText()
                .contains("enregistré à", "name=\"revision\" value=\"2\"", "hx-swap-oob=\"innerHTML:#coverage-box\"")
                .doesNotContain("<html");
        assertThat(get(candidate, situation)).bodyText().contains("Sur le vif");
    }

    @Test
    void aPortfolioIsClosedToOthers() {
        var situation = begin();
        var other = UUID.randomUUID() + "@parchemin.example";
        var person = candidacies.find(enrol("Martin")).orElseThrow().person().value();
        accounts.open(other, "Lou Martin", "secret", Role.CANDIDATE, Scope.PERSON, Long.toString(person));
        var auditor = UUID.randomUUID() + "@parchemin.example";
        accounts.open(auditor, "Agnès", "secret", Role.AUDITOR, Scope.EVERYTHING, "");

        for (String email : List.of(other, auditor)) {
            assertThat(get(email, base())).hasStatus(404);
            assertThat(get(email, situation)).hasStatus(404);
            assertThat(post(email, situation, "revision", "1", "title", "x")).hasStatus(404);
            assertThat(get(email, base() + ".pdf")).hasStatus(404);
        }
        assertThat(get(candidate, base().replace("B1.dpp", "B2.dpp") + situation.substring(base().length())))
                .hasStatus(404);
    }

    @Test
    void theManagerFollowsWhoHasHandedInWhatAndSetsDeadlines() {
        write(begin(), 1, "Reprendre une équipe", "B1-C1");
        var cohortPage = "/cohortes/" + cohort.value() + "/livrables";

        assertThat(get(MANAGER, cohortPage)).hasStatusOk().bodyText().contains("DIALLO", "badge-mark badge-draft");
        assertThat(get(MANAGER, cohortPage + "?manquants=true")).bodyText().contains("DIALLO");
        assertThat(get(candidate, cohortPage)).hasStatus(404);
        var day = today.minusDays(1).toString();
        assertThat(post(MANAGER, cohortPage + "/echeances", "day:B1.dpp", day)).hasStatus3xxRedirection();
        assertThat(post(MANAGER, cohortPage + "/echeances", "day:B1.dpp", "hier"))
                .hasStatus3xxRedirection();
        assertThat(get(MANAGER, cohortPage)).bodyText().contains(day, "badge-mark badge-late");
        assertThat(post(candidate, base())).hasStatus(422).bodyText().contains("L’échéance du");
        assertThat(post(candidate, cohortPage + "/echeances", "day:B1.dpp", "")).hasStatus(404);

        var dues = agendas.stream()
                .flatMap(agenda -> agenda.due(awa).stream())
                .filter(due -> due.key().startsWith("delivery.due"))
                .toList();
        assertThat(dues)
                .hasSize(4)
                .extracting(Due::until)
                .contains(today.minusDays(1), today.plusMonths(2).minusDays(1));
    }

    @Test
    void onceTheirTimeIsOverFilesAndSituationsAreErased() {
        write(begin(), 1, "Reprendre une équipe", "B1-C1");
        post(candidate, base() + "/remise", "seen", sum());
        var digest = jdbc.sql("select digest from delivery.version where candidacy = :id")
                .param("id", awa.value())
                .query(String.class)
                .single();
        var file = Path.of("target/data/files", digest.substring(0, 2), digest);
        var deliverables = kept.stream()
                .filter(one -> one.name().equals("deliverables"))
                .findFirst()
                .orElseThrow();

        assertThat(file).exists();
        assertThat(deliverables.due(today)).isZero();
        transaction.executeWithoutResult(
                _ -> assertThat(deliverables.erase(today.plusYears(1))).isPositive());
        assertThat(Files.exists(file)).isFalse();
        assertThat(get(MANAGER, base())).hasStatusOk().bodyText().doesNotContain("Reprendre une équipe");
        assertThat(results.receipts(awa)).hasSize(1);
    }
}
