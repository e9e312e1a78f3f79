package fr.parchemin.app.api;

import fr.parchemin.app.people.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests that bear a key of their own, so that whoever did not hear the answer may ask again. What is done and its answer
 * are committed together; a request that was refused leaves no trace and may be corrected under the same key.
 */
@Component
class Requests {

    /** How long a key is remembered. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    Requests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What was answered.
     *
     * @param again whether it was answered before
     */
    record Answer(int status, String location, String body, boolean again) {}

    /**
     * Does something once for a key of an account. A second request with the key waits for the first and gets its answer.
     *
     * @param digest of what is asked
     * @throws Problem when the key was used for something else
     */
    @Transactional
    public Answer once(Actor actor, String key, byte[] digest, Supplier<Answer> deed) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from api.request where received_at < :oldest")
                .param("oldest", now.minus(KEPT))
                .update();
        if (!isFirst(actor, key, digest, now)) {
            return earlier(actor, key, digest);
        }
        var answer = deed.get();
        jdbc.sql("""
                        update api.request set status = :status, location = :location, answer = :answer
                        where account = :account and key = :key""")
                .param("status", answer.status())
                .param("location", answer.location())
                .param("answer", answer.body())
                .param("account", actor.account())
                .param("key", key)
                .update();
        return answer;
    }

    private boolean isFirst(Actor actor, String key, byte[] digest, OffsetDateTime now) {
        return jdbc.sql("""
                        insert into api.request (account, key, digest, received_at)
                        values (:account, :key, :digest, :now) on conflict (account, key) do nothing""")
                        .param("account", actor.account())
                        .param("key", key)
                        .param("digest", digest)
                        .param("now", now)
                        .update()
                == 1;
    }

    private Answer earlier(Actor actor, String key, byte[] digest) {
        var kept = jdbc.sql("""
                        select digest, status, location, answer from api.request
                        where account = :account and key = :key""")
                .param("account", actor.account())
                .param("key", key)
                .query((row, _) -> new Kept(
                        row.getBytes("digest"),
                        new Answer(row.getInt("status"), row.getString("location"), row.getString("answer"), true)))
                .single();
        if (!Arrays.equals(kept.digest(), digest)) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "key-reused",
                    "A key for two requests",
                    "Idempotency-Key %s was used for another request".formatted(key));
        }
        return kept.answer();
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by content above, and never as a whole
    private record Kept(byte[] digest, Answer answer) {}
}
