package fr.parchemin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sign-in with a real provider: {@code ./mvnw verify -Pkeycloak}. */
@EnabledIfSystemProperty(named = "keycloak.home", matches = ".+")
@TestMethodOrder(OrderAnnotation.class)
class KeycloakTests {

    private static final int PORT = Demo.freePort();
    private static final Pattern FORM = Pattern.compile("http://localhost:" + PORT + "/realms/parchemin/.*");

    private static Demo demo;
    private static Keycloak keycloak;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        demo = new Demo(
                Demo.freePort(),
                "--parchemin.openid.proconnect.label=ProConnect",
                "--parchemin.openid.proconnect.issuer=" + Keycloak.issuer(PORT),
                "--parchemin.openid.proconnect.client-id=organisation",
                "--parchemin.openid.proconnect.client-secret=secret de l'organisation",
                "--parchemin.openid.franceconnect.label=FranceConnect",
                "--parchemin.openid.franceconnect.kind=identity",
                "--parchemin.openid.franceconnect.issuer=" + Keycloak.issuer(PORT),
                "--parchemin.openid.franceconnect.client-id=identites",
                "--parchemin.openid.franceconnect.client-secret=secret des identites",
                "--parchemin.openid.franceconnect.acr=eidas1");
        keycloak = Keycloak.start(PORT, candidate());
    }

    /** As the demonstration has invented them, but for a second given name. */
    private static Map<String, String> candidate() {
        return demo.part(JdbcClient.class)
                .sql("""
                        select p.birth_name, p.given_names, p.sex, p.birth_date, p.birth_code
                        from people.person p join people.granted g on g.of = p.id::text
                        join people.account a on a.id = g.account
                        where g.scope = 'PERSON' and a.email = 'candidat@parchemin.example'""")
                .query((row, _) -> Map.of(
                        "family", row.getString("birth_name").toUpperCase(java.util.Locale.FRENCH),
                        "given", row.getString("given_names") + " Zoé",
                        "gender", row.getString("sex").equals("F") ? "female" : "male",
                        "birthdate", row.getString("birth_date"),
                        "birthplace", row.getString("birth_code")))
                .single();
    }

    @AfterAll
    static void stop() {
        if (keycloak != null) {
            keycloak.close();
        }
    }

    private static void goThere(Page page, String button) {
        page.navigate("/connexion");
        page.click("text=" + button);
        assertThat(page).hasURL(FORM);
    }

    private static void typeThere(Page page, String name) {
        page.fill("#username", name);
        page.fill("#password", "mot de passe de " + name);
        page.click("#kc-login");
    }

    @Test
    @Order(1)
    void whoIsKnownThereEntersTheirAccountHere() {
        Page page = demo.visitor(false);
        page.navigate("/connexion");
        assertThat(Demo.faults(page)).isEmpty();
        Demo.picture(page, "openid-sign-in");

        goThere(page, "Continuer avec ProConnect");
        typeThere(page, "helene");

        assertThat(page.locator(".nav-account")).containsText("Hélène Caradec");
        page.navigate("/compte/identites");
        assertThat(page.locator("main table")).containsText("ProConnect");
        assertThat(Demo.faults(page)).isEmpty();
        Demo.picture(page, "openid-links");
    }

    @Test
    @Order(2)
    void anEmailThatIsNotVerifiedThereLeadsNowhere() {
        for (boolean phone : List.of(false, true)) {
            Page page = demo.visitor(phone);
            goThere(page, "Continuer avec ProConnect");
            typeThere(page, "inverifie");

            assertThat(page.locator("h1")).containsText("La connexion n’a pas abouti");
            assertThat(Demo.faults(page)).isEmpty();
            Demo.picture(page, "openid-refused" + (phone ? "-phone" : ""));
            page.navigate("/compte");
            assertThat(page).hasURL(Pattern.compile(".*/connexion$"));
        }
    }

    @Test
    @Order(3)
    void aCandidateLinksTheirIdentityAndTakesItOver() {
        Page page = demo.guest("candidat@parchemin.example", "demo-candidat");
        page.navigate("/compte/identites");
        page.click("text=Lier mon identité FranceConnect");
        assertThat(page).hasURL(FORM);
        typeThere(page, "candidate");

        assertThat(page.locator("main")).containsText("Zoé");
        assertThat(Demo.faults(page)).isEmpty();
        Demo.picture(page, "openid-link");
        page.click("main .confirm button");

        assertThat(page).hasURL(Pattern.compile(".*/compte/identite$"));
        assertThat(page.locator("main table")).containsText("Zoé");
        assertThat(page.locator("main table strong")).hasCount(1);
        assertThat(Demo.faults(page)).isEmpty();
        Demo.picture(page, "openid-identity");
        page.setViewportSize(320, 640);
        assertThat(Demo.faults(page)).isEmpty();
        Demo.picture(page, "openid-identity-phone");
        page.setViewportSize(1280, 900);
        page.click("main .confirm button");

        assertThat(page.locator(".flash")).containsText("certifié par FranceConnect");
        assertThat(page.locator("main .facts")).containsText("certifié par FranceConnect");
        Demo.picture(page, "openid-account");

        Page manager = demo.manager(false);
        manager.navigate("/personnes?q=" + candidate().get("given").split(" ", 2)[0]);
        manager.navigate("/personnes/" + person());
        assertThat(manager.locator("main")).containsText("Identité certifiée par FranceConnect le");
        Demo.picture(manager, "openid-person");
    }

    private static long person() {
        return demo.part(JdbcClient.class)
                .sql("select person from people.certification where ended_at is null")
                .query(Long.class)
                .single();
    }

    @Test
    @Order(4)
    void whoIsLinkedSignsInWithTheirIdentity() {
        Page page = demo.visitor(false);
        goThere(page, "S’identifier avec FranceConnect");
        typeThere(page, "candidate");

        assertThat(page).hasURL(Pattern.compile(".*:\\d+/$"));
        page.navigate("/compte");
        assertThat(page.locator("main")).containsText("candidat@parchemin.example");
    }

    @Test
    @Order(5)
    void signingOutEndsTheSessionThereToo() {
        Page page = demo.visitor(false);
        goThere(page, "Continuer avec ProConnect");
        typeThere(page, "helene");
        assertThat(page.locator(".nav-account")).containsText("Hélène Caradec");

        page.evaluate("document.querySelector('form[action=\"/deconnexion\"]').submit()");
        assertThat(page).hasURL(Pattern.compile(".*/connexion/au-revoir.*"));
        assertThat(page.locator(".flash")).containsText("Vous êtes déconnecté");
        goThere(page, "Continuer avec ProConnect");
        assertThat(page.locator("#username")).isVisible();
    }

    @Test
    @Order(6)
    void anInvitationIsAcceptedWithAnIdentityOnceConfirmed() {
        var invitation = Walk.of("openid", demo.manager(false))
                .invites("Angela Dubois", "angela@atelier.exemple.fr", "ASSESSOR", "OPENED");
        Page page = demo.visitor(false);
        page.navigate(invitation);
        page.click("text=Continuer avec ProConnect");
        assertThat(page).hasURL(FORM);
        typeThere(page, "angela");

        assertThat(page.locator("h1")).containsText("Accepter l’invitation avec ProConnect");
        assertThat(page.locator("main .facts")).containsText("angela@atelier.exemple.fr");
        Walk.of("openid", page).look("invited");
        page.click("main .confirm button");

        assertThat(page.locator(".nav-account")).containsText("Angela Dubois");
        page.navigate("/compte/identites");
        assertThat(page.locator("main table")).containsText("ProConnect");
    }

    @Test
    @Order(7)
    void withoutTheProviderOneStillSignsInWithAPassword() {
        keycloak.close();
        Page page = demo.visitor(false);
        page.navigate("/connexion");
        assertThat(page.locator("main")).containsText("Continuer avec ProConnect");
        page.fill("#email", "responsable@parchemin.example");
        page.fill("#password", "demo-responsable");
        page.click("form button.button-primary");
        assertThat(page.locator(".nav-account")).containsText("Hélène Caradec");
    }
}
