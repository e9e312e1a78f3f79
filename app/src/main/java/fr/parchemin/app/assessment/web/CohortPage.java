package fr.parchemin.app.assessment.web;

import fr.parchemin.app.candidacy.ResitWindowWords.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cohort as its page shows it.
 *
 * @param notInForce why nobody more can be enrolled, empty: somebody can
 * @param windows between which days its resits may be held
 */
record CohortPage(
        long id,
        String name,
        String scheme,
        String schemeTitle,
        String state,
        @Nullable String juryOn,
        @Nullable String asOf,
        String notInForce,
        List<Line> windows,
        List<Block> blocks,
        List<Chip> chips,
        List<CohortRow> rows,
        long total,
        String search,
        String sort,
        @Nullable String outcome,
        String address,
        String export,
        @Nullable String previous,
        @Nullable String next) {

    /** A column. */
    record Block(String code, String title) {}

    /** A filter kept in the address. */
    record Chip(
            String label,
            String href,
            boolean current,
            @Nullable Long count) {}
}
