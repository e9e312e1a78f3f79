package fr.parchemin.app.people;

import fr.parchemin.app.people.Attempts.Kind;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is asked after the password: a code of a device, or one of ten that were written down. */
@Service
public class SecondFactors {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 10;
    private static final int CODE_BYTES = 10;

    private final JdbcClient jdbc;
    private final SealedFactors sealed;
    private final Seals seals;
    private final Attempts attempts;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SecondFactors(
            JdbcClient jdbc,
            SealedFactors sealed,
            Seals seals,
            Attempts attempts,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.sealed = sealed;
        this.seals = seals;
        this.attempts = attempts;
        this.clock = clock;
        this.events = events;
    }

    /** Whether the account has one. */
    public boolean isAdded(long account) {
        return jdbc.sql("select exists (select from people.second_factor where account = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** How many of the written codes are left. */
    public long left(long account) {
        return jdbc.sql("select count(*) from people.recovery_code where account = :account and used_at is null")
                .param("account", account)
                .query(Long.class)
                .single();
    }

    /** A new secret for a device of that account, sealed until it is added: sessions are rows of the database too. */
    public byte[] propose(long account) {
        var secret = new byte[Totp.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return seals.seal(secret, proposedTo(account));
    }

    /** The secret that was proposed, absent: it is not one for that account. */
    public Optional<byte[]> proposed(long account, byte[] sealed) {
        return seals.open(sealed, proposedTo(account));
    }

    private static String proposedTo(long account) {
        return "proposed-factor:" + account;
    }

    /**
     * Adds a device that shows the right code.
     *
     * @return the codes to write down, absent: the code is wrong, or there is a device already
     */
    @Transactional
    public Optional<List<String>> add(Actor actor, byte[] secret, String typed) {
        var step = Totp.step(secret, typed, clock.instant());
        if (step.isEmpty() || isAdded(actor.account())) {
            return Optional.empty();
        }
        sealed.keep(actor.account(), secret, now(), step.getAsLong());
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < CODES; i++) {
            var random = new byte[CODE_BYTES];
            RANDOM.nextBytes(random);
            var code = Totp.base32(random).toLowerCase(Locale.ROOT);
            codes.add(code.replaceAll("(.{4})(?!$)", "$1-"));
            jdbc.sql("insert into people.recovery_code (account, digest) values (:account, :digest)")
                    .param("account", actor.account())
                    .param("digest", Attempts.digest(code))
                    .update();
        }
        tell(actor, "second-factor-added", actor.account());
        return Optional.of(codes);
    }

    /** Whether a code gets in now; it does once. */
    @Transactional
    public boolean check(long account, String typed) {
        if (!attempts.take(Kind.CODE, Long.toString(account))) {
            return false;
        }
        boolean right = isOfDevice(account, typed) || isWritten(account, typed);
        if (right) {
            attempts.forget(Kind.CODE, Long.toString(account));
        } else {
            tell(Actor.application(), "second-factor-refused", account);
        }
        return right;
    }

    private boolean isOfDevice(long account, String typed) {
        var step = sealed.secret(account).map(known -> Totp.step(known, typed, clock.instant()));
        return step.isPresent()
                && step.get().isPresent()
                && jdbc.sql("""
                                update people.second_factor set last_step = :step
                                where account = :account and last_step < :step""")
                                .param("step", step.get().getAsLong())
                                .param("account", account)
                                .update()
                        == 1;
    }

    private boolean isWritten(long account, String typed) {
        var code = typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", "");
        return jdbc.sql("""
                        update people.recovery_code set used_at = :now
                        where account = :account and digest = :digest and used_at is null""")
                        .param("now", now())
                        .param("account", account)
                        .param("digest", Attempts.digest(code))
                        .update()
                == 1;
    }

    /** Takes it away from whoever asks and still has it. */
    @Transactional
    public boolean remove(Actor actor, String typed) {
        if (!check(actor.account(), typed)) {
            return false;
        }
        endAll(actor.account());
        tell(actor, "second-factor-removed", actor.account());
        return true;
    }

    /** The account closes, or its owner takes the device away. */
    void endAll(long account) {
        jdbc.sql("delete from people.second_factor where account = :account")
                .param("account", account)
                .update();
    }

    private void tell(Actor actor, String what, long account) {
        events.publishEvent(new Deed(actor, what, Deed.Thing.of(Deed.Kind.ACCOUNT, account)));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
