package fr.parchemin.app.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.people.Actor.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Secrets that a copy of the database does not give away. */
@ParcheminTest
class SealsTests {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path data;

    @Autowired
    Accounts accounts;

    @Autowired
    Seals seals;

    @Autowired
    SealedFactors sealed;

    @Autowired
    SecondFactors factors;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    private Actor actor() {
        return accounts.open(UUID.randomUUID() + "@exemple.fr", "Hélène Caradec", "navire tiède grammaire", Role.JUROR);
    }

    private byte[] stored(Actor actor) {
        return jdbc.sql("select secret from people.second_factor where account = :account")
                .param("account", actor.account())
                .query(byte[].class)
                .single();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void asBefore(Actor actor) {
        jdbc.sql("""
                        insert into people.second_factor (account, secret, added_at, last_step)
                        values (:account, :secret, now(), 0)""").param("account", actor.account()).param("secret", SECRET).update();
    }

    @Test
    void theSecretOfADeviceIsSealedAndStillOpens() {
        var helene = actor();

        assertThat(factors.add(helene, SECRET, Totp.code(SECRET, Instant.now().minusSeconds(30))))
                .isPresent();

        assertThat(stored(helene)).hasSize(12 + SECRET.length + 16);
        assertThat(text(stored(helene))).doesNotContain(text(SECRET));
        assertThat(sealed.secret(helene.account())).contains(SECRET);
        assertThat(factors.check(
                        helene.account(), Totp.code(SECRET, Instant.now().plusSeconds(30))))
                .isTrue();
    }

    @Test
    void whatWasWrittenBeforeIsSealedOnTheNextStart() {
        var helene = actor();
        asBefore(helene);

        sealed.afterSingletonsInstantiated();

        assertThat(text(stored(helene))).doesNotContain(text(SECRET));
        assertThat(sealed.secret(helene.account())).contains(SECRET);
    }

    @Test
    void whatAProcessOfBeforeWritesMeanwhileIsSealedOnFirstUse() {
        var helene = actor();
        asBefore(helene);

        assertThat(factors.check(helene.account(), Totp.code(SECRET, Instant.now())))
                .isTrue();

        assertThat(text(stored(helene))).doesNotContain(text(SECRET));
    }

    @Test
    void aSealedSecretThatIsAlteredOrMovedToAnotherAccountDoesNotOpen() {
        var closed = seals.seal(SECRET, "second-factor:1");
        var altered = closed.clone();
        altered[altered.length - 1] ^= 1;

        assertThat(seals.open(closed, "second-factor:1")).contains(SECRET);
        assertThat(seals.open(closed, "second-factor:2")).isEmpty();
        assertThat(seals.open(altered, "second-factor:1")).isEmpty();
        assertThat(seals.open(SECRET, "second-factor:1")).isEmpty();
        assertThat(seals.seal(SECRET, "second-factor:1"))
                .as("never twice the same")
                .isNotEqualTo(closed);
        assertThat(new Seals("", data).open(closed, "second-factor:1"))
                .as("with another key")
                .isEmpty();
    }

    @Test
    void anotherKeyIsRefusedOnStartUnlessItIsSaidToBeLost() {
        var helene = actor();
        factors.add(helene, SECRET, Totp.code(SECRET, Instant.now()));
        var other = new Seals("", data);

        assertThatThrownBy(with(other, false)::afterSingletonsInstantiated)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected the key " + other.name())
                .hasMessageContaining("parchemin.key-lost");
        assertThat(factors.isAdded(helene.account())).isTrue();

        with(other, true).afterSingletonsInstantiated();
        assertThat(factors.isAdded(helene.account())).isFalse();
        assertThat(jdbc.sql("""
                        select count(*) from journal.entry e join journal.entry_thing t on t.place = e.place
                        where e.what = 'second-factor-removed' and t.kind = 'ACCOUNT' and t.id = :account""")
                        .param("account", Long.toString(helene.account()))
                        .query(Long.class)
                        .single())
                .isOne();
    }

    private SealedFactors with(Seals other, boolean lost) {
        return new SealedFactors(jdbc, other, transaction, events, lost);
    }

    @Test
    void theKeyIsDrawnOnceForItsOwnerOnlyAndSharedByAllWhoBeginTogether() throws Exception {
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> starts = java.util.Collections.nCopies(20, () -> new Seals("", data).name());
            assertThat(many.invokeAll(starts).stream()
                            .map(one -> one.resultNow())
                            .distinct())
                    .hasSize(1);
        }
        var key = data.resolve("key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(data.toFile().list()).containsExactly("key");
        assertThat(new Seals(Files.readString(key), data.resolve("elsewhere")).name())
                .as("given as a setting to the other processes")
                .isEqualTo(new Seals("", data).name());
    }

    @Test
    void aKeyOfAnotherLengthIsRefusedInWords() throws IOException {
        var half = Base64.getEncoder().encodeToString(new byte[16]);

        assertThatThrownBy(() -> new Seals(half, data))
                .hasMessage("the setting parchemin.key holds a key of 16 bytes, expected 32");
        assertThatThrownBy(() -> new Seals("ceci n’est pas une clé", data))
                .hasMessage("the setting parchemin.key is not base64");
        Files.writeString(data.resolve("key"), half);
        assertThatThrownBy(() -> new Seals("", data)).hasMessageContaining("key holds a key of 16 bytes");
    }
}
