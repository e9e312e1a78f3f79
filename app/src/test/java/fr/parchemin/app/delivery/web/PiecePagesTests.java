package fr.parchemin.app.delivery.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.assessment.Results;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.delivery.APdf;
import fr.parchemin.app.paper.Pdf;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.people.Reach.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** From a file to a receipt: what is taken in, handed in, read and taken back, and by whom. */
@ParcheminTest
class PiecePagesTests {

    final LocalDate today = LocalDate.now(java.time.ZoneId.of("Europe/Paris"));

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
    JdbcClient jdbc;

    Actor manager;
    String candidate;
    CandidacyId awa;
    CohortId cohort;

    @BeforeEach
    void aCandidateWithAReportToHandIn() {
        manager = accounts.open("livrables@parchemin.example", "Irène Vasseur", "secret", Role.MANAGER);
        cohort = cohort(today.plusMonths(2));
        awa = enrol(cohort);
        candidate = account(Role.CANDIDATE, Scope.PERSON, person(awa));
    }

    private CohortId cohort(@Nullable LocalDate jury) {
        var edition = catalog.current("certification-jnac").orElseThrow();
        return cohorts.open(edition.id(), "Dépôts " + UUID.randomUUID(), jury, null, "DEP", manager);
    }

    private CandidacyId enrol(CohortId in) {
        var born = LocalDate.of(1999, 2, 3);
        var identity = new Identity(
                "Diallo", null, "Awa " + UUID.randomUUID(), Identity.Sex.F, born, "Niort", "awa@exemple.fr");
        return candidacies.enrol(in, new Enrolment(identity, "training", null, today.minusYears(1), null), manager);
    }

    private String person(CandidacyId candidacy) {
        return Long.toString(candidacies.find(candidacy).orElseThrow().person().value());
    }

    private String account(Role role, Scope scope, String of) {
        var email = UUID.randomUUID() + "@parchemin.example";
        accounts.open(email, "Personne " + role, "secret", role, scope, of);
        return email;
    }

    private String base() {
        return "/dossiers/" + awa.value() + "/livrables/B1.rapport";
    }

    private MvcTestResult get(String email, String address) {
        return pages.get()
                .uri(address)
                .with(user(accounts.loadUserByUsername(email)))
                .exchange();
    }

    private MvcTestResult send(String email, byte[] file, String name) {
        return pages.post()
                .uri(base())
                .multipart()
                .file(new MockMultipartFile("file", name, "application/pdf", file))
                .with(user(accounts.loadUserByUsername(email)))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult post(String email, String address, String... fields) {
        var post = pages.post()
                .uri(address)
                .with(user(accounts.loadUserByUsername(email)))
                .with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            post = post.param(fields[i], fields[i + 1]);
        }
        return post.exchange();
    }

    private long versions() {
        return jdbc.sql("select count(*) from delivery.version where candidacy = :id")
                .param("id", awa.value())
                .query(Long.class)
                .single();
    }

    @Test
    void aReportIsSentReadHandedInAndLocked() throws Exception {
        var file = APdf.of(7);

        assertThat(get(candidate, base())).hasStatusOk().bodyText().contains("7 pages au plus", "Rien n’est déposé");
        assertThat(send(candidate, file, "C:\\docs\\rapport.pdf")).hasStatus3xxRedirection();
        assertThat(get(candidate, base() + "/versions/1"))
                .hasStatusOk()
                .bodyText()
                .contains("rapport.pdf", "brouillon", "SHA-256", "<iframe");
        assertThat(get(candidate, base() + "/remise")).hasStatusOk().bodyText().contains("verrouillé");
        assertThat(post(candidate, base() + "/remise", "version", "1")).hasStatus3xxRedirection();

        assertThat(results.receipts(awa)).singleElement().satisfies(line -> {
            assertThat(line.receipt()).isNotNull();
            assertThat(line.receipt().pages()).isEqualTo(7);
            assertThat(line.receipt().receivedOn()).isEqualTo(today);
        });
        assertThat(get(candidate, base())).bodyText().contains("La version 1 est remise");
        assertThat(send(candidate, APdf.of(6), "autre.pdf"))
                .hasStatus(422)
                .bodyText()
                .contains("verrouillé");
        assertThat(post(candidate, base() + "/remise", "version", "1"))
                .hasStatus(422)
                .bodyText()
                .contains("déjà remis");
        var sent = get(candidate, base() + "/versions/1/fichier");
        assertThat(sent).hasStatusOk().body().isEqualTo(file);
        assertThat(sent).headers().satisfies(headers -> {
            assertThat(headers.getFirst("Content-Type")).isEqualTo("application/pdf");
            assertThat(headers.getFirst("Content-Disposition"))
                    .startsWith("inline")
                    .contains("rapport.pdf");
            assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(headers.get("Content-Security-Policy"))
                    .singleElement()
                    .satisfies(policy -> assertThat(policy).contains("default-src 'none'", "frame-ancestors 'self'"));
        });
        assertThat(get(candidate, base() + "/versions/1"))
                .headers()
                .satisfies(headers -> assertThat(headers.get("Content-Security-Policy"))
                        .singleElement()
                        .satisfies(
                                policy -> assertThat(policy).contains("frame-src 'self'", "frame-ancestors 'none'")));
        var receipt = get(candidate, base() + "/versions/1/accuse.pdf");
        assertThat(receipt).hasStatusOk();
        var printed = new Pdf(receipt.getResponse().getContentAsByteArray());
        assertThat(printed.violations()).isEmpty();
        assertThat(printed.text()).contains("Accusé de dépôt", "rapport.pdf");
    }

