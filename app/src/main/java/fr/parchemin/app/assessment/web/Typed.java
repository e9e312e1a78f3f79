package fr.parchemin.app.assessment.web;

import java.util.List;
import java.util.Map;

/**
 * A form as it came in and was refused: what was typed is shown again, with why.
 *
 * @param key the form
 * @param values by field
 * @param errors why
 * @param keepSeen whether the entries that stood are those the form was shown with; false: they changed meanwhile
 */
record Typed(String key, Map<String, String> values, List<String> errors, boolean keepSeen) {

    static final Typed NOTHING = new Typed("", Map.of(), List.of(), true);

    boolean isOf(String form) {
        return key.equals(form);
    }

    String value(String form, String field, String otherwise) {
        return isOf(form) ? values.getOrDefault(field, otherwise) : otherwise;
    }
}
