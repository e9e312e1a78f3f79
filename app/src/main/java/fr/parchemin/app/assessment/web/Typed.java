package fr.parchemin.app.assessment.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form as it came in and was refused: what was typed is shown again, with why.
 *
 * @param key the form
 * @param values by field
 * @param problems why
 * @param keepSeen whether the entries that stood are those the form was shown with; false: they changed meanwhile
 */
record Typed(String key, Map<String, String> values, List<Problem> problems, boolean keepSeen) {

    static final Typed NOTHING = new Typed("", Map.of(), List.of(), true);

    /**
     * Something to correct.
     *
     * @param field where, absent: in the form as a whole
     * @param text what, in words
     */
    record Problem(@Nullable String field, String text) {}

    boolean isOf(String form) {
        return key.equals(form);
    }

    String value(String form, String field, String otherwise) {
        return isOf(form) ? values.getOrDefault(field, otherwise) : otherwise;
    }

    /** All that is to be corrected in a form. */
    List<Problem> problems(String form) {
        return isOf(form) ? problems : List.of();
    }

    /** What is to be corrected in a field, absent: nothing. */
    @Nullable
    String problem(String form, String field) {
        return problems(form).stream()
                .filter(problem -> field.equals(problem.field()))
                .map(Problem::text)
                .findFirst()
                .orElse(null);
    }
}
