package fr.parchemin.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Passkeys;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What is asked of passkeys without a browser; with one, see the browser's tests. */
@ParcheminTest
class PasskeySecurityTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Autowired
    Passkeys passkeys;

    @Autowired
    JdbcClient jdbc;

    private String account() {
        var email = UUID.randomUUID() + "@parchemin.example";
        accounts.open(email, "Irène Vasseur", "secret", Role.MANAGER);
        return email;
    }

    @Test
    void onlyWhoIsSignedInAddsAPasskey() {
        assertThat(web.post().uri("/webauthn/register/options").with(csrf())).hasStatus4xxClientError();
        assertThat(web.post()
                        .uri("/webauthn/register")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .with(csrf()))
                .hasStatus(401);
        var email = account();
        assertThat(web.post()
                        .uri("/webauthn/register/options")
                        .with(user(accounts.loadUserByUsername(email)))
                        .with(csrf()))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.user.name", name -> assertThat(name).isEqualTo(email))
                .hasPathSatisfying("$.rp.id", id -> assertThat(id).isEqualTo("localhost"))
                .hasPathSatisfying(
                        "$.authenticatorSelection.userVerification",
                        wanted -> assertThat(wanted).isEqualTo("required"));
    }

    @Test
    void whoStillOwesTheirSecondFactorDoesNotReplaceItByAPasskey() {
        var email = account();
        jdbc.sql("""
                        insert into people.second_factor (account, secret, added_at, last_step)
                        values (:account, :secret, now(), 0)""")
                .param("account", accounts.find(email).orElseThrow())
                .param("secret", new byte[20])
                .update();
        assertThat(web.post()
                        .uri("/webauthn/register")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .with(user(accounts.loadUserByUsername(email)))
                        .with(csrf()))
                .hasStatus(403);
    }

    @Test
    void nothingIsAskedWithoutTheTokenOfThePage() {
        var someone = user(accounts.loadUserByUsername(account()));
        assertThat(web.post().uri("/webauthn/register/options").with(someone)).hasStatus(403);
        assertThat(web.post().uri("/login/webauthn").content("{}")).hasStatus(403);
    }

    @Test
    void aPasskeyIsRemovedOnThePageOnly() {
        var someone = user(accounts.loadUserByUsername(account()));
        assertThat(web.delete().uri("/webauthn/register/AAAA").with(someone).with(csrf()))
                .hasStatus(403);
        assertThat(web.post().uri("/compte/cles/1/fin").with(someone).with(csrf()))
                .hasStatus(404);
    }

    @Test
    void whatIsNoPasskeyIsRefused() {
        assertThat(web.post().uri("/webauthn/authenticate/options").with(csrf()))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.userVerification", wanted -> assertThat(wanted).isEqualTo("required"));
        for (String shown : new String[] {"", "{", "{}", "[]"}) {
            assertThat(web.post()
                            .uri("/login/webauthn")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(shown)
                            .with(csrf()))
                    .hasStatus(401);
        }
    }

    @Test
    void anAccountThatIsClosedIsMeantByNoPasskey() {
        var email = account();
        var entity = passkeys.findByUsername(email);
        assertThat(entity).isNotNull();
        assertThat(passkeys.owner(entity.getId())).isPresent();

        jdbc.sql("update people.account set closed_at = now() where email = :email")
                .param("email", email)
                .update();

        assertThat(passkeys.owner(entity.getId())).isEmpty();
        assertThat(passkeys.findByUsername(email)).isNull();
    }
}