    @Test
    void whatIsRefusedLeavesNothingAndSaysWhy() {
        assertThat(send(candidate, APdf.zip(), "rapport.pdf"))
                .hasStatus(422)
                .bodyText()
                .contains("archive ZIP");
        assertThat(send(candidate, new byte[0], "rapport.pdf"))
                .hasStatus(422)
                .bodyText()
                .contains("0 octet");
        var half = java.util.Arrays.copyOf(APdf.of(3), 900);
        assertThat(send(candidate, half, "rapport.pdf"))
                .hasStatus(422)
                .bodyText()
                .contains("incomplet");
        assertThat(send(candidate, new byte[21 << 20], "rapport.pdf"))
                .hasStatus(422)
                .bodyText()
                .contains("21\u00a0Mo", "20\u00a0Mo au plus");
        assertThat(post(candidate, base())).hasStatus(422).bodyText().contains("Choisissez un fichier");

        assertThat(versions()).isZero();
    }

    @Test
    void eightPagesWhereSevenAreAllowedStayADraftForTheCandidateAndAreRemarkedOnFromStaff() {
        assertThat(send(candidate, APdf.of(8), "long.pdf")).hasStatus3xxRedirection();

        assertThat(get(candidate, base())).bodyText().contains("8 pages trouvées, 7 au plus.");
        assertThat(post(candidate, base() + "/remise", "version", "1"))
                .hasStatus(422)
                .bodyText()
                .contains("8 pages trouvées");
        assertThat(results.receipts(awa)).isEmpty();
        assertThat(post("livrables@parchemin.example", base() + "/remise", "version", "1"))
                .hasStatus3xxRedirection();
        assertThat(results.receipts(awa)).hasSize(1);
    }

    @Test
    void theSameFileTwiceIsOneVersion() {
        var file = APdf.of(2);

        send(candidate, file, "rapport.pdf");
        assertThat(send(candidate, file, "rapport.pdf")).hasStatus3xxRedirection();
        assertThat(versions()).isEqualTo(1);
        send(candidate, APdf.of(2), "rapport.pdf");
        assertThat(versions()).isEqualTo(2);
    }

    @Test
    void aVersionThatNobodySawIsNotHandedIn() {
        send(candidate, APdf.of(2), "rapport.pdf");
        send("livrables@parchemin.example", APdf.of(3), "rapport.pdf");

        assertThat(post(candidate, base() + "/remise", "version", "1"))
                .hasStatus(422)
                .bodyText()
                .contains("la version 2 a été déposée depuis");
        assertThat(results.receipts(awa)).isEmpty();
    }

