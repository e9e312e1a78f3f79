package fr.parchemin.engine.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.engine.scheme.Fault.Code;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A wrong scheme file, its fault marked by a § in front of the place where it must be reported.
 *
 * @param sentence what is wrong
 */
record FaultCase(
        String sentence,
        String marked,
        Code code,
        @Nullable String found,
        @Nullable String expected) {

    private static final String MARK = "§";

    /** The cases written in {@code faults.yaml}. */
    static List<FaultCase> all() {
        String text = SchemeFiles.text(Golden.FOLDER.resolve("faults.yaml"));
        List<?> cases =
                (List<?>) Objects.requireNonNull(new Load(LoadSettings.builder().build()).loadFromString(text));
        return cases.stream().map(written -> of((Map<?, ?>) written)).toList();
    }

    private static FaultCase of(Map<?, ?> written) {
        return new FaultCase(
                (String) written.get("fault"),
                written.get("text") instanceof String text ? text : changed(written),
                Code.valueOf((String) written.get("code")),
                (String) written.get("found"),
                (String) written.get("expected"));
    }

    private static String changed(Map<?, ?> written) {
        String text = SchemeFiles.text(Golden.FOLDER.resolve(written.get("in") + ".yaml"));
        for (var change : ((Map<?, ?>) written.get("change")).entrySet()) {
            String piece = (String) change.getKey();
            assertThat(text).as(written.get("fault") + ": the piece to change").contains(piece);
            int at = text.indexOf(piece);
            text = text.substring(0, at) + change.getValue() + text.substring(at + piece.length());
        }
        return text;
    }

    /** The text without its mark. */
    String text() {
        return marked.replace(MARK, "");
    }

    /** Checks that this fault is reported at this place, and no other. */
    void check() {
        List<Fault> faults = SchemeFiles.faults(text());
        String before = marked.substring(0, marked.indexOf(MARK));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');

        assertThat(faults)
                .extracting(fault -> List.of(
                        fault.code(), fault.line() + ":" + fault.column(), told(fault.found()), told(fault.expected())))
                .containsExactly(List.of(code, line + ":" + column, told(found), told(expected)));
    }

    private static String told(@Nullable String text) {
        return text == null ? "nothing" : "'" + text + "'";
    }
}
