package fr.parchemin.app.assessment.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cohort as its page shows it. */
record CohortPage(
        long id,
        String name,
        String scheme,
        String schemeTitle,
        String state,
        @Nullable String juryOn,
        @Nullable String asOf,
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