    @Test
    void manyAtOnceSendEveryVersionAndHandInOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> sending = java.util.stream.IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(i -> () -> send(candidate, APdf.of(i + 1), "rapport.pdf")
                            .getResponse()
                            .getStatus())
                    .toList();
            for (var done : threads.invokeAll(sending)) {
                assertThat(done.get()).isEqualTo(302);
            }
            assertThat(versions()).isEqualTo(4);
            List<Callable<Integer>> handing = java.util.Collections.nCopies(
                    4,
                    () -> post(candidate, base() + "/remise", "version", "4")
                            .getResponse()
                            .getStatus());
            var answers = threads.invokeAll(handing).stream()
                    .map(one -> one.resultNow())
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(302, 422, 422, 422);
        }
        assertThat(results.receipts(awa)).hasSize(1);
    }

    @Test
    void afterItsDayItIsRefusedFromCandidatesAndRemarkedOnFromStaff() {
        awa = enrol(cohort(today.minusDays(3)));
        candidate = account(Role.CANDIDATE, Scope.PERSON, person(awa));

        assertThat(send(candidate, APdf.of(2), "rapport.pdf"))
                .hasStatus(422)
                .bodyText()
                .contains("L’échéance du");
        assertThat(send("livrables@parchemin.example", APdf.of(2), "rapport.pdf"))
                .hasStatus3xxRedirection();
        assertThat(post(candidate, base() + "/remise", "version", "1")).hasStatus(422);
        assertThat(post("livrables@parchemin.example", base() + "/remise", "version", "1"))
                .hasStatus3xxRedirection();
        assertThat(get(candidate, base())).bodyText().contains("Remis après l’échéance du");
    }

    @Test
    void staffTakeBackForAReasonAndANewVersionIsHandedIn() {
        send(candidate, APdf.of(2), "rapport.pdf");
        post(candidate, base() + "/remise", "version", "1");
        var receipt = Long.toString(results.receipts(awa).getLast().recorded().id());

        assertThat(post(candidate, base() + "/reprise", "receipt", receipt, "motive", "Erreur"))
                .hasStatus(404);
        assertThat(post("livrables@parchemin.example", base() + "/reprise", "receipt", receipt))
                .hasStatus(422)
                .bodyText()
                .contains("Dites pourquoi.");
        assertThat(post("livrables@parchemin.example", base() + "/reprise", "receipt", receipt, "motive", "Erreur"))
                .hasStatus3xxRedirection();
        assertThat(post("livrables@parchemin.example", base() + "/reprise", "receipt", receipt, "motive", "Erreur"))
                .hasStatus(422);
        assertThat(send(candidate, APdf.of(3), "rapport.pdf")).hasStatus3xxRedirection();
        assertThat(post(candidate, base() + "/remise", "version", "2")).hasStatus3xxRedirection();
        assertThat(results.receipts(awa)).hasSize(3);
        assertThat(get(candidate, base())).bodyText().contains("La version 2 est remise");
    }

    @Test
    void othersReadWhatWasHandedInAndNeverDrafts() {
        var auditor = account(Role.AUDITOR, Scope.SCHEME, "certification-jnac");
        send(candidate, APdf.of(2), "rapport.pdf");

        assertThat(get(auditor, base() + "/versions/1")).hasStatus(404);
        assertThat(get(auditor, base() + "/versions/1/fichier")).hasStatus(404);
        post(candidate, base() + "/remise", "version", "1");
        assertThat(get(auditor, base() + "/versions/1")).hasStatusOk();
        assertThat(get(auditor, base() + "/versions/1/fichier")).hasStatusOk();
        assertThat(send(auditor, APdf.of(2), "rapport.pdf")).hasStatus(404);
    }

    @Test
    void theDossierOfSomebodyElseIsClosed() {
        send(candidate, APdf.of(2), "rapport.pdf");
        post(candidate, base() + "/remise", "version", "1");
        var other = account(Role.CANDIDATE, Scope.PERSON, person(enrol(cohort)));
        var centre = account(Role.CENTRE_MANAGER, Scope.CENTRE, "424242");
        var stranger = account(Role.MANAGER, Scope.SCHEME, "ccs-exemple");
        var juror = account(Role.JUROR, Scope.OPENED, "");
        var assessor = account(Role.ASSESSOR, Scope.EVERYTHING, "");

        for (String email : List.of(other, centre, stranger, juror, assessor)) {
            for (String address : List.of(
                    "/dossiers/" + awa.value() + "/livrables",
                    base(),
                    base() + "/versions/1",
                    base() + "/versions/1/fichier",
                    base() + "/versions/1/accuse.pdf")) {
                assertThat(get(email, address)).as("%s for %s", address, email).hasStatus(404);
            }
            assertThat(send(email, APdf.of(1), "rapport.pdf")).hasStatus(404);
        }
        // A version of one dossier is not reached through another.
        var own = "/dossiers/" + enrol(cohort).value() + "/livrables/B1.rapport/versions/1/fichier";
        assertThat(get("livrables@parchemin.example", own)).hasStatus(404);
        assertThat(get("livrables@parchemin.example", base().replace("B1.", "B9.")))
                .hasStatus(404);
        assertThat(get("livrables@parchemin.example", base() + "/versions/99999999999"))
                .hasStatus(404);
    }

    @Test
    void aDamagedFileIsSaidToBeSoAndNotShown() throws IOException {
        send(candidate, APdf.of(2), "rapport.pdf");
        var digest = jdbc.sql("select digest from delivery.version where candidacy = :id")
                .param("id", awa.value())
                .query(String.class)
                .single();
        Files.writeString(Path.of("target/data/files", digest.substring(0, 2), digest), "%PDF- autre chose");

        assertThat(get(candidate, base() + "/versions/1/fichier"))
                .hasStatus(500)
                .bodyText()
                .contains("endommagé", "référence")
                .doesNotContain("autre chose");
    }
}
