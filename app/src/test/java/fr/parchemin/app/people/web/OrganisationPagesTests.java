package fr.parchemin.app.people.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
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
}
