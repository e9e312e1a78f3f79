package fr.parchemin.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.TestDatabase;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Identity;
import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A scheme whose routes are not named as the origins of their candidates, from enrolment to what is asked of each. */
@ParcheminTest
@TestPropertySource(properties = "parchemin.schemes=" + SchemeFolder.PLACE)
@ContextConfiguration(initializers = {TestDatabase.class, SchemeFolder.class})
class RenamedRoutesTests {

    private static final String IN_TRAINING = "Résultats des évaluations passées en cours de formation";

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

    Actor actor;
    UserDetails manager;
    CohortId cohort;

    @BeforeEach
    void aCohort() {
        actor = accounts.open("voies@parchemin.example", "Irène Vasseur", "secret", Actor.Role.MANAGER);
        manager = accounts.loadUserByUsername("voies@parchemin.example");
        var edition = catalog.current("routes-renamed").orElseThrow();
        cohort = cohorts.open(edition.id(), "Voies " + UUID.randomUUID(), null, null, "VOI", actor);
    }

    private CandidacyId candidate(String name, String route, @Nullable String origin) {
        var born = LocalDate.of(1999, 2, 3);
        var identity = new Identity(name, null, "Awa", Identity.Sex.F, born, "Niort", null);
        var enrolment = new Enrolment(identity, route, origin, LocalDate.of(2026, 1, 5), null);
        return candidacies.enrol(cohort, enrolment, actor);
    }

    private String page(String address) throws UnsupportedEncodingException {
        var answer = pages.get().uri(address).with(user(manager)).exchange();
        assertThat(answer).as(address).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }

    private String dossier(CandidacyId of) throws UnsupportedEncodingException {
        return page("/dossiers/" + of.value());
    }

    @Test
    void whatTheDossierAsksForTheDeliverablesPageOffers() throws UnsupportedEncodingException {
        var trained = candidate("Diallo", "formation", null);
        var modular = candidate("Le Goff", "modular", "training");

        for (var one : new CandidacyId[] {trained, modular}) {
            assertThat(dossier(one)).contains(IN_TRAINING);
            assertThat(page("/dossiers/" + one.value() + "/livrables")).contains(IN_TRAINING);
        }
    }

    @Test
    void nothingOfTrainingIsAskedOfWhoComesByExperience() throws UnsupportedEncodingException {
        var experienced = candidate("Moreau", "validation", null);
        var modular = candidate("Petit", "modular", "vae");

        for (var one : new CandidacyId[] {experienced, modular}) {
            assertThat(dossier(one)).doesNotContain(IN_TRAINING);
            assertThat(page("/dossiers/" + one.value() + "/livrables"))
                    .doesNotContain(IN_TRAINING)
                    .contains("Dossier professionnel");
            assertThat(dossier(one)).contains("/dossiers/" + one.value() + "/recevabilite");
            assertThat(page("/dossiers/" + one.value() + "/recevabilite")).contains("value=\"COMPLETE\"");
        }
    }

    @Test
    void theListOfACohortCountsWhatIsAskedOfEach() throws UnsupportedEncodingException {
        candidate("Diallo", "formation", null);
        candidate("Moreau", "validation", null);
        candidate("Le Goff", "modular", "training");
        candidate("Petit", "modular", "vae");

        var list = page("/cohortes/" + cohort.value() + "/livrables");

        assertThat(list.split("/livrables/livret-ecf", -1)).hasSize(3);
        assertThat(list.split("/livrables/dossier-professionnel", -1)).hasSize(5);
        assertThat(page("/cohortes/" + cohort.value())).contains("/cohortes/" + cohort.value() + "/assiduite");
    }

    @Test
    void somebodyTypedInByHandIsAskedForTheOriginOnTheRouteThatDoesNotTellOnly() throws UnsupportedEncodingException {
        assertThat(typed("formation")).as("no origin needed").isEqualTo(302);
        assertThat(typed("modular")).as("an origin needed").isEqualTo(422);
    }

    private int typed(String route) {
        return pages.post()
                .uri("/cohortes/" + cohort.value() + "/candidats")
                .with(user(manager))
                .with(csrf())
                .param("birthName", "Kerguélen")
                .param("givenNames", "Yann " + route)
                .param("sex", "M")
                .param("birthDate", "03/02/1999")
                .param("birthPlace", "Niort")
                .param("route", route)
                .param("enrolledOn", "05/01/2026")
                .exchange()
                .getResponse()
                .getStatus();
    }
}
