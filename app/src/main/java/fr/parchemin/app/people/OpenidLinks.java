package fr.parchemin.app.people;

import fr.parchemin.app.people.Accounts.SignedIn;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.Tokens.Purpose;
import fr.parchemin.app.people.Tokens.Token;
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
    private final WaysIn ways;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    OpenidLinks(
            JdbcClient jdbc,
            Accounts accounts,
            Tokens tokens,
            WaysIn ways,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.tokens = tokens;
        this.ways = ways;
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
     * Whom somebody means who comes from a provider. Who is not known yet becomes so by an e-mail that the provider
     * vouches for.
     *
     * @param email absent: the provider vouches for none
     * @param from the network address from which they ask
     * @return absent: no open account; nothing tells why
     */
    @Transactional
    public Optional<SignedIn> enter(Shown shown, @Nullable String email, @Nullable String from) {
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
        return byEmail(shown, email, from);
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

    /**
     * Whose invitation an identity that enters no account yet may accept.
     *
     * @param secret of the letter that was opened
     * @return absent: the identity is known, the letter is spent, or another identity of that provider accepted it
     */
    public Optional<Accounts.Named> invited(Shown shown, String secret) {
        return invitation(shown, secret).flatMap(token -> accounts.named(token.account()));
    }

    private Optional<Token> invitation(Shown shown, String secret) {
        return tokens.find(secret)
                .filter(token -> token.purpose() == Purpose.INVITATION)
                .filter(token -> account(shown).isEmpty() && !isLinked(token.account(), shown.issuer()));
    }

    /** Accepts an invitation, as whoever came from a provider confirmed: the identity enters that account from now on. */
    @Transactional
    public Optional<SignedIn> accept(Shown shown, String secret, @Nullable String from) {
        return invitation(shown, secret)
                .filter(tokens::use)
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

    /** Ends one of one's own, unless nothing else enters the account. */
    @Transactional
    public Removal unlink(long link, Actor by) {
        boolean only = ways.isOnly(by.account());
        var label =
                of(by).stream().filter(one -> one.id() == link).map(Link::label).findFirst();
        if (label.isPresent() && only) {
            return new Removal.OnlyWay(label.get());
        }
        return end(link, by).<Removal>map(Removal.Removed::new).orElseGet(Removal.Unknown::new);
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
