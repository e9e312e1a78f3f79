package fr.parchemin.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Reach.Scope;
import fr.parchemin.app.people.Totp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ParcheminTest
@TestPropertySource(properties = "parchemin.second-factor=required")
class SecondFactorTests {

    private static final String PASSWORD = "navire tiède grammaire";
    private static final Pattern RECOVERY = Pattern.compile("[a-z2-7]{4}(?:-[a-z2-7]{4}){3}");
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    private final String email = UUID.randomUUID() + "@exemple.fr";
    private long account;
    private byte[] secret = {};

    @BeforeEach
    void aManager() {
        account = accounts.open(email, "Hélène Caradec", PASSWORD, Role.MANAGER).account();
    }

    private Visitor visitor() {
        return new Visitor(web, "203.0.113." + ADDRESSES.incrementAndGet());
    }

    private Visitor signedIn() {
        return visitor().signedIn(email, PASSWORD);
    }

    /** A code that was not used: the record of the last one is put back. */
    private String code() {
        jdbc.sql("update people.second_factor set last_step = 0 where account = :account")
                .param("account", account)
                .update();
        return Totp.code(secret, Instant.now());
    }

    private List<String> added(Visitor helene) throws Exception {
        var page = helene.see("/compte/second-facteur").getResponse().getContentAsString();
        assertThat(page).contains("data:image/svg+xml;base64,");
        var typed = Pattern.compile("<code class=\"code\">([A-Z2-7 ]+)</code>").matcher(page);
        assertThat(typed.find()).isTrue();
        secret = read(typed.group(1));
        var codes = helene.send("/compte/second-facteur", "code", Totp.code(secret, Instant.now()));
        assertThat(codes).hasStatusOk();
        return RECOVERY.matcher(codes.getResponse().getContentAsString())
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static byte[] read(String base32) {
        var text = base32.replace(" ", "");
        var bytes = new byte[text.length() * 5 / 8];
        int held = 0;
        int bits = 0;
        int at = 0;
        for (int letter : text.chars().toArray()) {
            held = (held << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits += 5;
            if (bits >= 8 && at < bytes.length) {
                bits -= 8;
                bytes[at++] = (byte) (held >> bits);
                held &= (1 << bits) - 1;
            }
        }
        return bytes;
    }

    @Test
    void aManagerWithoutOneIsLedToAddOneBeforeAnythingElse() throws Exception {
        var helene = signedIn();

        assertThat(helene.see("/cohortes")).redirectedUrl().isEqualTo("/compte/second-facteur");
        assertThat(helene.see("/compte")).redirectedUrl().isEqualTo("/compte/second-facteur");
        assertThat(helene.send("/comptes", "email", "x@exemple.fr"))
                .redirectedUrl()
                .isEqualTo("/compte/second-facteur");
        assertThat(helene.send("/compte/second-facteur", "code", "000000")).hasStatus(422);
        assertThat(added(helene)).hasSize(10).doesNotHaveDuplicates();
        assertThat(helene.see("/cohortes")).hasStatusOk();
        assertThat(helene.send("/compte/second-facteur/retrait", "code", code()))
                .as("compulsory")
                .hasStatus(422);
    }

    @Test
    void theCodeIsAskedAfterThePasswordAndServesOnce() throws Exception {
        added(signedIn());
        var helene = signedIn();

        assertThat(helene.see("/jurys")).redirectedUrl().isEqualTo("/connexion/code");
        assertThat(helene.see("/compte/second-facteur")).redirectedUrl().isEqualTo("/connexion/code");
        assertThat(helene.send("/compte/second-facteur", "code", "1"))
                .redirectedUrl()
                .isEqualTo("/connexion/code");
        assertThat(helene.see("/verifier")).hasStatusOk().bodyText().doesNotContain("Hélène Caradec");
        helene.see("/jurys");
        var before = helene.cookie().getValue();
        var code = code();
        assertThat(helene.send("/connexion/code", "code", "000000")).hasStatus(422);
        assertThat(helene.sendWithoutToken("/connexion/code", "code", code))
                .redirectedUrl()
                .isEqualTo("/connexion/code");
        assertThat(helene.send("/connexion/code", "code", code)).redirectedUrl().contains("/jurys");
        assertThat(helene.cookie().getValue()).isNotEqualTo(before);
        assertThat(helene.see("/jurys")).hasStatusOk();

        var thief = signedIn();
        assertThat(thief.send("/connexion/code", "code", code)).as("replayed").hasStatus(422);
        assertThat(thief.see("/jurys")).redirectedUrl().isEqualTo("/connexion/code");
    }

    @Test
    void aRecoveryCodeServesOnce() throws Exception {
        var codes = added(signedIn());

        assertThat(signedIn().send("/connexion/code", "code", codes.getFirst().toUpperCase(java.util.Locale.ROOT)))
                .hasStatus3xxRedirection();
        assertThat(signedIn().send("/connexion/code", "code", codes.getFirst())).hasStatus(422);
        assertThat(signedIn().send("/connexion/code", "code", codes.getLast().replace("-", " ")))
                .hasStatus3xxRedirection();
    }

    @Test
    void codesAreNotGuessed() throws Exception {
        added(signedIn());
        for (int i = 0; i < 6; i++) {
            assertThat(signedIn().send("/connexion/code", "code", "000000")).hasStatus(422);
        }

        assertThat(signedIn().send("/connexion/code", "code", code()))
                .as("must wait")
                .hasStatus(422);
    }

    @Test
    void itIsNotAskedOfOthersWhoMayAddAndRemoveIt() throws Exception {
        var juror = UUID.randomUUID() + "@exemple.fr";
        account = accounts.open(juror, "Salima Benhaddou", PASSWORD, Role.JUROR, Scope.OPENED, "")
                .account();
        var salima = visitor().signedIn(juror, PASSWORD);
        assertThat(salima.see("/jurys")).hasStatusOk();

        added(salima);
        var again = visitor().signedIn(juror, PASSWORD);
        assertThat(again.see("/jurys")).redirectedUrl().isEqualTo("/connexion/code");
        again.send("/connexion/code", "code", code());
        assertThat(again.send("/compte/second-facteur/retrait", "code", "000000"))
                .hasStatus(422);
        assertThat(again.send("/compte/second-facteur/retrait", "code", code()))
                .redirectedUrl()
                .isEqualTo("/compte");
        assertThat(visitor().signedIn(juror, PASSWORD).see("/jurys")).hasStatusOk();
    }

    @Test
    void whoTriesManyUnknownCodesOfDocumentsWaits() {
        var insistent = visitor();
        for (int i = 0; i < 21; i++) {
            assertThat(insistent.see("/verifier/2222-2222-2222-2222-2222")).hasStatus(404);
        }

        insistent.see("/verifier/2222-2222-2222-2222-2222");
        assertThat(insistent.see("/verifier/2222-2222-2222-2222-2222"))
                .hasStatus(429)
                .bodyText()
                .contains("Beaucoup de codes inconnus");
    }
}
