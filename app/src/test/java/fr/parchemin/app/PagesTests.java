package fr.parchemin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.assessment.Results;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Identity;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ParcheminTest
class PagesTests {

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

    UserDetails manager;
    Actor actor;
    CohortId cohort;
    CandidacyId awa;

    @BeforeEach
    void aCohortWithOneCandidate() {
        actor = accounts.open("test@parchemin.example", "Irène Vasseur", "secret", Actor.Role.MANAGER);
        manager = accounts.loadUserByUsername("test@parchemin.example");
        var edition = catalog.current("certification-jnac").orElseThrow();
        cohort = cohorts.open(
                edition.id(),
                "Session " + UUID.randomUUID(),
                LocalDate.of(2026, 7, 10),
                LocalDate.of(2026, 6, 20),
                "JNAC-2026",
                actor);
        awa = candidacies.enrol(
                cohort,
                new Enrolment(
                        new Identity(
                                "Diallo",
                                null,
                                "Awa",
                                Identity.Sex.F,
                                LocalDate.of(1999, 2, 3),
                                "Niort",
                                "awa@exemple.fr"),
                        "training",
                        null,
                        LocalDate.of(2025, 9, 1),
                        null),
                actor);
    }

    private MvcTestResult get(String address) {
        return pages.get().uri(address).with(user(manager)).exchange();
    }

