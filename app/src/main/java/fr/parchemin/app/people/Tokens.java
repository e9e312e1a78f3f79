package fr.parchemin.app.people;

import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Secrets that let somebody in once. They go out in letters; only their digests stay. */
@Repository
class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;

    Tokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a secret is for, and how long it serves. */
    enum Purpose {
        INVITATION(Duration.ofDays(7), "/mot-de-passe/"),
        RESET(Duration.ofHours(1), "/mot-de-passe/"),
        LINK(Duration.ofDays(2), "/acces/");

        private final Duration validity;
        private final String path;

        Purpose(Duration validity, String path) {
            this.validity = validity;
            this.path = path;
        }

        /** Where it leads within the application. */
        String path() {
            return path;
        }
    }

    /** A secret that was made, and until when it serves. */
    record Made(String secret, Instant until) {}

    /**
     * What a secret gives.
     *
     * @param door what it opens, absent: it lets choose a password
     */
    record Token(
            long id,
            long account,
            Purpose purpose,
            @Nullable Door door) {}

    /** A new secret; the former one of the account for the same purpose, and the same door, serves no more. */
    Made make(long account, Purpose purpose, long by, @Nullable Door door) {
        var random = new byte[BYTES];
        RANDOM.nextBytes(random);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var until = clock.instant().plus(purpose.validity);
        end(account, purpose, door);
        jdbc.sql("""
                        insert into people.token
                            (account, purpose, digest, created_at, created_by, expires_at, opens_as, opens_kind, opens)
                        values (:account, :purpose, :digest, :now, :by, :until, :role, :kind, :opens)""")
                .param("account", account)
                .param("purpose", purpose.name())
                .param("digest", Attempts.digest(secret))
                .param("now", now())
                .param("by", by)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("role", door == null ? null : door.role().name())
                .param("kind", door == null ? null : door.to().kind().name())
                .param("opens", door == null ? null : door.to().id())
                .update();
        return new Made(secret, until);
    }

    /** What a secret gives, absent: nothing, nothing any more, or to an account that is closed. */
    Optional<Token> find(String secret) {
        return jdbc.sql("""
                        select t.id, t.account, t.purpose, t.opens_as, t.opens_kind, t.opens
                        from people.token t join people.account a on a.id = t.account
                        where t.digest = :digest and t.used_at is null and t.expires_at > :now
                          and a.closed_at is null""")
                .param("digest", Attempts.digest(secret))
                .param("now", now())
                .query((row, _) -> new Token(
                        row.getLong("id"),
                        row.getLong("account"),
                        Purpose.valueOf(row.getString("purpose")),
                        door(row)))
                .optional();
    }

    private static @Nullable Door door(ResultSet row) throws SQLException {
        var opens = row.getString("opens");
        return opens == null
                ? null
                : new Door(
                        Role.valueOf(row.getString("opens_as")),
                        new Thing(Kind.valueOf(row.getString("opens_kind")), opens));
    }

    /** Uses it up; of several who do at once, one succeeds. */
    boolean use(Token token) {
        return jdbc.sql(
                                "update people.token set used_at = :now where id = :id and used_at is null and expires_at > :now")
                        .param("now", now())
                        .param("id", token.id())
                        .update()
                == 1;
    }

    /** Those of an account serve no more. */
    void end(long account, Purpose purpose) {
        end(account, purpose, null);
    }

    private void end(long account, Purpose purpose, @Nullable Door door) {
        jdbc.sql("""
                        update people.token set expires_at = :now
                        where account = :account and purpose = :purpose and used_at is null and expires_at > :now
                          and (:opens::text is null or (opens_kind = :kind and opens = :opens))""")
                .param("now", now())
                .param("kind", door == null ? null : door.to().kind().name())
                .param("opens", door == null ? null : door.to().id())
                .param("account", account)
                .param("purpose", purpose.name())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
