package fr.parchemin.engine.scheme;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an example expects, in the words of a proposal line. What is absent or empty is not looked at.
 *
 * @param blocks the status of some blocks
 * @param competencies the status of some competencies
 * @param actions the whole list of next actions, in any order, each with the fields that matter; absent: not looked at
 * @param findings findings that must be among those made, each with the fields that matter
 * @param errors the codes of the whole list of errors, where no proposal can be made; absent: a proposal is made
 * @param lines where in the file each part stands, from 1, by its place such as {@code outcome} or {@code blocks.B1}
 */
public record Expectation(
        @Nullable String outcome,
        @Nullable String claim,
        Map<String, String> blocks,
        Map<String, String> competencies,
        @Nullable List<Part> actions,
        List<Part> findings,
        @Nullable List<String> errors,
        Map<String, Integer> lines) {

    /**
     * Some fields of an action or finding.
     *
     * @param line the line of the file where it stands, from 1
     * @param fields by name, in the words of a proposal line; a list of competencies has its codes separated by commas
     */
    public record Part(int line, Map<String, String> fields) {}
}
