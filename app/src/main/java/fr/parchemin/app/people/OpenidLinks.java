package fr.parchemin.app.people;

import fr.parchemin.app.people.Accounts.SignedIn;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.Tokens.Purpose;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The identities, held by providers elsewhere, with which accounts are entered. They never open an account. */
@Service
public class OpenidLinks {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Tokens tokens;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    OpenidLinks(JdbcClient jdbc, Accounts accounts, Tokens tokens, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.tokens = tokens;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Somebody as a provider knows them.
     *
     * @param issuer the provider
     * @param subject the number that it gives them for us
     * @param label the provider as people call it
     */
    public record Shown(String issuer, String subject, String label) {}

    /** An identity that enters an account, as its owner sees it. */
    public record Link(long id, String label, Instant added, Instant used) {}

    private enum Way {
        EMAIL,
        INVITATION,
        OWNER
    }

    /**
     * Whom somebody means who comes from a provider. Who is not known yet becomes so by an invitation, or by an e-mail
     * that the provider vouches for.
     *
     * @param email absent: the provider vouches for none
     * @param invitation the secret of the letter that was opened before, absent: none was
     * @param from the network address from which they ask
     * @return absent: no open account; nothing tells why
     */
    @Transactional
    public Optional<SignedIn> enter(
            Shown shown, @Nullable String email, @Nullable String invitation, @Nullable String from) {
        var known = account(shown);
        if (known.isPresent()) {
            jdbc.sql("""
                            update people.openid_link set used_at = :now, label = :label
                            where issuer = :issuer and subject = :subject and ended_at is null""")
                    .param("now", now())
                    .param("label", shown.label())
                    .param("issuer", shown.issuer())
                    .param("subject", shown.subject())
                    .update();
            return accounts.signedIn(known.get());
        }
        return byInvitation(shown, invitation, from).or(() -> byEmail(shown, email, from));
    }

    /** The account that an identity enters, closed or not. */
    private Optional<Long> account(Shown shown) {
        return jdbc.sql("""
                        select account from people.openid_link
                        where issuer = :issuer and subject = :subject and ended_at is null""")
                .param("issuer", shown.issuer())
                .param("subject", shown.subject())
                .query(Long.class)
                .optional();
    }

    private Optional<SignedIn> byInvitation(Shown shown, @Nullable String secret, @Nullable String from) {
        return Optional.ofNullable(secret)
                .flatMap(tokens::find)
                .filter(token -> token.purpose() == Purpose.INVITATION)
                .filter(token -> !isLinked(token.account(), shown.issuer()) && tokens.use(token))
                .flatMap(token -> link(token.account(), shown, Way.INVITATION, from));
    }

    private Optional<SignedIn> byEmail(Shown shown, @Nullable String email, @Nullable String from) {
        return Optional.ofNullable(email)
                .filter(_ -> !wasUnlinked(shown))
                .flatMap(accounts::find)
                .flatMap(account -> link(account, shown, Way.EMAIL, from));
    }

    private Optional<SignedIn> link(long account, Shown shown, Way way, @Nullable String from) {
        return accounts.signedIn(account).filter(_ -> link(account, shown, way, oneself(account, from)));
    }

    private Actor oneself(long account, @Nullable String from) {
        return accounts.roles(account).stream()
                .findFirst()
                .flatMap(role -> accounts.actor(account, role, from))
                .orElseGet(Actor::application);
    }

    private boolean wasUnlinked(Shown shown) {
        return jdbc.sql("select exists (select from people.openid_link where issuer = :issuer and subject = :subject)")
                .param("issuer", shown.issuer())
                .param("subject", shown.subject())
                .query(Boolean.class)
                .single();
    }

    private boolean isLinked(long account, String issuer) {
        return jdbc.sql("""
                        select exists (select from people.openid_link
                                       where account = :account and issuer = :issuer and ended_at is null)""")
                .param("account", account)
                .param("issuer", issuer)
                .query(Boolean.class)
                .single();
    }

    /** Whether an identity enters that account. */
    public boolean isOf(Actor actor, Shown shown) {
        return account(shown).filter(account -> account == actor.account()).isPresent();
    }

    /** Links an identity to one's own account; false: it enters another, or another of that provider enters it. */
    @Transactional
    public boolean link(Actor actor, Shown shown) {
        return link(actor.account(), shown, Way.OWNER, actor);
    }

    private boolean link(long account, Shown shown, Way way, Actor by) {
        boolean linked = jdbc.sql("""
                        insert into people.openid_link (account, issuer, subject, label, way, linked_at, used_at)
                        values (:account, :issuer, :subject, :label, :way, :now, :now) on conflict do nothing""")
                        .param("account", account)
                        .param("issuer", shown.issuer())
                        .param("subject", shown.subject())
                        .param("label", shown.label())
                        .param("way", way.name())
                        .param("now", now())
                        .update()
                == 1;
        if (linked) {
            events.publishEvent(new Deed(by, "openid-linked", Thing.of(Kind.ACCOUNT, account)));
        }
        return linked;
    }

    /** Those of an account, in the order in which they were linked. */
    public List<Link> of(Actor actor) {
        return jdbc.sql("""
                        select id, label, linked_at, used_at from people.openid_link
                        where account = :account and ended_at is null order by id""")
                .param("account", actor.account())
                .query((row, _) -> new Link(
                        row.getLong("id"),
                        row.getString("label"),
                        row.getTimestamp("linked_at").toInstant(),
                        row.getTimestamp("used_at").toInstant()))
                .list();
    }

    /** What became of a wish to unlink an identity. */
    public sealed interface Unlinking {

        /** It enters the account no more. */
        record Unlinked(String label) implements Unlinking {}

        /** Nothing else enters the account: no password, no passkey, no other identity. It stays. */
        record OnlyWay(String label) implements Unlinking {}

        /** There is none of that number. */
        record Unknown() implements Unlinking {}
    }

    /** Ends one of one's own, unless nothing else enters the account. */
    @Transactional
    public Unlinking unlink(long link, Actor by) {
        hold(by.account());
        var label =
                of(by).stream().filter(one -> one.id() == link).map(Link::label).findFirst();
        if (label.isPresent() && !isEnteredWithout(link, by.account())) {
            return new Unlinking.OnlyWay(label.get());
        }
        return end(link, by).<Unlinking>map(Unlinking.Unlinked::new).orElseGet(Unlinking.Unknown::new);
    }

    /** Of two that are unlinked at once, the second sees that the first is gone. */
    private void hold(long account) {
        jdbc.sql("select id from people.account where id = :id for update")
                .param("id", account)
                .query(Long.class)
                .single();
    }

    private boolean isEnteredWithout(long link, long account) {
        return jdbc.sql("""
                        select exists (select from people.account where id = :account and password_hash is not null)
                            or exists (select from people.passkey where account = :account)
                            or exists (select from people.openid_link
                                       where account = :account and ended_at is null and id <> :link)""")
                .param("account", account)
                .param("link", link)
                .query(Boolean.class)
                .single();
    }

    private Optional<String> end(long link, Actor by) {
        var label = jdbc.sql("""
                        update people.openid_link set ended_at = :now
                        where id = :id and account = :account and ended_at is null returning label""")
                .param("now", now())
                .param("id", link)
                .param("account", by.account())
                .query(String.class)
                .optional();
        label.ifPresent(
                _ -> events.publishEvent(new Deed(by, "openid-unlinked", Thing.of(Kind.ACCOUNT, by.account()))));
        return label;
    }

    /** The account closes: none enters it any more, nor when it is opened again. */
    void endAll(long account) {
        jdbc.sql("update people.openid_link set ended_at = :now where account = :account and ended_at is null")
                .param("now", now())
                .param("account", account)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
