package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Fault.Code;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Tells in our codes why the parser found that a text is not YAML. */
final class YamlSyntax {

    private static final int LONGEST_EXCERPT = 30;

    private YamlSyntax() {}

    static void explain(YamlEngineException wrong, String text, Faults faults) {
        switch (wrong) {
            case MarkedYamlEngineException marked -> explainMarked(marked, text, faults);
            case ReaderException character -> explainCharacter(character, text, faults);
            default -> faults.add(1, 1, "", Code.NOT_YAML, excerpt(text, 1, 1), null);
        }
    }

    private static void explainMarked(MarkedYamlEngineException wrong, String text, Faults faults) {
        Code code = code(wrong);
        Optional<Mark> mark = code == Code.UNCLOSED_QUOTE || code == Code.UNCLOSED_BRACKET
                ? wrong.getContextMark().or(wrong::getProblemMark)
                : wrong.getProblemMark().or(wrong::getContextMark);
        int line = mark.map(Mark::getLine).orElse(0) + 1;
        int column = mark.map(Mark::getColumn).orElse(0) + 1;
        faults.add(line, column, "", code, excerpt(text, line, column), null);
    }

    private static Code code(MarkedYamlEngineException wrong) {
        String problem = orEmpty(wrong.getProblem());
        String context = orEmpty(wrong.getContext());
        if (problem.contains("TAB")) {
            return Code.TABULATION;
        }
        if (context.contains("quoted scalar") && problem.contains("end of stream")) {
            return Code.UNCLOSED_QUOTE;
        }
        if (problem.startsWith("expected ',' or")) {
            return Code.UNCLOSED_BRACKET;
        }
        if (problem.startsWith("expected <block end>")) {
            return Code.INDENTATION;
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return Code.STRAY_COLON;
        }
        return problem.contains("cannot start any token") ? Code.NEEDS_QUOTES : Code.NOT_YAML;
    }

    private static void explainCharacter(ReaderException wrong, String text, Faults faults) {
        int end = text.offsetByCodePoints(0, Math.min(wrong.getPosition(), text.codePointCount(0, text.length())));
        String before = text.substring(0, end);
        int line = (int) before.lines().count() + (before.isEmpty() || before.endsWith("\n") ? 1 : 0);
        int column = end - (before.lastIndexOf('\n') + 1) + 1;
        faults.add(line, column, "", Code.CONTROL_CHARACTER, "U+%04X".formatted(wrong.getCodePoint()), null);
    }

    private static @Nullable String excerpt(String text, int line, int column) {
        String whole = text.lines().skip(line - 1L).findFirst().orElse("");
        String rest = whole.substring(Math.min(column - 1, whole.length())).strip();
        String shown = rest.isEmpty() ? whole.strip() : rest;
        return shown.isEmpty() ? null : shown.substring(0, Math.min(shown.length(), LONGEST_EXCERPT));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