    private MvcTestResult record(String... fields) {
        var post = pages.post()
                .uri("/dossiers/" + awa.value() + "/faits")
                .with(user(manager))
                .with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            post = post.param(fields[i], fields[i + 1]);
        }
        return post.exchange();
    }

    private MvcTestResult graded(String grade, String on) {
        return record("key", "result|B1.etude-de-cas||1", "on", on, "mark:", "grade:" + grade);
    }

    @Test
    void nobodySeesAPageWithoutSigningIn() {
        assertThat(pages.get().uri("/cohortes").exchange()).hasStatus3xxRedirection();
        assertThat(pages.get().uri("/connexion").exchange()).hasStatusOk();
    }

    @Test
    void everySchemeHasItsPage() {
        for (var edition : catalog.schemes()) {
            var scheme = edition.scheme();
            assertThat(get("/referentiels/" + scheme.id()))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("??", "catalog.");
        }
        assertThat(get("/referentiels/inconnu")).hasStatus(404);
    }

    @Test
    void aFailedResultOpensItsResitOnThePage() {
        assertThat(graded("en-cours-acquisition", "2026-05-18")).hasStatus3xxRedirection();

        assertThat(get("/dossiers/" + awa.value()))
                .hasStatusOk()
                .bodyText()
                .contains("sous forme d’étude de cas", "du 29 juin au 1er juillet 2026", "saisi par Irène Vasseur");
        assertThat(get("/cohortes/" + cohort.value() + "?proposition=IN_PROGRESS&nom=dial"))
                .hasStatusOk()
                .bodyText()
                .contains("DIALLO Awa", "Rattrapage");
    }

    @Test
    void aCorrectionNeedsAMotiveAndKeepsTheHistory() {
        graded("en-cours-acquisition", "2026-05-18");
        var seen = Long.toString(results.history(awa).getFirst().recorded().id());

        assertThat(record(
                        "key", "result|B1.etude-de-cas||1", "on", "2026-05-18", "mark:", "grade:acquis", "seen:", seen))
                .hasStatus(422)
                .bodyText()
                .contains("Dites pourquoi vous corrigez");
        assertThat(record(
                        "key",
                        "result|B1.etude-de-cas||1",
                        "on",
                        "2026-05-18",
                        "mark:",
                        "grade:acquis",
                        "seen:",
                        seen,
                        "motive",
                        "Erreur de saisie"))
                .hasStatus3xxRedirection();
        assertThat(results.history(awa)).hasSize(2);
        assertThat(get("/dossiers/" + awa.value())).bodyText().contains("motif", "Erreur de saisie");
    }

    @Test
    void theSecondOfTwoCorrectionsLosesNothingAndIsTold() {
        graded("non-acquis", "2026-05-18");
        var seen = Long.toString(results.history(awa).getFirst().recorded().id());
        record(
                "key",
                "result|B1.etude-de-cas||1",
                "on",
                "2026-05-18",
                "mark:",
                "grade:acquis",
                "seen:",
                seen,
                "motive",
                "a");

        var second = record(
                "key",
                "result|B1.etude-de-cas||1",
                "on",
                "2026-05-18",
                "mark:",
                "grade:maitrise",
                "seen:",
                seen,
                "motive",
                "relecture de la copie");

        assertThat(second).hasStatus(422).bodyText().contains("pendant votre saisie", "relecture de la copie");
        assertThat(results.history(awa)).hasSize(2);
    }

    @Test
    void whatContradictsTheSchemeIsRefusedInWordsAndNotWritten() {
        assertThat(graded("parfait", "2026-05-18")).hasStatus(422).bodyText().contains("Mention inconnue");
        assertThat(graded("acquis", "2026-06-21")).hasStatus(422).bodyText().contains("postérieure");
        assertThat(record("key", "fact|ATTENDANCE|", "share", "120"))
                .hasStatus(422)
                .bodyText()
                .contains("trop grand");
        assertThat(results.history(awa)).isEmpty();
    }

    @Test
    void anHtmxAnswerIsTheDossierAloneWithWhatChanged() {
        var answer = pages.post()
                .uri("/dossiers/" + awa.value() + "/faits")
                .with(user(manager))
                .with(csrf())
                .header("HX-Request", "true")
                .param("key", "fact|ATTENDANCE|")
                .param("share", "84,9")
                .exchange();

        assertThat(answer)
                .hasStatusOk()
                .bodyText()
                .contains("84,9", "id=\"dossier\"")
                .doesNotContain("<html");
    }

    @Test
    void factsAreNeverOverwritten() {
        graded("acquis", "2026-05-18");

        assertThatThrownBy(() -> jdbc.sql("update assessment.result set grade = 'maitrise'")
                        .update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("delete from assessment.result").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("truncate candidacy.fact cascade").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void anImportWritesNothingBeforeItIsConfirmedAndThenOnce() {
        var csv = """
                nom de naissance;prénoms;sexe;date de naissance;lieu de naissance;date d'inscription
                Le Goff;Loïc;M;04/03/1998;Brest;01/09/2025
                Diallo;Awa;F;03/02/1999;Niort;01/09/2025
                Traoré;;F;03/02/1999;Bamako;01/09/2025
                """;
        var file = new MockMultipartFile("file", "candidats.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        var address = "/cohortes/" + cohort.value() + "/import";

        var uploaded = pages.post()
                .uri(address)
                .multipart()
                .file(file)
                .with(user(manager))
                .with(csrf())
                .exchange();
        var preview = uploaded.getResponse().getRedirectedUrl();

        assertThat(get(preview))
                .hasStatusOk()
                .bodyText()
                .contains("déjà dans la cohorte", "Prénoms", "Inscrire 1 candidat");
        assertThat(get(preview + "/refusees.csv")).hasStatusOk().bodyText().contains("Motifs", "Traoré");
        assertThat(candidacies.of(cohort)).hasSize(1);
        for (int i = 0; i < 2; i++) {
            assertThat(pages.post()
                            .uri(preview)
                            .with(user(manager))
                            .with(csrf())
                            .exchange())
                    .hasStatus3xxRedirection();
        }
        assertThat(candidacies.of(cohort)).hasSize(2);
    }

    private MvcTestResult enrol(String... fields) {
        var post = pages.post()
                .uri("/cohortes/" + cohort.value() + "/candidats")
                .with(user(manager))
                .with(csrf())
                .param("givenNames", "Awa")
                .param("sex", "F")
                .param("birthDate", "1999-02-03")
                .param("route", "training")
                .param("enrolledOn", "2025-09-01");
        for (int i = 0; i < fields.length; i += 2) {
            post = post.param(fields[i], fields[i + 1]);
        }
        return post.exchange();
    }

    @Test
    void aTownIsChosenAmongThoseOfItsName() {
        var name = "Sow" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        assertThat(enrol("birthName", name, "birthPlace", "Saint-Denis", "known", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Laquelle est-ce", "Saint-Denis (974, La Réunion)", "value=\"97411\"");

        assertThat(enrol(
                        "birthName",
                        name,
                        "birthPlace",
                        "Saint-Denis",
                        "birthPlaceAsked",
                        "Saint-Denis",
                        "birthCode",
                        "97411"))
                .hasStatus3xxRedirection();

        assertThat(candidacies.of(cohort))
                .anySatisfy(one -> assertThat(one.identity().birthPlace()).isEqualTo("Saint-Denis (La Réunion)"));
    }

    @Test
    void whoMayBeKnownIsShownBeforeASecondRecordIsMade() {
        var person = jdbc.sql("select person from candidacy.candidacy where id = :id")
                .param("id", awa.value())
                .query(Long.class)
                .single();

        var asked = enrol("birthName", "Diallot", "birthPlace", "Niort");

        assertThat(asked).hasStatus(422).bodyText().contains("DIALLO Awa", "C’est une autre personne");
        assertThat(enrol("birthName", "Diallot", "birthPlace", "Niort", "known", person.toString()))
                .hasStatus(422)
                .bodyText()
                .contains("déjà dans la cohorte");
    }

    @Test
    void townsAreSuggested() {
        assertThat(get("/lieux?birthPlace=quimp")).hasStatusOk().bodyText().contains("Quimper (29, Finistère)");
        assertThat(get("/lieux")).hasStatusOk().bodyText().doesNotContain("option");
    }

    @Test
    void whatIsSeenOfACohortIsExported() {
        assertThat(get("/cohortes/" + cohort.value() + "/export.csv?nom=diallo"))
                .hasStatusOk()
                .bodyText()
                .contains("DIALLO Awa", "en cours");
        assertThat(pages.get()
                        .uri("/cohortes/" + cohort.value() + "/export.csv")
                        .header("Accept-Language", "en")
                        .with(user(manager)))
                .bodyText()
                .contains("Number;Name;Proposal", "in progress");
        assertThat(get("/cohortes/" + cohort.value() + "/export.csv?nom=personne"))
                .bodyText()
                .doesNotContain("DIALLO");
    }
}
