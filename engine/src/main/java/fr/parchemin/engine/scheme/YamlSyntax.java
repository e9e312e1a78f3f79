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

    private final String text;
    private final Optional<YamlFrame> innermost;
    private final Faults faults;

    /** For the given text, read as far as somewhere in this list or map. */
    YamlSyntax(String text, Optional<YamlFrame> innermost, Faults faults) {
        this.text = text;
        this.innermost = innermost;
        this.faults = faults;
    }

    void explain(YamlEngineException wrong) {
        switch (wrong) {
            case MarkedYamlEngineException marked -> explainMarked(marked);
            case ReaderException character -> explainCharacter(character);
            default -> note(Code.NOT_YAML, 1, 1);
        }
    }

    private void explainMarked(MarkedYamlEngineException wrong) {
        Code code = code(wrong);
        if (code == Code.UNCLOSED_BRACKET && innermost.isPresent()) {
            note(code, innermost.get().line(), innermost.get().column());
            return;
        }
        Optional<Mark> mark = code == Code.UNCLOSED_QUOTE
                ? wrong.getContextMark().or(wrong::getProblemMark)
                : wrong.getProblemMark().or(wrong::getContextMark);
        note(
                code,
                mark.map(Mark::getLine).orElse(0) + 1,
                mark.map(Mark::getColumn).orElse(0) + 1);
    }

    /** The parser has no codes, so that its words must do; those that are not known give the general one. */
    private static Code code(MarkedYamlEngineException wrong) {
        String problem = orEmpty(wrong.getProblem());
        String context = orEmpty(wrong.getContext());
        if (problem.contains("TAB")) {
            return Code.TABULATION;
        }
        if (context.contains("quoted scalar") && problem.contains("end of stream")) {
            return Code.UNCLOSED_QUOTE;
        }
        if (problem.startsWith("expected ',' or") || (context.contains("flow") && problem.contains("stream end"))) {
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

    private void explainCharacter(ReaderException wrong) {
        int characters = Math.min(wrong.getPosition(), text.codePointCount(0, text.length()));
        String before = text.substring(0, text.offsetByCodePoints(0, characters));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        faults.add(line, column, "", Code.CONTROL_CHARACTER, "U+%04X".formatted(wrong.getCodePoint()), null);
    }

    private void note(Code code, int line, int column) {
        faults.add(line, column, "", code, excerpt(line, column), null);
    }

    private @Nullable String excerpt(int line, int column) {
        String whole = text.lines().skip(line - 1L).findFirst().orElse("");
        String rest = whole.substring(Math.min(column - 1, whole.length())).strip();
        String shown = rest.isEmpty() ? whole.strip() : rest;
        return shown.isEmpty() ? null : shown.substring(0, Math.min(shown.length(), LONGEST_EXCERPT));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
