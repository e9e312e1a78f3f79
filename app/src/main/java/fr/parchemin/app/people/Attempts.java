package fr.parchemin.app.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * How often somebody may try again. After some failures each further try must wait, twice as long each time, up to a
 * quarter of an hour. Counted in the database, for all processes together, whether what is tried exists or not.
 */
@Service
public class Attempts {

    private static final int LONGEST_WAIT = 900;

    private final JdbcClient jdbc;
    private final Clock clock;

    Attempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is tried, how often it may fail before one must wait, and after how long without a try all is forgotten. */
    public enum Kind {
        /** A password, of one account. */
        ACCOUNT(5, Duration.ofHours(24)),
        /** A password of whatever account, from one address. */
        ADDRESS(30, Duration.ofHours(1)),
        /** A code of the second factor, of one account. */
        CODE(5, Duration.ofHours(24)),
        /** A letter asked for by somebody who is not signed in, for one e-mail. */
        LETTER(3, Duration.ofHours(24)),
        /** The same, from one address. */
        LETTERS(10, Duration.ofHours(1)),
        /** A link with a secret in it, from one address. */
        LINK(20, Duration.ofHours(1)),
        /** A way back from a provider of identities that led nowhere, from one address. */
        OPENID(20, Duration.ofHours(1)),
        /** A token of a machine that is not one, from one address. */
        TOKEN(20, Duration.ofHours(1)),
        /** The code of a certificate, from one address. */
        VERIFICATION(20, Duration.ofMinutes(1));

        private final int free;
        private final Duration memory;

        Kind(int free, Duration memory) {
            this.free = free;
            this.memory = memory;
        }
    }

    /**
     * Counts a try as failed before it is made, so that many at once do not all pass.
     *
     * @return false: it must wait, and was not counted
     */
    public boolean take(Kind kind, String what) {
        var now = now();
        return jdbc.sql("""
                        insert into people.attempt as a (bucket, failures, tried_at, until)
                        values (:bucket, 1, :now, :now)
                        on conflict (bucket) do update
                        set failures = case when a.tried_at < :forgotten then 1 else a.failures + 1 end,
                            tried_at = :now,
                            until = case when a.tried_at < :forgotten or a.failures < :free then :now
                                         else :now + least(:longest, power(2, least(a.failures - :free, 20)))
                                                     * interval '1 second' end
                        where a.until <= :now""")
                        .param("bucket", bucket(kind, what))
                        .param("now", now)
                        .param("forgotten", now.minus(kind.memory))
                        .param("free", kind.free)
                        .param("longest", LONGEST_WAIT)
                        .update()
                == 1;
    }

    /** Whether one more try must wait. */
    public boolean mustWait(Kind kind, String what) {
        return jdbc.sql("select exists (select from people.attempt where bucket = :bucket and until > :now)")
                .param("bucket", bucket(kind, what))
                .param("now", now())
                .query(Boolean.class)
                .single();
    }

    /** After how many seconds one more try may be made, 0: at once. */
    public long secondsToWait(Kind kind, String what) {
        return jdbc.sql("""
                        select coalesce(max(ceil(extract(epoch from until - :now))), 0) from people.attempt
                        where bucket = :bucket and until > :now""")
                .param("bucket", bucket(kind, what))
                .param("now", now())
                .query(Long.class)
                .single();
    }

    /** The try that was taken did not fail. */
    public void giveBack(Kind kind, String what) {
        jdbc.sql("""
                        update people.attempt set failures = greatest(failures - 1, 0), until = :now
                        where bucket = :bucket""").param("bucket", bucket(kind, what)).param("now", now()).update();
    }

    /** Nothing is held against it any longer. */
    public void forget(Kind kind, String what) {
        jdbc.sql("delete from people.attempt where bucket = :bucket or tried_at < :old")
                .param("bucket", bucket(kind, what))
                .param("old", now().minusDays(2))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static byte[] bucket(Kind kind, String what) {
        var text = kind + " " + what.strip().toLowerCase(Locale.ROOT);
        return digest(text);
    }

    /** A digest from which a secret of many bits cannot be told. */
    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
