package fr.parchemin.engine.scheme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block of competencies: the smallest part of a certification that is awarded and kept.
 *
 * @param competencies in the order of the official document; empty where that document names none
 * @param criteria what assessors look at; one criterion may serve several competencies
 * @param validatedWhen the rule under which the block is validated
 * @param registerCode the block's code at the national register, where it is known
 */
public record Block(
        String id,
        Text title,
        List<Competency> competencies,
        List<Criterion> criteria,
        Rule validatedWhen,
        @Nullable String registerCode,
        String clause) {

    /**
     * A competency of a block.
     *
     * @param acquiredWhen the rule under which it is acquired
     */
    public record Competency(String id, Text title, Rule acquiredWhen) {}

    /**
     * A criterion of assessment.
     *
     * @param competencies the competencies of this block that it bears on, at least one
     * @param observed what is observed, in the order of the document
     */
    public record Criterion(Text title, List<String> competencies, List<Text> observed) {}
}
