package fr.parchemin.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.OpenSessions;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ParcheminTest
class SignInTests {

    private static final String PASSWORD = "navire tiède grammaire";
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Autowired
    OpenSessions sessions;

    @Autowired
    JdbcClient jdbc;

    private final String email = UUID.randomUUID() + "@exemple.fr";
    private long account;

    @BeforeEach
    void anAccount() {
        account = accounts.open(email, "Hélène Caradec", PASSWORD, Role.MANAGER).account();
    }

    private Visitor visitor() {
        return new Visitor(web, "192.0.2." + ADDRESSES.incrementAndGet());
    }

    @Test
    void aSessionIsKeptInTheDatabaseUnderTheNumberOfTheAccount() throws Exception {
        var helene = visitor().signedIn(email, PASSWORD);

        assertThat(helene.see("/")).hasStatusOk();
        assertThat(jdbc.sql("select count(*) from people.session where principal_name = :account")
                        .param("account", Long.toString(account))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("""
                        select coalesce(max(position('argon2'::bytea in a.attribute_bytes)), 0)
                        from people.session_attributes a""").query(Integer.class).single())
                .as("no password in a session")
                .isZero();
    }

    @Test
    void itsCookieIsForThisHostAndNoScript() {
        var helene = visitor();
        helene.see("/connexion");
        var plain = helene.signIn(email, PASSWORD).getResponse().getHeader("Set-Cookie");
        assertThat(plain)
                .startsWith("parchemin=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");

        var secure = web.post()
                .uri("/connexion")
                .secure(true)
                .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf())
                .param("email", email)
                .param("password", PASSWORD)
                .exchange()
                .getResponse()
                .getHeader("Set-Cookie");
        assertThat(secure).startsWith("__Host-parchemin=").contains("HttpOnly", "SameSite=Lax", "Path=/", "Secure");
        assertThat(secure).doesNotContain("Domain");
    }

    @Test
    void signingInGivesAnotherCookie() {
        var helene = visitor();
        helene.see("/connexion");
        var before = helene.cookie().getValue();
        helene.signedIn(email, PASSWORD);

        assertThat(helene.cookie().getValue()).isNotEqualTo(before);
    }

    @Test
    void onesSessionsAreListedAndClosed() throws Exception {
        var desk = visitor().signedIn(email, PASSWORD);
        var elsewhere = visitor().signedIn(email, PASSWORD);

        assertThat(desk.see("/compte"))
                .hasStatusOk()
                .bodyText()
                .contains("Firefox sous Linux", "celle-ci", "192.0.2.")
                .doesNotContain(elsewhere.cookie().getValue());
        var other = sessions.of(account, null).stream()
                .filter(one -> desk.see("/compte").getResponse().getStatus() == 200)
                .toList();
        assertThat(other).hasSize(2);
        var handle = handleOfOther(desk);
        assertThat(desk.sendWithoutToken("/compte/sessions/fermer", "session", handle))
                .hasStatus(403);
        assertThat(elsewhere.isIn()).isTrue();
        assertThat(desk.send("/compte/sessions/fermer", "session", handle))
                .redirectedUrl()
                .isEqualTo("/compte");
        assertThat(elsewhere.isIn()).isFalse();
        assertThat(desk.isIn()).isTrue();
    }

    private static String handleOfOther(Visitor visitor) throws Exception {
        var page = visitor.see("/compte").getResponse().getContentAsString();
        var found = java.util.regex.Pattern.compile("name=\"session\" value=\"([0-9a-f]+)\"")
                .matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void nobodyClosesTheSessionOfAnother() throws Exception {
        var helene = visitor().signedIn(email, PASSWORD);
        visitor().signedIn(email, PASSWORD);
        var handle = handleOfOther(helene);
        var otherEmail = UUID.randomUUID() + "@exemple.fr";
        accounts.open(otherEmail, "Paul Morvan", PASSWORD, Role.MANAGER);

        visitor().signedIn(otherEmail, PASSWORD).send("/compte/sessions/fermer", "session", handle);

        assertThat(sessions.of(account, null)).hasSize(2);
    }

    @Test
    void signingOutEverywhereEndsAllSessions() {
        var desk = visitor().signedIn(email, PASSWORD);
        var elsewhere = visitor().signedIn(email, PASSWORD);

        assertThat(desk.send("/compte/sessions/fermer-toutes")).redirectedUrl().isEqualTo("/connexion?partout");

        assertThat(desk.isIn()).isFalse();
        assertThat(elsewhere.isIn()).isFalse();
    }

    @Test
    void aPasswordIsChangedByWhoeverKnowsThePresentOne() {
        var desk = visitor().signedIn(email, PASSWORD);
        var elsewhere = visitor().signedIn(email, PASSWORD);

        assertThat(change(desk, "autre chose", "quatre ponts sous la pluie")).hasStatus(422);
        assertThat(change(desk, PASSWORD, "court")).hasStatus(422).bodyText().contains("trop court");
        assertThat(change(desk, PASSWORD, "Password1234!"))
                .hasStatus(422)
                .bodyText()
                .contains("circulent");
        assertThat(change(desk, PASSWORD, "Hélène Caradec"))
                .hasStatus(422)
                .bodyText()
                .contains("votre nom");
        assertThat(elsewhere.isIn()).isTrue();
        assertThat(change(desk, PASSWORD, "quatre ponts sous la pluie"))
                .redirectedUrl()
                .isEqualTo("/compte");

        assertThat(desk.isIn()).isTrue();
        assertThat(elsewhere.isIn()).isFalse();
        assertThat(visitor().signIn(email, PASSWORD)).redirectedUrl().isEqualTo("/connexion?refus");
        visitor().signedIn(email, "quatre ponts sous la pluie");
    }

    private static org.springframework.test.web.servlet.assertj.MvcTestResult change(
            Visitor visitor, String present, String chosen) {
        return visitor.send("/compte/mot-de-passe", "present", present, "chosen", chosen, "again", chosen);
    }

    @Test
    void thePasswordOfBeforeIsKeptAnewAtTheNextSignIn() {
        jdbc.sql("update people.account set password_hash = :hash where id = :id")
                .param("hash", new BCryptPasswordEncoder(4).encode(PASSWORD))
                .param("id", account)
                .update();

        visitor().signedIn(email, PASSWORD);

        assertThat(jdbc.sql("select password_hash from people.account where id = :id")
                        .param("id", account)
                        .query(String.class)
                        .single())
                .startsWith("{argon2}$argon2id$");
        visitor().signedIn(email, PASSWORD);
    }

    @Test
    void whoFailsOftenWaitsWhetherTheAccountExistsOrNot() {
        for (String tried : new String[] {email, UUID.randomUUID() + "@exemple.fr"}) {
            for (int i = 0; i < 6; i++) {
                assertThat(visitor().signIn(tried, "non")).redirectedUrl().isEqualTo("/connexion?refus");
            }
            assertThat(visitor().signIn(tried, PASSWORD)).redirectedUrl().isEqualTo("/connexion?attendre");
        }
    }

    @Test
    void anAccountWithoutPasswordIsAsUnknown() {
        jdbc.sql("update people.account set password_hash = null where id = :id")
                .param("id", account)
                .update();

        assertThat(visitor().signIn(email, "")).redirectedUrl().isEqualTo("/connexion?refus");
        assertThat(visitor().signIn(email, PASSWORD)).redirectedUrl().isEqualTo("/connexion?refus");
    }

    @Test
    void noRequestLeadsToAnotherSite() {
        var helene = visitor();
        helene.see("//evil.example/compte");
        helene.see("/compte?continue=https://evil.example");

        assertThat(helene.signIn(email, PASSWORD)).redirectedUrl().doesNotContain("//evil");
    }

    @Test
    void everyAnswerCarriesTheHeaders() {
        var manager = accounts.loadUserByUsername(email);
        for (String page :
                new String[] {"/connexion", "/verifier", "/verifier/1", "/nulle-part", "/css/base.css", "/", "/compte"
                }) {
            var answer = web.get().uri(page).secure(true).with(user(manager)).exchange();
            var response = answer.getResponse();
            assertThat(response.getHeader("Content-Security-Policy"))
                    .as(page)
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(response.getHeader("Strict-Transport-Security")).as(page).startsWith("max-age=31536000");
            assertThat(response.getHeader("X-Content-Type-Options")).as(page).isEqualTo("nosniff");
            assertThat(response.getHeader("Referrer-Policy")).as(page).isIn("same-origin", "no-referrer");
            assertThat(response.getHeader("Permissions-Policy")).as(page).contains("camera=()");
            assertThat(response.getHeader("Cross-Origin-Opener-Policy"))
                    .as(page)
                    .isEqualTo("same-origin");
            assertThat(response.getHeader("Cross-Origin-Resource-Policy"))
                    .as(page)
                    .isEqualTo("same-origin");
            assertThat(response.getHeader("Cache-Control")).as(page).contains("no-store");
        }
    }
}
