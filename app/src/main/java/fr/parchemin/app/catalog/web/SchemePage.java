package fr.parchemin.app.catalog.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scheme as its page shows it: every text ready to read.
 *
 * @param foreign the language of the scheme's own words, absent: the reader's
 */
record SchemePage(
        String id,
        String title,
        @Nullable String foreign,
        String state,
        String badge,
        List<String> provisional,
        List<Line> identity,
        List<BlockPart> blocks,
        List<AssessmentPart> shared,
        List<Clause> deliverables,
        List<RoutePart> routes,
        List<Clause> requires,
        List<Clause> award,
        List<Clause> ending,
        List<Line> scales,
        List<Clause> jury,
        List<Clause> documents) {

    /** A term and what it is. */
    record Line(String term, String text) {}

    /** A sentence and where the document says so. */
    record Clause(String text, String clause) {}

    /** A block. */
    record BlockPart(
            String code,
            String title,
            @Nullable String registerCode,
            Clause validated,
            List<CompetencyPart> competencies,
            List<CriterionPart> criteria,
            List<AssessmentPart> assessments,
            List<Clause> deliverables) {}

    /** A competency, with the rule under which it is acquired. */
    record CompetencyPart(String code, String title, String acquired) {}

    /** A criterion, with the competencies it serves. */
    record CriterionPart(String title, String competencies, List<String> observed) {}

    /** An assessment. */
    record AssessmentPart(String title, String what, String who, String resit, String clause, boolean formative) {}

    /** A route. */
    record RoutePart(String title, boolean provisional, List<Clause> conditions, String clause) {}
}
