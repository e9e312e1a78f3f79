package fr.parchemin.app.journal;

import fr.parchemin.app.journal.Verification.Outcome.Fault;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Looks at the whole chain, and keeps what came of it. */
@Service
public class Verification {

    private static final int ROWS_AT_ONCE = 2000;

    private final JdbcClient jdbc;
    private final Chain chain;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** With where its own deeds are told. */
    public Verification(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.chain = new Chain(jdbc);
        this.events = events;
        this.clock = clock;
    }

    /**
     * What came of a look at the chain.
     *
     * @param entries how many hold, from the first one on
     * @param first when the first of them was written, absent: there is none
     * @param last when the last of them was written
     * @param fingerprint the hash of the last of them; written down elsewhere, it proves later that the journal up to there
     *     is still the same
     * @param fault the first one, absent: the chain holds
     */
    public record Outcome(
            Instant at,
            long account,
            long entries,
            @Nullable Instant first,
            @Nullable Instant last,
            String fingerprint,
            @Nullable Fault fault) {

        /** What is wrong with the chain, and with which entry. */
        public record Fault(Kind kind, long place) {}

        /** What can be wrong. */
        public enum Kind {
            /** The entry is not there, though later ones are. */
            MISSING,
            /** The entry is not as it was written. */
            ALTERED,
            /** What the entry says it was done on is not as it was written. */
            THINGS_ALTERED,
            /** The entry does not follow the one before it: it was moved, or one between them was taken out. */
            MOVED,
            /** This entry and all later ones are not there. */
            CUT,
            /** The last entry is not the one that the head of the chain names. */
            HEAD
        }
    }

    /** Looks at the whole chain as it stands at this moment, in constant memory; writes nothing. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Outcome look() {
        var walk = new Walk();
        jdbc.sql("select " + Rows.COLUMNS + """
                        , e.things, e.previous, e.hash, t.kind, t.id
                        from journal.entry e left join journal.entry_thing t on t.place = e.place
                        order by e.place, t.rank""").withFetchSize(ROWS_AT_ONCE).query((ResultSet rows) -> {
            walk.over(rows);
            return walk;
        });
        var fault = walk.fault() == null ? atTheEnd(walk) : walk.fault();
        return new Outcome(
                clock.instant(),
                0,
                walk.entries(),
                walk.first(),
                walk.last(),
                HexFormat.of().formatHex(walk.hash()),
                fault);
    }

    private @Nullable Fault atTheEnd(Walk walk) {
        var head = chain.head();
        if (head.place() > walk.entries()) {
            return new Fault(Outcome.Kind.CUT, walk.entries() + 1);
        }
        return head.place() == walk.entries() && Arrays.equals(head.hash(), walk.hash())
                ? null
                : new Fault(Outcome.Kind.HEAD, walk.entries());
    }

    /** How an entry of which somebody noted the fingerprint is today. */
    public Noted.Standing compare(Noted noted) {
        return jdbc.sql("select encode(hash, 'hex') from journal.entry where place = :place")
                .param("place", noted.place())
                .query(String.class)
                .optional()
                .map(hash -> hash.equals(noted.fingerprint()) ? Noted.Standing.SAME : Noted.Standing.OTHER)
                .orElse(Noted.Standing.GONE);
    }

    /** Keeps what came of a look, with who asked for it. */
    @Transactional
    public void keep(Outcome outcome, Actor actor) {
        var fault = outcome.fault();
        jdbc.sql("""
                        insert into journal.verification (at, account, entries, first_at, last_at, last_hash, fault,
                                                          fault_place)
                        values (:at, :account, :entries, :first, :last, :hash, :fault, :place)""")
                .param("at", outcome.at().atOffset(ZoneOffset.UTC))
                .param("account", actor.account())
                .param("entries", outcome.entries())
                .param("first", offset(outcome.first()))
                .param("last", offset(outcome.last()))
                .param("hash", HexFormat.of().parseHex(outcome.fingerprint()))
                .param("fault", fault == null ? null : fault.kind().name())
                .param("place", fault == null ? null : (Long) fault.place())
                .update();
        events.publishEvent(new Deed(actor, "journal-verified"));
    }

    /** What came of the last look that was kept. */
    public Optional<Outcome> last() {
        return jdbc.sql("""
                        select at, account, entries, first_at, last_at, last_hash, fault, fault_place
                        from journal.verification order by id desc limit 1""").query(Verification::outcome).optional();
    }

    private static Outcome outcome(ResultSet row, int number) throws SQLException {
        var fault = row.getString("fault");
        return new Outcome(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("account"),
                row.getLong("entries"),
                instant(row, "first_at"),
                instant(row, "last_at"),
                HexFormat.of().formatHex(row.getBytes("last_hash")),
                fault == null ? null : new Fault(Outcome.Kind.valueOf(fault), row.getLong("fault_place")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
