package fr.parchemin.app.assessment.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form that records or corrects something in a dossier.
 *
 * @param key what it is about; see {@link FormKey}
 * @param hidden what the form carries along: the entries that stood when it was shown
 * @param correcting whether something stands already, so that a motive is asked
 * @param typed the motive typed
 * @param open whether it is shown open: it was refused
 * @param problems why it was refused
 * @param motiveError what is to be corrected in the motive
 */
record RecordForm(
        String key,
        String action,
        List<Field> fields,
        Map<String, String> hidden,
        boolean correcting,
        String typed,
        boolean open,
        List<Typed.Problem> problems,
        @Nullable String motiveError) {

    /** The identifier of the form in the page. */
    public String id() {
        return "f-" + key.replaceAll("[^A-Za-z0-9]+", "-");
    }

    /**
     * A field.
     *
     * @param type {@code date}, {@code number}, {@code list} or {@code text}
     * @param options the choices of a list, or what is suggested for a text
     * @param unit what stands behind the field, empty: nothing
     */
    record Field(
            String name,
            String label,
            String type,
            String value,
            List<Option> options,
            String unit,
            @Nullable String error) {}

    /** A choice of a list. */
    record Option(String value, String label) {}
}
