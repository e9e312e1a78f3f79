package fr.parchemin.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Passkeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;
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
    void aLinkDoesNotBecomeAPasskey() {
        var byLink = authentication(new UsernamePasswordAuthenticationToken(
                accounts.loadUserByUsername(account()),
                null,
                List.of(
                        FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.OTT_AUTHORITY),
                        new ByLink("MANAGER", "SESSION", "1"))));
        for (String address : List.of("/webauthn/register/options", "/webauthn/register")) {
            assertThat(web.post()
                            .uri(address)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{}")
                            .with(byLink)
                            .with(csrf()))
                    .as(address)
                    .hasStatus(403);
        }
        assertThat(web.get().uri("/compte/cles").with(byLink)).hasStatus(404);
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

    private long refused() {
        return jdbc.sql(
                        "select count(*) from journal.entry where what = 'sign-in-refused' and from_address = '192.0.2.77'")
                .query(Long.class)
                .single();
    }

    /** Whole in form, so that it comes to the check of who signed it. */
    private static String shown(String passkey) {
        return """
                {"id": "%1$s", "rawId": "%1$s", "type": "public-key", "clientExtensionResults": {},
                 "response": {"authenticatorData": "AAAA", "clientDataJSON": "AAAA", "signature": "AAAA"}}""".formatted(passkey);
    }

    @Test
    void aRefusedPasskeyIsInTheJournalWithTheAccountItClaims() {
        var email = account();
        var owner = passkeys.findByUsername(email);
        assertThat(owner).isNotNull();
        long account = accounts.find(email).orElseThrow();
        jdbc.sql("""
                        insert into people.passkey (account, credential, public_key, signature_count, verified, transports,
                                                    backup_eligible, backed_up, attestation, client_data, label, added_at,
                                                    used_at)
                        values (:account, '\\xdeadbeef', '\\x00', 0, true, '{}', false, false, '', '', 'Clé', now(), now())""").param("account", account).update();
        long before = refused();
        var options =
                web.post().uri("/webauthn/authenticate/options").with(csrf()).exchange();
        var session = options.getRequest().getSession();
        var cookie = options.getResponse().getCookie("parchemin");

        for (String body : new String[] {"{}", shown("3q2-7w")}) {
            var request = web.post()
                    .uri("/login/webauthn")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body)
                    .with(csrf())
                    .with(asked -> {
                        asked.setRemoteAddr("192.0.2.77");
                        return asked;
                    });
            assertThat(cookie == null ? request.session((MockHttpSession) session) : request.cookie(cookie))
                    .hasStatus(401);
        }

        assertThat(refused()).isEqualTo(before + 2);
        assertThat(jdbc.sql("""
                        select count(*) from journal.entry e join journal.entry_thing t on t.place = e.place
                        where e.what = 'sign-in-refused' and t.kind = 'ACCOUNT' and t.id = :account""")
                        .param("account", Long.toString(account))
                        .query(Long.class)
                        .single())
                .isOne();
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
    void theOnlyWayInIsNotRemoved() {
        var email = account();
        long account = accounts.find(email).orElseThrow();
        var someone = user(accounts.loadUserByUsername(email));
        jdbc.sql("update people.account set password_hash = null where id = :id")
                .param("id", account)
                .update();
        long first = passkey(account, email + "1");
        long second = passkey(account, email + "2");

        assertThat(web.post()
                        .uri("/compte/cles/" + first + "/fin")
                        .with(someone)
                        .with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(web.post()
                        .uri("/compte/cles/" + second + "/fin")
                        .with(someone)
                        .with(csrf()))
                .hasStatus3xxRedirection();

        assertThat(jdbc.sql("select id from people.passkey where account = :account")
                        .param("account", account)
                        .query(Long.class)
                        .list())
                .containsExactly(second);
    }

    private long passkey(long account, String credential) {
        return jdbc.sql("""
                        insert into people.passkey (account, credential, public_key, signature_count, verified, transports,
                                                    backup_eligible, backed_up, attestation, client_data, label, added_at,
                                                    used_at)
                        values (:account, :credential, '\\x00', 0, true, '{}', false, false, '', '', 'Clé', now(), now())
                        returning id""")
                .param("account", account)
                .param("credential", credential.getBytes(StandardCharsets.UTF_8))
                .query(Long.class)
                .single();
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
