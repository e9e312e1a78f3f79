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

/** A walk along the whole chain, from its first entry to its last: what is wrong with one entry does not hide the next. */
final class Walk {

    private final List<Fault> faults = new ArrayList<>();
    private long entries;
    private byte[] hash = Link.GENESIS;
    private @Nullable Instant first;
    private @Nullable Instant last;

    /** Of the last entry that was read, whether it holds or not. */
    private long place;

    /** What the next entry must name as the one before it, absent: after what is altered or missing nobody knows. */
    private byte @Nullable [] end = Link.GENESIS;

    /** Rows of entries and their things, in the order of both. */
    void over(ResultSet rows) throws SQLException {
        boolean more = rows.next();
        while (more) {
            long here = rows.getLong("place");
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
            } while (more && rows.getLong("place") == here);
            step(link);
        }
    }

    private void step(Link link) {
        long here = link.entry().place();
        if (here != place + 1) {
            faults.add(new Fault(Outcome.Kind.MISSING, place + 1, here - 1));
            end = null;
        }
        var kind = wrong(link);
        if (kind != null) {
            faults.add(new Fault(kind, here));
        }
        end = kind == Outcome.Kind.ALTERED ? null : link.hash();
        place = here;
        if (faults.isEmpty()) {
            hold(link);
        }
    }

    private void hold(Link link) {
        entries++;
        hash = link.hash();
        last = link.entry().at();
        if (first == null) {
            first = last;
        }
    }

    private Outcome.@Nullable Kind wrong(Link link) {
        if (!link.hasItsHash()) {
            return Outcome.Kind.ALTERED;
        }
        if (!link.hasItsThings()) {
            return Outcome.Kind.THINGS_ALTERED;
        }
        return end == null || MessageDigest.isEqual(link.previous(), end) ? null : Outcome.Kind.MOVED;
    }

    /** Holds the last entry against what the head of the chain names. */
    void end(Chain.Head head) {
        if (head.place() > place) {
            faults.add(new Fault(Outcome.Kind.CUT, place + 1, head.place()));
        } else if (head.place() < place || (end != null && !MessageDigest.isEqual(head.hash(), end))) {
            faults.add(new Fault(Outcome.Kind.HEAD, place));
        }
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

    List<Fault> faults() {
        return List.copyOf(faults);
    }
}
