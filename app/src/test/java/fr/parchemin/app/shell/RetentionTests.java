package fr.parchemin.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.award.Awards;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.candidacy.Facts;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.notice.Publications;
import fr.parchemin.app.paper.Pdf;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Holds;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.people.Kept;
import fr.parchemin.app.people.People;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.Reach.Scope;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

@ParcheminTest
@Import(AJury.class)
class RetentionTests {

    private static final LocalDate LONG_AFTER = LocalDate.of(2099, 1, 1);

    @Autowired
    MockMvc web;

    @Autowired
    AJury jury;

    @Autowired
    Accounts accounts;

    @Autowired
    Candidacies candidacies;

    @Autowired
    People people;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Facts facts;

    @Autowired
    Publications publications;

    @Autowired
    Holds holds;

    @Autowired
    Deliberations deliberations;

    @Autowired
    Awards awards;

    @Autowired
    Purge purge;

    @Autowired
    List<Kept> classes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private CohortId cohort;
    private CandidacyId candidacy;

    @BeforeEach
    void aDossier() {
        jury.mentions();
        cohort = jury.cohort();
        candidacy = jury.passing(cohort, "Diallo", "0.9");
    }

    private long erase(String name, LocalDate before) {
        var kept = classes.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        long due = kept.due(before);
        Long erased = transaction.execute(_ -> kept.erase(before));
        assertThat(erased).isEqualTo(due);
        return due;
    }

    @Test
    void evidenceIsErasedAndTheRegisterStaysTrue() {
        var session = jury.session(cohort);
        jury.followAll(session);
        deliberations.close(session, AJury.MANAGER);
        assertThat(erase("evidence", LocalDate.of(2026, 7, 10))).isZero();
        assertThat(erase("evidence", LONG_AFTER)).isPositive();
        assertThat(facts.history(candidacy)).isEmpty();
        assertThat(dossiers.examine(candidacy, null).orElseThrow().dossier().results())
                .isEmpty();
        assertThat(candidacies.find(candidacy).orElseThrow().erasedOn()).isNotNull();
        var certificate = awards.of(AJury.MANAGER, session).getFirst();
        assertThat(awards.coded(certificate.code())).isPresent();
        assertThat(deliberations
                        .deliberation(session)
                        .orElseThrow()
                        .cases()
                        .getFirst()
                        .decision())
                .isNotNull();
    }

    @Test
    void nothingOfSomebodyOnHoldIsErased() {
        var person = candidacies.find(candidacy).orElseThrow().person();
        holds.place(person, "Recours", AJury.MANAGER);
        erase("evidence", LONG_AFTER);
        assertThat(facts.history(candidacy)).isNotEmpty();
        holds.lift(person, AJury.MANAGER);
        erase("evidence", LONG_AFTER);
        assertThat(facts.history(candidacy)).isEmpty();
    }

    private PersonId renamed() {
        var person = candidacies.find(candidacy).orElseThrow().person();
        var known = people.find(person).orElseThrow();
        var is = known.identity();
        people.correct(
                person,
                new Identity(
                        "Traoré",
                        null,
                        is.givenNames(),
                        is.sex(),
                        is.birthDate(),
                        is.birthPlace(),
                        is.birthCode(),
                        null),
                known.contact(),
                "Erreur sur le nom Diallo",
                known.revision(),
                AJury.MANAGER);
        return person;
    }

    @Test
    void whatSomebodyWasCalledBeforeIsErasedWithTheRestAndThatItChangedStays() {
        var person = renamed();
        assertThat(erase("histories", LONG_AFTER))
                .as("the evidence of this dossier is still there")
                .isZero();
        holds.place(person, "Recours", AJury.MANAGER);
        erase("evidence", LONG_AFTER);
        erase("histories", LONG_AFTER);
        assertThat(history(person)).contains("Diallo");
        holds.lift(person, AJury.MANAGER);
        erase("evidence", LONG_AFTER);
        assertThat(erase("histories", LocalDate.of(2020, 1, 1)))
                .as("too recent")
                .isZero();
        assertThat(erase("histories", LONG_AFTER)).isPositive();

        assertThat(history(person)).doesNotContain("Diallo", "Traoré").contains("CORRECTED", "Hélène Caradec");
        assertThat(people.find(person).orElseThrow().identity().birthName()).isEqualTo("Traoré");
        assertThat(erase("histories", LONG_AFTER)).as("once").isZero();
    }

