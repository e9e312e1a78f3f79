package fr.parchemin.app.journal;

import fr.parchemin.app.journal.Entry.On;
import fr.parchemin.app.people.Deed;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The records of the journal, to which one can only add. */
@Repository
class Chain {

    private final JdbcClient jdbc;

    Chain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The end of the chain.
     *
     * @param place of the last entry, 0: there is none
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Head(long place, byte[] hash) {}

    /** The end of the chain as it stands. */
    Head head() {
        return head("");
    }

    private Head head(String lock) {
        return jdbc.sql("select place, hash from journal.head " + lock)
                .query((row, _) -> new Head(row.getLong("place"), row.getBytes("hash")))
                .single();
    }

    /** Adds what was done; nobody else adds until the transaction ends. */
    void append(List<Deed> deeds, Instant at) {
        var head = head("for update");
        List<Link> links = new ArrayList<>();
        byte[] last = head.hash();
        for (Deed deed : deeds) {
            var link = Link.of(entry(deed, head.place() + links.size() + 1, at), last);
            last = link.hash();
            links.add(link);
        }
        insert(links, at);
        insertThings(links.stream().map(Link::entry).toList());
        jdbc.sql("update journal.head set place = :place, hash = :hash")
                .param("place", head.place() + links.size())
                .param("hash", last)
                .update();
    }

    private static Entry entry(Deed deed, long place, Instant at) {
        var by = deed.by();
        return new Entry(
                place,
                at,
                by.account(),
                by.role().name(),
                by.from(),
                deed.what(),
                deed.on().stream()
                        .map(thing -> new On(thing.kind().name(), thing.id()))
                        .toList(),
                deed.before(),
                deed.after());
    }

    private void insert(List<Link> links, Instant at) {
        jdbc.sql("""
                        insert into journal.entry (place, at, account, role, from_address, what, before_ref, after_ref, things,
                                                   previous, hash)
                        select place, :at, account, role, from_address, what, before_ref, after_ref, things, previous, hash
                        from unnest(:places::bigint[], :accounts::bigint[], :roles::text[], :froms::text[], :whats::text[],
                                    :befores::text[], :afters::text[], :things::bytea[], :previous::bytea[],
                                    :hashes::bytea[])
                             as given (place, account, role, from_address, what, before_ref, after_ref, things, previous,
                                       hash)""")
                .param("at", Timestamp.from(at))
                .param(
                        "places",
                        links.stream().map(link -> link.entry().place()).toArray(Long[]::new))
                .param(
                        "accounts",
                        links.stream().map(link -> link.entry().account()).toArray(Long[]::new))
                .param("roles", texts(links, Entry::role))
                .param("froms", texts(links, Entry::from))
                .param("whats", texts(links, Entry::what))
                .param("befores", texts(links, Entry::before))
                .param("afters", texts(links, Entry::after))
                .param("things", links.stream().map(Link::things).toArray(byte[][]::new))
                .param("previous", links.stream().map(Link::previous).toArray(byte[][]::new))
                .param("hashes", links.stream().map(Link::hash).toArray(byte[][]::new))
                .update();
    }

    private static @Nullable String[] texts(List<Link> links, Function<Entry, @Nullable String> part) {
        return links.stream().map(link -> part.apply(link.entry())).toArray(String[]::new);
    }

    private record Placed(long place, int rank, On thing) {}

    private void insertThings(List<Entry> entries) {
        List<Placed> things = new ArrayList<>();
        for (Entry entry : entries) {
            for (int rank = 0; rank < entry.on().size(); rank++) {
                things.add(new Placed(entry.place(), rank, entry.on().get(rank)));
            }
        }
        jdbc.sql("""
                        insert into journal.entry_thing (place, rank, kind, id)
                        select * from unnest(:places::bigint[], :ranks::int[], :kinds::text[], :ids::text[])""")
                .param("places", things.stream().map(Placed::place).toArray(Long[]::new))
                .param("ranks", things.stream().map(Placed::rank).toArray(Integer[]::new))
                .param("kinds", things.stream().map(one -> one.thing().kind()).toArray(String[]::new))
                .param("ids", things.stream().map(one -> one.thing().id()).toArray(String[]::new))
                .update();
    }
}
