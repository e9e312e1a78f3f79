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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Looks at the whole chain, holds it against what must have a line, and keeps what came of it. */
@Service
public class Verification {

    private static final int ROWS_AT_ONCE = 2000;
    private static final int MOST_KEPT = 1000;

    private final JdbcClient jdbc;
    private final Chain chain;
    private final Witnesses witnesses;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** With where its own deeds are told. */
    public Verification(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.chain = new Chain(jdbc);
        this.witnesses = new Witnesses(jdbc);
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
     * @param faults what is wrong with the chain, in the order of the entries; none: it holds
     * @param untold the first of the things that must have a line and have none
     * @param untoldCount how many there are
     */
    public record Outcome(
            Instant at,
            long account,
            long entries,
            @Nullable Instant first,
            @Nullable Instant last,
            String fingerprint,
            List<Fault> faults,
            List<Untold> untold,
            long untoldCount) {

        /** The first fault of the chain, absent: it holds. */
        public @Nullable Fault fault() {
            return faults.isEmpty() ? null : faults.getFirst();
        }

        /** Whether the chain holds and everything that must have a line has one. */
        public boolean holds() {
            return faults.isEmpty() && untoldCount == 0;
        }

        /**
         * What is wrong with the chain.
         *
         * @param place the entry, or the first of those that are not there
         * @param until the last of them
         */
        public record Fault(Kind kind, long place, long until) {

            /** Of one entry. */
            public Fault(Kind kind, long place) {
                this(kind, place, place);
            }

            static Fault read(String stored) {
                var parts = stored.split(" ");
                return new Fault(Kind.valueOf(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
            }

            @Override
            public String toString() {
                return kind + " " + place + " " + until;
            }
        }

        /** What can be wrong. */
        public enum Kind {
            /** The entries are not there, though later ones are. */
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
        walk.end(chain.head());
        var untold = witnesses.untold();
        return new Outcome(
                clock.instant(),
                0,
                walk.entries(),
                walk.first(),
                walk.last(),
                HexFormat.of().formatHex(walk.hash()),
                walk.faults(),
                untold,
                untold.size());
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
                                                          fault_place, faults, untold, untold_count)
                        values (:at, :account, :entries, :first, :last, :hash, :fault, :place, :faults, :untold, :count)""")
                .param("at", outcome.at().atOffset(ZoneOffset.UTC))
                .param("account", actor.account())
                .param("entries", outcome.entries())
                .param("first", offset(outcome.first()))
                .param("last", offset(outcome.last()))
                .param("hash", HexFormat.of().parseHex(outcome.fingerprint()))
                .param("fault", fault == null ? null : fault.kind().name())
                .param("place", fault == null ? null : (Long) fault.place())
                .param("faults", some(outcome.faults()))
                .param("untold", some(outcome.untold()))
                .param("count", outcome.untoldCount())
                .update();
        events.publishEvent(new Deed(actor, "journal-verified"));
    }

    /** As many as one reads. */
    private static String[] some(List<?> all) {
        return all.stream().limit(MOST_KEPT).map(Object::toString).toArray(String[]::new);
    }

    /** What came of the last look that was kept. */
    public Optional<Outcome> last() {
        return jdbc.sql("""
                        select at, account, entries, first_at, last_at, last_hash, faults, untold, untold_count
                        from journal.verification order by id desc limit 1""").query(Verification::outcome).optional();
    }

    private static Outcome outcome(ResultSet row, int number) throws SQLException {
        return new Outcome(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("account"),
                row.getLong("entries"),
                instant(row, "first_at"),
                instant(row, "last_at"),
                HexFormat.of().formatHex(row.getBytes("last_hash")),
                texts(row, "faults").map(Fault::read).toList(),
                texts(row, "untold").map(Untold::read).toList(),
                row.getLong("untold_count"));
    }

    private static Stream<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
