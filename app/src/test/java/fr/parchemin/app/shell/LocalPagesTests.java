package fr.parchemin.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.people.Reach.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Which pages stand beside each other about a dossier or a cohort. */
@ParcheminTest
class LocalPagesTests {

    private static final Pattern TAB =
            Pattern.compile("<li><a href=\"/[^\"]*\"(?: aria-current=\"page\")?>([^<]*)</a></li>");

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Autowired
    Catalog catalog;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Candidacies candidacies;

    @Autowired
    JdbcClient jdbc;

    private CohortId cohort(String scheme) {
        return cohorts.open(
                catalog.current(scheme).orElseThrow().id(),
                "Promotion " + UUID.randomUUID(),
                null,
                null,
                "L" + UUID.randomUUID(),
                AJury.MANAGER);
    }

    private CandidacyId candidate(CohortId cohort, String route, @Nullable String origin) {
        var who = new Identity(
                "Moreau",
                null,
                "Ben " + UUID.randomUUID().toString().substring(0, 8),
                Identity.Sex.M,
                LocalDate.of(1999, 2, 3),
                "Niort",
                null);
        return candidacies.enrol(
                cohort, new Enrolment(who, route, origin, LocalDate.of(2025, 9, 1), null), AJury.MANAGER);
    }

    private List<String> tabs(Role role, Scope scope, String of, String address) throws Exception {
        var email = UUID.randomUUID() + "@parchemin.example";
        accounts.open(email, "Personne", "secret", role, scope, of);
        var answer = web.get()
                .uri(address)
                .with(user(accounts.loadUserByUsername(email)))
                .exchange();
        assertThat(answer).hasStatusOk();
        var page = answer.getResponse().getContentAsString();
        var line = page.substring(page.indexOf("class=\"local "));
        return TAB.matcher(line.substring(0, line.indexOf("</nav>")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private List<String> asManager(String address) throws Exception {
        return tabs(Role.MANAGER, Scope.EVERYTHING, "", address);
    }

    private List<String> asCandidate(CandidacyId who, String page) throws Exception {
        var person = candidacies.find(who).orElseThrow().person().value();
        return tabs(Role.CANDIDATE, Scope.PERSON, Long.toString(person), page + who.value());
    }

    @Test
    void aCandidateSeesWhatTheSchemeCallsFor() throws Exception {
        var jnac = candidate(cohort("certification-jnac"), "training", null);
        var pro = candidate(cohort("cqp-charge-clientele-pro"), "training", null);

        assertThat(asCandidate(jnac, "/mon-dossier/"))
                .containsExactly(
                        "Mon dossier",
                        "Livrables",
                        "Entreprise",
                        "Aménagements",
                        "Courriers",
                        "Recours",
                        "Mes données");
        assertThat(asCandidate(pro, "/mon-dossier/")).contains("Mes quiz").doesNotContain("Entreprise", "Recevabilité");
    }

    @Test
    void theRouteDecidesToo() throws Exception {
        var cohort = cohort("tp-conseiller-relation-client-distance");

        assertThat(asManager("/dossiers/" + candidate(cohort, "vae", null).value()))
                .contains("Recevabilité", "Expérience", "Abandon, transfert");
        assertThat(asManager("/dossiers/" + candidate(cohort, "modular", "vae").value()))
                .contains("Recevabilité");
        assertThat(asManager("/dossiers/" + candidate(cohort, "training", null).value()))
                .doesNotContain("Recevabilité", "Expérience", "Entreprise");
    }

    @Test
    void whatIsThereIsNeverHiddenNorThePageThatOneReads() throws Exception {
        var jnac = candidate(cohort("certification-jnac"), "training", null);
        var dossier = "/dossiers/" + jnac.value();
        assertThat(asManager(dossier)).doesNotContain("Recevabilité", "Expérience");
        assertThat(asManager(dossier + "/experience")).as("by its address").contains("Expérience");

        jdbc.sql("""
                        insert into candidacy.admissibility_step (candidacy, step, day, recorded_at, recorded_by, recorded_name)
                        values (:id, 'COMPLETE', '2026-01-05', now(), 1, 'Irène')""").param("id", jnac.value()).update();

        assertThat(asManager(dossier)).contains("Recevabilité").doesNotContain("Expérience");
    }

    @Test
    void aCohortShowsWhatItsCandidatesCallFor() throws Exception {
        var vae = cohort("tp-conseiller-relation-client-distance");
        candidate(vae, "vae", null);
        var jnac = cohort("certification-jnac");

        assertThat(asManager("/cohortes/" + vae.value()))
                .containsExactly(
                        "Candidats", "Passages", "Livrables", "Échéances", "Publication", "Abandons et transferts");
        assertThat(asManager("/cohortes/" + vae.value() + "/assiduite")).contains("Assiduité");
        assertThat(asManager("/cohortes/" + jnac.value()))
                .contains("Assiduité", "Rattrapages")
                .doesNotContain("Quiz");
        candidate(vae, "training", null);
        assertThat(asManager("/cohortes/" + vae.value())).contains("Assiduité");
    }
}
