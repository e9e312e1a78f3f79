package fr.parchemin.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.TestDatabase;
import fr.parchemin.app.assessment.Change;
import fr.parchemin.app.assessment.Changed;
import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.assessment.Results.Attempt;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.candidacy.Move;
import fr.parchemin.app.candidacy.Moves;
import fr.parchemin.app.candidacy.Reason;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.jury.Session.Opening;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.ApiTokens;
import fr.parchemin.app.people.ApiTokens.Bounds;
import fr.parchemin.app.people.ApiTokens.Making;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.people.Reach.Scope;
import fr.parchemin.engine.dossier.Dossier.Mark;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An application started on a folder where some files are wrong, fail their own examples, or give two versions. */
@ParcheminTest
@TestPropertySource(properties = "parchemin.schemes=" + SchemeFolder.PLACE)
@ContextConfiguration(initializers = {TestDatabase.class, SchemeFolder.class})
class SchemesInForceTests {

    private static final String MANAGER = "vigueur@parchemin.example";

    private static final String FILE = """
            nom;prénom;sexe;date de naissance;lieu de naissance;voie;inscrit le
            Keita;Ben;M;03/02/1999;Niort;training;05/01/2026
            """;

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
    Dossiers dossiers;

    @Autowired
    Deliberations deliberations;

    @Autowired
    Moves moves;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    Actor actor;

    @BeforeEach
    void aManager() {
        actor = accounts.open(MANAGER, "Irène Vasseur", "secret", Role.MANAGER);
    }

    private MvcTestResult get(String email, String address) {
        return pages.get()
                .uri(address)
                .with(user(accounts.loadUserByUsername(email)))
                .exchange();
    }

    private String page(String address) throws UnsupportedEncodingException {
        var answer = get(MANAGER, address);
        assertThat(answer).as(address).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }

    private MvcTestResult open(String scheme, @Nullable LocalDate jury) {
        return pages.post()
                .uri("/cohortes")
                .with(user(accounts.loadUserByUsername(MANAGER)))
                .with(csrf())
                .param("scheme", scheme)
                .param("name", "Promotion " + UUID.randomUUID())
                .param("juryOn", jury == null ? "" : jury.toString())
                .exchange();
    }

    private static Enrolment enrolment() {
        var who = new Identity(
                "Diallo", null, "Awa " + UUID.randomUUID(), Identity.Sex.F, LocalDate.of(1999, 2, 3), "Niort", null);
        return new Enrolment(who, "training", null, LocalDate.of(2026, 1, 5), null);
    }

    private CohortId cohort() {
        var sound = catalog.current("petit").orElseThrow().id();
        return cohorts.open(sound, "Ancienne " + UUID.randomUUID(), null, null, "OLD", actor);
    }

    /** A cohort of the time when the examples still held. */
    private void rest(CohortId cohort, EditionId edition) {
        jdbc.sql("update candidacy.cohort set edition = :edition where id = :id")
                .param("edition", edition.value())
                .param("id", cohort.value())
                .update();
    }

    @Test
    void whatIsWrongWithAFileIsToldAtItsPlaceAndStopsNoOther() throws UnsupportedEncodingException {
        var list = page("/referentiels");

        assertThat(catalog.schemes())
                .extracting(edition -> edition.scheme().id())
                .containsExactlyInAnyOrder("petit", "faux", "routes-renamed", "deux");
        assertThat(list)
                .contains("broken.yaml", "nonsense.yaml", "cpq")
                .contains("again.yaml")
                .contains("Un autre fichier, a-small.yaml, donne déjà la version 1 de petit");
        assertThat(list).as("the words of the command that checks").contains("il manque la clé");
        assertThat(open("petit", null)).hasStatus3xxRedirection();
    }

