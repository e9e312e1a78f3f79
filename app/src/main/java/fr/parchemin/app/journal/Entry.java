package fr.parchemin.app.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param place 1 for the first entry of the journal, without holes
 * @param at to the microsecond
 * @param account who did it, 0: the application itself
 * @param role in which role, by its code
 * @param from the network address from which it was asked, absent: nobody asked from outside
 * @param what what was done, by its code
 * @param on what it was done on, the most particular first
 * @param before what stood before, such as {@code result:123}
 * @param after what stands since
 */
public record Entry(
        long place,
        Instant at,
        long account,
        String role,
        @Nullable String from,
        String what,
        List<On> on,
        @Nullable String before,
        @Nullable String after) {

    /** Something that it was done on, as it is written: its kind may be one that was known in its time only. */
    public record On(String kind, String id) {}
}