    private String history(PersonId person) {
        return jdbc.sql("select to_jsonb(h)::text from people.person_history h where person = :person")
                .param("person", person.value())
                .query(String.class)
                .list()
                .toString();
    }

    @Test
    void theHistoryOfSomebodyIsNotChangedOtherwise() {
        var person = renamed();
        for (String change : List.of(
                "update people.person_history set before = null, after = null, motive = null, erased_on = now() where person = ",
                "delete from people.person_history where person = ",
                "select set_config('parchemin.erasing', 'on', true);"
                        + " update people.person_history set by_name = 'x' where person = ",
                "select set_config('parchemin.erasing', 'on', true);"
                        + " update people.person_history set before = '{}' where person = ",
                "select set_config('parchemin.erasing', 'on', true); delete from people.person_history where person = ")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> transaction.executeWithoutResult(
                            _ -> jdbc.sql(change + person.value()).update()))
                    .as(change)
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void formerNamesAreInWhatSomebodyTakesAway() throws Exception {
        var person = renamed();
        accounts.open(
                "former@exemple.fr", "Awa", "secret", Role.CANDIDATE, Scope.PERSON, Long.toString(person.value()));

        var file = ask("former@exemple.fr", get("/dossiers/" + candidacy.value() + "/donnees.json"));

        assertThat(file.getContentAsString())
                .containsPattern(
                        "(?s)\"former\" : \\[ \\{\\s+\"replaced_on\" : \"[\\d-]+\",\\s+\"birth_name\" : \"Diallo\"")
                .contains("\"birth_name\" : \"Traoré\"", "Erreur sur le nom Diallo");
        var print = ask("former@exemple.fr", get("/dossiers/" + candidacy.value() + "/donnees.pdf"));
        assertThat(print.getStatus()).isEqualTo(200);
    }

    @Test
    void theAccountAndWhatOpensItAreInWhatSomebodyTakesAway() throws Exception {
        var person = candidacies.find(candidacy).orElseThrow().person();
        var email = java.util.UUID.randomUUID() + "@exemple.fr";
        var account = accounts.open(email, "Awa", "secret", Role.CANDIDATE, Scope.PERSON, Long.toString(person.value()))
                .account();
        jdbc.sql("""
                        insert into people.openid_link (account, issuer, subject, label, way, linked_at, used_at)
                        values (:account, 'https://exemple.fr', :subject, 'FranceConnect', 'OWNER', now(), now())""")
                .param("account", account)
                .param("subject", "numéro de " + email)
                .update();
        jdbc.sql("""
                        insert into people.certification (person, source, certified_at, account)
                        values (:person, 'FranceConnect', now(), :account)""").param("person", person.value()).param("account", account).update();

        assertThat(ask(email, get("/dossiers/" + candidacy.value() + "/donnees.json"))
                        .getContentAsString())
                .contains(
                        "\"email\" : \"" + email,
                        "\"provider\" : \"FranceConnect\"",
                        "numéro de " + email,
                        "\"certified_by\" : \"FranceConnect\"");
    }

    @Test
    void factsCannotBeDeletedOtherwise() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> jdbc.sql("delete from candidacy.fact where candidacy = :id")
                                .param("id", candidacy.value())
                                .update())
                .hasMessageContaining("append-only");
    }

    @Test
    void theNightErasesOnceADay() {
        jdbc.sql("delete from people.purged").update();
        jdbc.sql("delete from people.purge").update();
        purge.eachNight();
        purge.eachNight();
        assertThat(jdbc.sql("select count(*) from people.purge")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private MockHttpServletResponse ask(String email, AbstractMockHttpServletRequestBuilder<?> request)
            throws Exception {
        return web.perform(request.with(csrf()).with(user(accounts.loadUserByUsername(email))))
                .andReturn()
                .getResponse();
    }

    @Test
    void somebodyTakesTheirDataAway() throws Exception {
        var person = candidacies.find(candidacy).orElseThrow().person();
        accounts.open(
                "candidate@exemple.fr", "Awa", "secret", Role.CANDIDATE, Scope.PERSON, Long.toString(person.value()));
        var file = ask("candidate@exemple.fr", get("/dossiers/" + candidacy.value() + "/donnees.json"));
        assertThat(file.getStatus()).isEqualTo(200);
        assertThat(file.getContentAsString())
                .contains("\"birth_name\" : \"Diallo\"", "\"birth_date\" : \"1998-03-01\"", "unpublished_left_out")
                .doesNotContain("etude-de-cas", "\"grade\"");
        publications.publish(cohort, "B1.etude-de-cas", 1, AJury.MANAGER);
        var later = ask("candidate@exemple.fr", get("/dossiers/" + candidacy.value() + "/donnees.json"));
        assertThat(later.getContentAsString())
                .contains("\"assessment\" : \"B1.etude-de-cas\"", "unpublished_left_out")
                .doesNotContain("B3.etude-de-cas", "mission-action");
        var print = ask("candidate@exemple.fr", get("/dossiers/" + candidacy.value() + "/donnees.pdf"));
        var pdf = new Pdf(print.getContentAsByteArray());
        assertThat(pdf.violations()).isEmpty();
        assertThat(pdf.text())
                .contains(
                        "Les résultats qui ne sont pas encore publiés ne figurent pas ici\u202f: ils y seront dès leur publication.")
                .doesNotContain(" true", " false", "??");
        assertThat(ask("candidate@exemple.fr", post("/dossiers/" + candidacy.value() + "/conservation"))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void theManagerSuspendsErasureWithAReason() throws Exception {
        accounts.open("manager@exemple.fr", "Hélène", "secret", Role.MANAGER);
        var address = "/dossiers/" + candidacy.value();
        var person = candidacies.find(candidacy).orElseThrow().person();
        ask("manager@exemple.fr", post(address + "/conservation").param("reason", " "));
        assertThat(holds.of(person)).isEmpty();
        ask("manager@exemple.fr", post(address + "/conservation").param("reason", "Recours gracieux"));
        assertThat(ask("manager@exemple.fr", get(address + "/donnees")).getContentAsString())
                .contains("Recours gracieux", "Hélène", "href=\"/conservation\"");
        assertThat(ask("manager@exemple.fr", get("/conservation")).getStatus()).isEqualTo(200);
        ask("manager@exemple.fr", post(address + "/conservation/levee"));
        assertThat(holds.of(person)).isPresent();
        ask("manager@exemple.fr", post(address + "/conservation/levee").param("confirmed", "true"));
        assertThat(holds.of(person)).isEmpty();
    }

    @Test
    void aHoldIsLiftedByWhoReachesTheWholePerson() throws Exception {
        var found = candidacies.find(candidacy).orElseThrow();
        candidacies.enrol(
                jury.cohort(),
                new Enrolment(found.identity(), "training", null, LocalDate.of(2025, 9, 1), null),
                AJury.MANAGER);
        accounts.open("part@exemple.fr", "Hélène", "secret", Role.MANAGER, Scope.COHORT, Long.toString(cohort.value()));
        holds.place(found.person(), "Recours", AJury.MANAGER);
        var address = "/dossiers/" + candidacy.value();
        assertThat(ask("part@exemple.fr", get(address + "/donnees")).getContentAsString())
                .contains("hors de votre périmètre")
                .doesNotContain("/conservation/levee");
        ask("part@exemple.fr", post(address + "/conservation/levee").param("confirmed", "true"));
        assertThat(holds.of(found.person())).isPresent();
    }
}