    @Test
    void whoseTheFilesAreNotDoesNotSeeWhatIsWrongWithThem() throws UnsupportedEncodingException {
        accounts.open("juree@parchemin.example", "Jurée", "secret", Role.JUROR, Scope.OPENED, "");

        var answer = get("juree@parchemin.example", "/referentiels");

        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getContentAsString()).doesNotContain("broken.yaml");
    }

    @Test
    void aSchemeWhoseExamplesFailSaysWhichAndWhyAndTakesNoCohort() throws UnsupportedEncodingException {
        var scheme = page("/referentiels/faux");

        assertThat(scheme)
                .contains("Pas en vigueur", "The oral failed does not")
                .contains("attendu réussite partielle, trouvé refus")
                .as("why")
                .contains("Oral du bloc 1");
        assertThat(scheme).doesNotContain("The oral passed gives the award", "/cohortes/nouvelle?referentiel=faux");
        assertThat(page("/cohortes/nouvelle")).contains("value=\"petit\"").doesNotContain("value=\"faux\"");
        assertThat(open("faux", null)).hasStatus(422);
        var edition = catalog.current("faux").orElseThrow().id();
        assertThatThrownBy(() -> cohorts.open(edition, "Promotion", null, null, "FAU", actor))
                .isInstanceOf(Cohorts.NotInForce.class);
    }

    @Test
    void candidaciesOnItStayReadableAndAreRecordedOnButNoJuryOpensForThem() throws UnsupportedEncodingException {
        var cohort = cohort();
        var awa = candidacies.enrol(cohort, enrolment(), actor);
        rest(cohort, catalog.current("faux").orElseThrow().id());

        var oral = new Change.OfResult(
                new Attempt("B1.oral", 1, null, null), LocalDate.of(2026, 5, 2), new Mark.Graded("oui"), null);
        assertThat(dossiers.change(awa, List.of(oral), null, actor)).isNotInstanceOf(Changed.Refused.class);
        assertThat(page("/dossiers/" + awa.value())).contains("Oral");
        assertThat(page("/cohortes/" + cohort.value())).contains("DIALLO");

        var opening = deliberations.open(cohort, LocalDate.of(2026, 5, 20), "Paris", AJury.MEMBERS, actor);
        assertThat(opening).isInstanceOf(Opening.SchemeNotInForce.class);
        var answer = pages.post()
                .uri("/jurys")
                .with(user(accounts.loadUserByUsername(MANAGER)))
                .with(csrf())
                .param("cohort", Long.toString(cohort.value()))
                .param("heldOn", "2026-05-20")
                .param("place", "Paris")
                .param("names", "Hervé Auffret", "Salima Benhaddou")
                .param("capacities", "directeur", "gérante")
                .param("chair", "0")
                .exchange();
        assertThat(answer).hasStatus(422);
        assertThat(answer.getResponse().getContentAsString()).contains("n’est pas en vigueur");
    }

    private MvcTestResult send(MockMvcTester.MockMvcRequestBuilder request) {
        return request.with(user(accounts.loadUserByUsername(MANAGER)))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult upload(CohortId cohort) {
        return pages.post()
                .uri("/cohortes/" + cohort.value() + "/import")
                .multipart()
                .file(new MockMultipartFile("file", "gens.csv", "text/csv", FILE.getBytes(StandardCharsets.UTF_8)))
                .with(user(accounts.loadUserByUsername(MANAGER)))
                .with(csrf())
                .exchange();
    }

    @Test
    void nobodyMoreIsEnrolledOnItByAnyWayIn() throws UnsupportedEncodingException {
        var cohort = cohort();
        var preview = Objects.requireNonNull(upload(cohort).getResponse().getRedirectedUrl());
        rest(cohort, catalog.current("faux").orElseThrow().id());
        var address = "/cohortes/" + cohort.value();
        var why =
                "Le référentiel «\u202fCertificat faux\u202f» n’est pas en vigueur\u202f: un exemple de son fichier échoue";

        assertThatThrownBy(() -> candidacies.enrol(cohort, enrolment(), actor)).isInstanceOf(Cohorts.NotInForce.class);
        assertThat(page(address)).contains(why).doesNotContain(address + "/import", address + "/candidats/nouveau");
        for (var form : List.of("/candidats/nouveau", "/import")) {
            assertThat(page(address + form)).contains(why).doesNotContain("<form class=\"form\"");
        }
        var typed = send(pages.post().uri(address + "/candidats").param("birthName", "Diallo"));
        assertThat(typed).hasStatus(422);
        assertThat(typed.getResponse().getContentAsString()).contains(why);
        var sent = upload(cohort);
        assertThat(sent).hasStatus(422);
        assertThat(sent.getResponse().getContentAsString()).contains(why);
        assertThat(page(preview)).contains(why).doesNotContain("Inscrire un candidat");
        assertThat(send(pages.post().uri(preview))).hasRedirectedUrl(address + "/import");
        var token = (Making.Made) tokens.make(
                "Inscriptions",
                new Bounds(Scope.EVERYTHING, "", true),
                LocalDate.now(clock).plusDays(9),
                actor);
        var asked = pages.post()
                .uri("/api/v1/cohorts/" + cohort.value() + "/candidacies")
                .header("Authorization", "Bearer " + token.secret())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}")
                .exchange();
        assertThat(asked).hasStatus(409);
        assertThat(asked.getResponse().getContentAsString()).contains("urn:parchemin:problem:not-in-force", why);
        assertThat(candidacies.of(cohort)).isEmpty();
    }

    @Test
    void nobodyIsEnrolledNorTransferredWhereTheVersionAppliesOnOtherDays() throws UnsupportedEncodingException {
        var begins = SchemeFolder.lastDay().plusDays(1);
        var now = catalog.version("deux", "A").orElseThrow().edition().id();
        var later = catalog.version("deux", "B").orElseThrow().edition().id();
        var first = cohorts.open(now, "Première " + UUID.randomUUID(), null, null, "DEU", actor);
        var second = cohorts.open(later, "Seconde " + UUID.randomUUID(), begins, null, "DEU", actor);
        var awa = candidacies.enrol(first, enrolment(), actor);
        candidacies.enrol(second, enrolment(), actor);

        cohorts.plan(second, null, null, actor);

        assertThat(page("/cohortes/" + second.value() + "/candidats/nouveau"))
                .contains("il n’est en vigueur ni le jour de la cohorte ni celui de son jury");
        assertThatThrownBy(() -> candidacies.enrol(second, enrolment(), actor)).isInstanceOf(Cohorts.NotInForce.class);
        assertThat(moves.transfer(awa, second, LocalDate.now(clock), Move.Cause.OTHER, actor))
                .isEqualTo(new Moves.Outcome.Refused(List.of(new Reason("candidacy.move.not-in-force", List.of()))));
    }

    @Test
    void twoVersionsAreListedWithTheirLivesAndEachHasItsPage() throws UnsupportedEncodingException {
        assertThat(page("/referentiels")).contains("/referentiels/deux?version=A", "/referentiels/deux?version=B");
        assertThat(page("/referentiels/deux"))
                .as("the one in force")
                .contains("Zone d’accueil", "/referentiels/deux?version=B", "à venir");
        assertThat(page("/referentiels/deux?version=B")).contains("Accueil, révisé");
        assertThat(get(MANAGER, "/referentiels/deux?version=C")).hasStatus(404);
    }

    private String read(String address) throws UnsupportedEncodingException {
        var token = (Making.Made) tokens.make(
                "Lecture " + UUID.randomUUID(),
                new Bounds(Scope.EVERYTHING, "", false),
                LocalDate.now(clock).plusDays(9),
                actor);
        return pages.get()
                .uri("/api/v1/schemes" + address)
                .header("Authorization", "Bearer " + token.secret())
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void theApiTellsEveryVersionAndWhichIsInForce() throws UnsupportedEncodingException {
        var last = SchemeFolder.lastDay();

        assertThat(read(""))
                .contains(
                        "\"versions\":[{\"version\":\"A\",\"until\":\"%s\",\"inForce\":true},{\"version\":\"B\",\"from\":\"%s\",\"inForce\":false}]"
                                .formatted(last, last.plusDays(1)))
                .contains("{\"version\":\"1\",\"inForce\":false}");
        assertThat(read("/deux?version=B")).contains("Accueil, révisé");
    }

    @Test
    void aNewCohortRestsOnTheVersionOfItsDay() throws UnsupportedEncodingException {
        var after = SchemeFolder.lastDay().plusDays(10);

        assertThat(page("/cohortes/nouvelle"))
                .contains("value=\"deux/A\"", "value=\"deux/B\"")
                .contains("Version A (jusqu’au ");
        assertThat(open("deux/A", null)).hasStatus3xxRedirection();
        assertThat(open("deux/B", null)).as("it does not apply yet").hasStatus(422);
        assertThat(open("deux/B", after))
                .as("it applies on the day of the jury")
                .hasStatus3xxRedirection();
        assertThat(open("deux/C", null)).hasStatus(422);
        assertThat(jdbc.sql("""
                        select e.version from candidacy.cohort h join catalog.edition e on e.id = h.edition
                        where e.scheme = 'deux' order by h.id""").query(String.class).list()).containsExactly("A", "B");
    }
}
