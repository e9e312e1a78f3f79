package fr.parchemin.app.people;

import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The secrets that accounts share with their devices, sealed. */
@Repository
class SealedFactors implements SmartInitializingSingleton {

    private final JdbcClient jdbc;
    private final Seals seals;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final boolean lost;

    SealedFactors(
            JdbcClient jdbc,
            Seals seals,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            @Value("${parchemin.key-lost:false}") boolean lost) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.transaction = transaction;
        this.events = events;
        this.lost = lost;
    }

    /** What stands unsealed is sealed; what another key sealed would refuse its owners, and is not passed over. */
    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("select account from people.second_factor where sealed_with is null for update")
                    .query(Long.class)
                    .list()
                    .forEach(this::secret);
            var foreign = foreign();
            if (!foreign.isEmpty() && !lost) {
                throw new IllegalStateException("""
                        people.second_factor holds %d secrets that were sealed with another key, expected the key %s: \
                        give parchemin.key as before or put the file "key" back into the data directory; if it is lost, \
                        start once with parchemin.key-lost=true, which removes these second factors""".formatted(foreign.size(), seals.name()));
            }
            foreign.forEach(this::forget);
        });
    }

    private List<Long> foreign() {
        return jdbc.sql("select account from people.second_factor where sealed_with <> :key for update")
                .param("key", seals.name())
                .query(Long.class)
                .list();
    }

    private void forget(long account) {
        jdbc.sql("delete from people.second_factor where account = :account")
                .param("account", account)
                .update();
        events.publishEvent(new Deed(Actor.application(), "second-factor-removed", Thing.of(Kind.ACCOUNT, account)));
    }

    /** The secret of an account, absent: it has none. */
    Optional<byte[]> secret(long account) {
        return jdbc.sql("select secret, sealed_with from people.second_factor where account = :account")
                .param("account", account)
                .query((row, _) -> read(account, row.getBytes("secret"), row.getString("sealed_with")))
                .optional();
    }

    private byte[] read(long account, byte[] kept, @Nullable String key) {
        return key == null
                ? sealed(account, kept)
                : seals.open(kept, whose(account))
                        .orElseThrow(() -> new IllegalStateException(
                                "people.second_factor of account %d does not open: sealed with key %s, expected %s"
                                        .formatted(account, key, seals.name())));
    }

    private byte[] sealed(long account, byte[] secret) {
        jdbc.sql("""
                        update people.second_factor set secret = :sealed, sealed_with = :key
                        where account = :account and sealed_with is null""")
                .param("sealed", seals.seal(secret, whose(account)))
                .param("key", seals.name())
                .param("account", account)
                .update();
        return secret;
    }

    /** Keeps the secret of an account that has none. */
    void keep(long account, byte[] secret, OffsetDateTime now, long step) {
        jdbc.sql("""
                        insert into people.second_factor (account, secret, sealed_with, added_at, last_step)
                        values (:account, :sealed, :key, :now, :step)""")
                .param("account", account)
                .param("sealed", seals.seal(secret, whose(account)))
                .param("key", seals.name())
                .param("now", now)
                .param("step", step)
                .update();
    }

    private static String whose(long account) {
        return "second-factor:" + account;
    }
}
