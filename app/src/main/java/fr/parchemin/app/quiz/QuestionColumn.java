package fr.parchemin.app.quiz;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The columns of a file of questions, as their headings say them; choices follow, each with its number. */
enum QuestionColumn {
    CODE("code"),
    THEME("thème"),
    KIND("type"),
    PROMPT("énoncé"),
    RIGHT("réponse"),
    TOLERANCE("tolérance"),
    EXPLANATION("explication");

    static final String CHOICE = "choix";
    static final String TRUE = "vrai";
    static final String FALSE = "faux";

    /** What the kinds of question are called in a file. */
    static final Map<Task.Kind, String> KINDS = Map.of(
            Task.Kind.SINGLE, "choix unique",
            Task.Kind.MULTIPLE, "choix multiple",
            Task.Kind.TRUE_FALSE, "vrai ou faux",
            Task.Kind.NUMERIC, "nombre",
            Task.Kind.ORDER, "ordre");

    private final String heading;

    QuestionColumn(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }

    static Optional<QuestionColumn> named(String text) {
        return Arrays.stream(values())
                .filter(column -> plain(column.heading).equals(plain(text)))
                .findFirst();
    }

    static Optional<Task.Kind> kind(String text) {
        return KINDS.entrySet().stream()
                .filter(kind -> plain(kind.getValue()).equals(plain(text)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static boolean isChoice(String heading) {
        return plain(heading).matches(CHOICE + " ?\\d{1,2}");
    }

    /** Without case or accents. */
    static String plain(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
