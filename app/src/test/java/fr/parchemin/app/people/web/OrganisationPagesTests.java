package fr.parchemin.app.people.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Organisation.OrganisationId;
import fr.parchemin.app.people.Organisations;
import fr.parchemin.app.people.Reach.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ParcheminTest
class OrganisationPagesTests {

    @Autowired
    MockMvcTester pages;

    @Autowired
    Accounts accounts;

    @Autowired
    Organisations organisations;

    private MvcTestResult get(String address) {
        return pages.get()
                .uri(address)
                .with(user(accounts.loadUserByUsername("organismes@parchemin.example")))
                .exchange();
    }

    private MvcTestResult post(String address, String... fields) {
        var post = pages.post()
                .uri(address)
                .with(user(accounts.loadUserByUsername("organismes@parchemin.example")))
                .with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            post = post.param(fields[i], fields[i + 1]);
        }
        return post.exchange();
    }

    @Test
    void aCentreIsRegisteredCorrectedAccreditedAndEnded() {
        accounts.open("organismes@parchemin.example", "Irène Vasseur", "secret", Role.MANAGER);
        assertThat(post("/organismes", "name", "", "siret", "78462143500049"))
                .hasStatus(422)
                .bodyText()
                .contains("n’est pas un SIRET", "Dites ce que fait");

        var made = post("/organismes", "name", "Centre du Léon", "kinds", "PREPARES", "siret", "784 621 435 00048");
        var address = made.getResponse().getRedirectedUrl();

        assertThat(post("/organismes", "name", "Autre", "kinds", "PREPARES", "siret", "78462143500048"))
                .hasStatus(422)
                .bodyText()
                .contains("déjà ce SIRET");
        assertThat(post(
                        address + "/habilitations",
                        "scheme",
                        "certification-jnac",
                        "purpose",
                        "PREPARE",
                        "blocks",
                        "B9"))
                .hasStatus(422)
                .bodyText()
                .contains("B9", "B1, B2, B3, B4");
        assertThat(post(
                        address + "/habilitations",
                        "scheme",
                        "certification-jnac",
                        "purpose",
                        "PREPARE",
                        "blocks",
                        "B1, B2",
                        "from",
                        "2020-01-01",
                        "until",
                        "2099-12-31"))
                .hasStatus3xxRedirection();
        assertThat(get(address)).hasStatusOk().bodyText().contains("B1, B2", "31\u00a0décembre\u00a02099", "préparer");
        assertThat(get("/organismes")).bodyText().contains("Centre du Léon", "certification-jnac");
        assertThat(get(address + "/modifier")).hasStatusOk().bodyText().contains("Centre du Léon");
        assertThat(post(address + "/modifier", "name", "Centre du Trégor", "kinds", "PREPARES", "seen", "0"))
                .hasStatus3xxRedirection();
        assertThat(post(address + "/modifier", "name", "Centre", "kinds", "PREPARES", "seen", "0"))
                .hasStatus(422)
                .bodyText()
                .contains("a changé pendant votre saisie");
        assertThat(get(address)).bodyText().contains("Centre du Léon → Centre du Trégor");
    }

    private MvcTestResult getAs(String email, String address) {
        return pages.get()
                .uri(address)
                .with(user(accounts.loadUserByUsername(email)))
                .exchange();
    }

    private MvcTestResult postAs(String email, String address, String... fields) {
        var post = pages.post()
                .uri(address)
                .with(user(accounts.loadUserByUsername(email)))
                .with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            post = post.param(fields[i], fields[i + 1]);
        }
        return post.exchange();
    }

    private String registered(String email, String name) {
        return java.util.Objects.requireNonNull(postAs(email, "/organismes", "name", name, "kinds", "PREPARES")
                .getResponse()
                .getRedirectedUrl());
    }

    private MvcTestResult accredit(String email, String address, String scheme) {
        return postAs(
                email,
                address + "/habilitations",
                "scheme",
                scheme,
                "purpose",
                "PREPARE",
                "from",
                "2020-01-01",
                "until",
                "2099-12-31");
    }

    @Test
    void whoIsBoundToASchemeSeesTheOrganisationsThatMatterToIt() {
        var all = "tout@parchemin.example";
        var jnac = "jnac@parchemin.example";
        var ccs = "ccs@parchemin.example";
        accounts.open(all, "Irène Vasseur", "secret", Role.MANAGER);
        accounts.open(jnac, "Paul Morvan", "secret", Role.MANAGER, Scope.SCHEME, "certification-jnac");
        accounts.open(ccs, "Anne Quéré", "secret", Role.MANAGER, Scope.SCHEME, "ccs-exemple");
        var theirs = registered(all, "Centre de Paul");
        var others = registered(all, "Centre d’Anne");
        assertThat(accredit(all, theirs, "certification-jnac")).hasStatus3xxRedirection();
        assertThat(accredit(all, others, "ccs-exemple")).hasStatus3xxRedirection();
        var own = registered(jnac, "Centre ouvert par Paul");

        assertThat(getAs(jnac, "/organismes"))
                .bodyText()
                .contains("Centre de Paul", "Centre ouvert par Paul")
                .doesNotContain("Centre d’Anne");
        assertThat(getAs(jnac, theirs)).hasStatusOk().bodyText().doesNotContain("\"ccs-exemple\"");
        assertThat(getAs(jnac, own)).hasStatusOk();
        for (String page : new String[] {"", "/modifier"}) {
            assertThat(getAs(jnac, others + page)).hasStatus(404);
            assertThat(getAs(ccs, own + page)).hasStatus(404);
        }
        assertThat(accredit(jnac, others, "certification-jnac")).hasStatus(404);
        assertThat(accredit(jnac, own, "ccs-exemple")).as("not their scheme").hasStatus(422);
        assertThat(accredit(jnac, own, "certification-jnac")).hasStatus3xxRedirection();
        assertThat(postAs(jnac, own + "/modifier", "name", "Centre rouvert", "kinds", "PREPARES", "seen", "0"))
                .hasStatus3xxRedirection();
    }

    @Test
    void whatOtherSchemesRelyOnIsNotCorrectedNorEnded() {
        var all = "toutes@parchemin.example";
        var jnac = "jnac2@parchemin.example";
        accounts.open(all, "Irène Vasseur", "secret", Role.MANAGER);
        accounts.open(jnac, "Paul Morvan", "secret", Role.MANAGER, Scope.SCHEME, "certification-jnac");
        var shared = registered(all, "Centre partagé");
        accredit(all, shared, "ccs-exemple");
        accredit(all, shared, "certification-jnac");
        var id = new OrganisationId(Long.parseLong(shared.substring(shared.lastIndexOf('/') + 1)));

        assertThat(getAs(jnac, shared)).hasStatusOk().bodyText().doesNotContain(shared + "/modifier");
        assertThat(getAs(jnac, shared + "/modifier")).hasStatus(404);
        organisations
                .accreditations(id)
                .forEach(one -> assertThat(postAs(jnac, shared + "/habilitations/" + one.id() + "/fin"))
                        .as(one.scheme())
                        .hasStatus(one.scheme().equals("ccs-exemple") ? 404 : 302));
    }
}
