package fr.parchemin.app.people;

import fr.parchemin.app.people.Accounts.SignedIn;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The passkeys of accounts, and whom an authenticator means when it shows one. */
@Service
public class Passkeys implements PublicKeyCredentialUserEntityRepository {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final WaysIn ways;
    private final ApplicationEventPublisher events;

    Passkeys(JdbcClient jdbc, Accounts accounts, WaysIn ways, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.ways = ways;
        this.events = events;
    }

    /**
     * A passkey as its owner sees it.
     *
     * @param synced whether a service keeps it for several devices
     */
    public record Passkey(long id, String label, Instant added, Instant used, boolean synced) {}

    /** Those of an account, in the order in which they were added. */
    public List<Passkey> of(Actor actor) {
        return jdbc.sql("""
                        select id, label, added_at, used_at, backed_up from people.passkey
                        where account = :account order by id""")
                .param("account", actor.account())
                .query((row, _) -> new Passkey(
                        row.getLong("id"),
                        row.getString("label"),
                        row.getTimestamp("added_at").toInstant(),
                        row.getTimestamp("used_at").toInstant(),
                        row.getBoolean("backed_up")))
                .list();
    }

    /** Removes one of one's own, unless nothing else enters the account. */
    @Transactional
    public Removal remove(long passkey, Actor by) {
        boolean only = ways.isOnly(by.account());
        var found = of(by).stream().filter(one -> one.id() == passkey).findFirst();
        if (found.isEmpty()) {
            return new Removal.Unknown();
        }
        var label = found.get().label();
        if (only) {
            return new Removal.OnlyWay(label);
        }
        jdbc.sql("delete from people.passkey where id = :id")
                .param("id", passkey)
                .update();
        events.publishEvent(new Deed(by, "passkey-removed", Thing.of(Kind.ACCOUNT, by.account())));
        return new Removal.Removed(label);
    }

    /** The account closes: none enters it any more, nor when it is opened again. */
    void endAll(long account) {
        jdbc.sql("delete from people.passkey where account = :account")
                .param("account", account)
                .update();
    }

    /** The account that an authenticator means, absent: there is none that is open. */
    public Optional<SignedIn> owner(Bytes handle) {
        return jdbc.sql("""
                        select a.id, a.email from people.passkey_owner o join people.account a on a.id = o.account
                        where o.handle = :handle and a.closed_at is null""")
                .param("handle", handle.getBytes())
                .query((row, _) -> new SignedIn(row.getLong("id"), row.getString("email"), ""))
                .optional();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return owner(handle).flatMap(owner -> entity(owner.account())).orElse(null);
    }

    /** By e-mail, under which one signs in; whoever has no handle yet gets one. */
    @Override
    @Transactional
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String email) {
        return accounts.find(email).flatMap(this::entity).orElse(null);
    }

    private Optional<PublicKeyCredentialUserEntity> entity(long account) {
        return accounts.named(account)
                .map(named -> ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(handle(account))
                        .name(named.email())
                        .displayName(named.name())
                        .build());
    }

    private Bytes handle(long account) {
        jdbc.sql("insert into people.passkey_owner (account, handle) values (:account, :handle) on conflict do nothing")
                .param("account", account)
                .param("handle", Bytes.random().getBytes())
                .update();
        return new Bytes(jdbc.sql("select handle from people.passkey_owner where account = :account")
                .param("account", account)
                .query(byte[].class)
                .single());
    }

    /** Nobody has a passkey who has no account. */
    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        throw new UnsupportedOperationException("An account is not opened by a passkey");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("A handle stays with its account");
    }
}
