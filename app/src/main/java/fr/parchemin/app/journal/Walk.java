package fr.parchemin.app.journal;

import fr.parchemin.app.journal.Entry.On;
import fr.parchemin.app.journal.Verification.Outcome;
import fr.parchemin.app.journal.Verification.Outcome.Fault;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A walk along the chain from its first entry to its last, or to the first fault. */
final class Walk {

    private long entries;
    private byte[] hash = Link.GENESIS;
    private @Nullable Instant first;
    private @Nullable Instant last;
    private @Nullable Fault fault;

    /** Rows of entries and their things, in the order of both. */
    void over(ResultSet rows) throws SQLException {
        boolean more = rows.next();
        while (more && fault == null) {
            long place = rows.getLong("place");
            List<On> things = new ArrayList<>();
            var link = new Link(
                    Rows.entry(rows, things),
                    rows.getBytes("things"),
                    rows.getBytes("previous"),
                    rows.getBytes("hash"));
            do {
                if (rows.getString("kind") != null) {
                    things.add(new On(rows.getString("kind"), rows.getString("id")));
                }
                more = rows.next();
            } while (more && rows.getLong("place") == place);
            step(link);
        }
    }

    private void step(Link link) {
        var kind = wrong(link);
        if (kind != null) {
            fault = new Fault(kind, entries + 1);
            return;
        }
        entries++;
        hash = link.hash();
        last = link.entry().at();
        if (first == null) {
            first = last;
        }
    }

    private Outcome.@Nullable Kind wrong(Link link) {
        if (link.entry().place() != entries + 1) {
            return Outcome.Kind.MISSING;
        }
        if (!link.hasItsHash()) {
            return Outcome.Kind.ALTERED;
        }
        if (!link.hasItsThings()) {
            return Outcome.Kind.THINGS_ALTERED;
        }
        return MessageDigest.isEqual(link.previous(), hash) ? null : Outcome.Kind.MOVED;
    }

    long entries() {
        return entries;
    }

    byte[] hash() {
        return hash;
    }

    @Nullable
    Instant first() {
        return first;
    }

    @Nullable
    Instant last() {
        return last;
    }

    @Nullable
    Fault fault() {
        return fault;
    }
}
