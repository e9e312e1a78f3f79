package fr.parchemin.engine.scheme;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document that the candidate or the centre hands in.
 *
 * @param id unique in the scheme; {@code block.name} where it belongs to a block
 * @param block the block it belongs to, absent where one document serves them all
 * @param pagesAtMost the greatest number of pages, absent: no limit
 * @param pagesIndicated the number of pages given as an indication, absent: none
 * @param situationsAtLeast the least number of professional situations it must present, 0: none is asked
 * @param askedOf the origins of candidates it is asked of; empty: of all
 * @param holdsBack whether a block waits for it; otherwise it is only remarked on
 */
public record Deliverable(
        String id,
        @Nullable String block,
        Text title,
        @Nullable Integer pagesAtMost,
        @Nullable Integer pagesIndicated,
        int situationsAtLeast,
        Set<String> askedOf,
        boolean holdsBack,
        List<String> evidence,
        String clause) {

    /** Whether it is asked of whoever comes from there. */
    public boolean isAskedOf(@Nullable String origin) {
        return Scheme.isAsked(askedOf, origin);
    }

    /**
     * Whether it serves a block that is presented.
     *
     * @param presented absent: all that are not held
     */
    public boolean serves(@Nullable Collection<String> presented) {
        return block == null || presented == null || presented.contains(block);
    }
}
