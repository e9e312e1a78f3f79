package fr.parchemin.app.people;

import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.Reach.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tokens with which machines act for an account. A token never reaches further than its account does at the moment it
 * is shown: a grant that is taken back is taken back from its tokens too.
 */
@Service
public class ApiTokens {

    /** What every secret begins with, so that one that leaked is recognised. */
    public static final String PREFIX = "prch_";

    private static final int BYTES = 32;
    private static final String COLUMNS =
            "id, account, name, role, scope, of, writes, made_on, valid_until, last_used_on, ended_at is not null as ended";

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Access access;
    private final Attempts attempts;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(
            JdbcClient jdbc,
            Accounts accounts,
            Access access,
            Attempts attempts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.access = access;
        this.attempts = attempts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A token, without its secret.
     *
     * @param of the scheme or cohort it is bound to, empty: all that its account reaches in that role
     * @param writes whether it may change something
     * @param until the last day on which it counts
     */
    public record ApiToken(
            long id,
            long account,
            String name,
            Role role,
            Scope scope,
            String of,
            boolean writes,
            LocalDate madeOn,
            LocalDate until,
            @Nullable LocalDate lastUsedOn,
            boolean ended) {

        /** Whether it counts on that day. */
        public boolean isValidOn(LocalDate day) {
            return !ended && !day.isAfter(until);
        }
    }

    /** What a token may do: all that its maker reaches in the present role, or one scheme or cohort of that. */
    public record Bounds(Scope scope, String of, boolean writes) {}

    /** A token that was shown, and who thereby asks. */
    public record Shown(ApiToken token, Actor actor) {}

    /** What came of making a token. */
    public sealed interface Making {

        /** It is there. The secret is known to nobody else, and never again. */
        record Made(ApiToken token, String secret) implements Making {}

        /** The account has a standing token of that name. */
        record NameTaken() implements Making {}

        /** It would reach further than its maker does. */
        record TooWide() implements Making {}
    }

    /**
     * Makes a token for the role in which somebody acts.
     *
     * @param until the last day on which it counts, at most a year from now
     */
    @Transactional
    public Making make(String name, Bounds bounds, LocalDate until, Actor by) {
        if (bounded(by, bounds.scope(), bounds.of()).isEmpty()) {
            return new Making.TooWide();
        }
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return insert(name.strip(), bounds, until, secret, by)
                .<Making>map(token -> {
                    events.publishEvent(new Deed(
                            by,
                            "token-made",
                            Thing.of(Kind.TOKEN, token.id()),
                            Thing.of(Kind.ACCOUNT, token.account())));
                    return new Making.Made(token, secret);
                })
                .orElseGet(Making.NameTaken::new);
    }

    private Optional<ApiToken> insert(String name, Bounds bounds, LocalDate until, String secret, Actor by) {
        return jdbc.sql("""
                        insert into people.api_token
                            (account, name, digest, role, scope, of, writes, made_at, made_on, valid_until)
                        values (:account, :name, :digest, :role, :scope, :of, :writes, :now, :today, :until)
                        on conflict (account, name) where ended_at is null do nothing
                        returning\s""" + COLUMNS)
                .param("account", by.account())
                .param("name", name)
                .param("digest", digest(secret))
                .param("role", by.role().name())
                .param("scope", bounds.scope().name())
                .param("of", bounds.of())
                .param("writes", bounds.writes())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("today", LocalDate.now(clock))
                .param("until", until)
                .query(ApiTokens::token)
                .optional();
    }

    /** The last day on which a token made today may count. */
    public LocalDate latest() {
        return LocalDate.now(clock).plusYears(1);
    }

    /** The standing tokens of an account, the latest first; those that are past their day among them. */
    public List<ApiToken> of(Actor actor) {
        return jdbc.sql("select " + COLUMNS
                        + " from people.api_token where account = :account and ended_at is null order by id desc")
                .param("account", actor.account())
                .query(ApiTokens::token)
                .list();
    }

    /** Ends a token of one's own account, at once; absent: it has none of that number. */
    @Transactional
    public Optional<ApiToken> end(long token, Actor by) {
        var ended = jdbc.sql("""
                        update people.api_token set ended_at = :now, ended_by = :account
                        where id = :id and account = :account and ended_at is null returning\s""" + COLUMNS)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", by.account())
                .param("id", token)
                .query(ApiTokens::token)
                .optional();
        ended.ifPresent(one -> events.publishEvent(
                new Deed(by, "token-ended", Thing.of(Kind.TOKEN, one.id()), Thing.of(Kind.ACCOUNT, one.account()))));
        return ended;
    }

    /**
     * Who asks by showing a secret, absent: there is no such token, it is past its day or ended, or its account no longer
     * reaches what it was made for.
     *
     * @param from the network address from which it is shown
     */
    public Optional<Shown> show(String secret, @Nullable String from) {
        var today = LocalDate.now(clock);
        return find(secret)
                .filter(token -> token.isValidOn(today))
                .flatMap(token -> accounts.actor(token.account(), token.role(), from)
                        .flatMap(actor -> bounded(actor, token.scope(), token.of())
                                .map(reach -> new Shown(token, named(actor, token, reach)))))
                .map(shown -> used(shown, today));
    }

    /** Tells that a secret was refused, but not of more than so many from one address: a flood would bury the journal. */
    @Transactional
    public void refuse(String secret, @Nullable String from) {
        if (attempts.take(Attempts.Kind.TOKEN, String.valueOf(from))) {
            var nobody = Actor.nobody(from);
            events.publishEvent(find(secret)
                    .map(token -> new Deed(nobody, "token-refused", Thing.of(Kind.ACCOUNT, token.account())))
                    .orElseGet(() -> new Deed(nobody, "token-refused")));
        }
    }

    private Optional<ApiToken> find(String secret) {
        return secret.startsWith(PREFIX)
                ? jdbc.sql("select " + COLUMNS + " from people.api_token where digest = :digest")
                        .param("digest", digest(secret))
                        .query(ApiTokens::token)
                        .optional()
                : Optional.empty();
    }

    private Shown used(Shown shown, LocalDate today) {
        if (!today.equals(shown.token().lastUsedOn())) {
            jdbc.sql("update people.api_token set last_used_on = :today where id = :id")
                    .param("today", today)
                    .param("id", shown.token().id())
                    .update();
        }
        return shown;
    }

    private static Actor named(Actor actor, ApiToken token, Reach reach) {
        return new Actor(
                actor.account(), "%s (%s)".formatted(actor.name(), token.name()), actor.role(), reach, actor.from());
    }

    /** What an actor reaches within a scope, absent: less than all of it. */
    private Optional<Reach> bounded(Actor actor, Scope scope, String of) {
        var reach = actor.reach();
        return switch (scope) {
            case EVERYTHING -> Optional.of(reach);
            case SCHEME ->
                reach.covers(of)
                        ? Optional.of(new Reach(false, Set.of(of), Set.of(), Set.of(), Set.of()))
                        : Optional.empty();
            // A centre sees a part of a cohort only, which a cohort as bounds does not say.
            case COHORT ->
                reach.centres().isEmpty() && access.allows(actor, Action.SEE_COHORT, of)
                        ? Optional.of(new Reach(false, Set.of(), Set.of(), Set.of(Long.valueOf(of)), Set.of()))
                        : Optional.empty();
            case CENTRE, PERSON, OPENED -> Optional.empty();
        };
    }

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        return new ApiToken(
                row.getLong("id"),
                row.getLong("account"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                Scope.valueOf(row.getString("scope")),
                row.getString("of"),
                row.getBoolean("writes"),
                row.getObject("made_on", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("last_used_on", LocalDate.class),
                row.getBoolean("ended"));
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
