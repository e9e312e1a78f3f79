package fr.parchemin.engine.invented;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists and values as YAML that is read with ease: a line for each part of the outer maps. */
final class YamlText {

    /** Text that stands in the file as it is. */
    record Raw(String text) {}

    private static final int LEVELS_BY_LINES = 3;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");
    private static final List<String> NOT_TEXT = List.of("true", "false", "null");

    private final StringBuilder out = new StringBuilder();

    private YamlText() {}

    /** A map in the order in which its keys and values are given; what is null is left out. */
    static Map<String, Object> map(@Nullable Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object value = keysAndValues[i + 1];
            if (value != null) {
                map.put(String.valueOf(keysAndValues[i]), value);
            }
        }
        return map;
    }

    static String of(Map<String, Object> top) {
        YamlText text = new YamlText();
        text.lines(top, 0);
        return text.out.toString();
    }

    private void lines(Map<?, ?> map, int level) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append("  ".repeat(level))
                    .append(word(String.valueOf(entry.getKey())))
                    .append(':');
            if (entry.getValue() instanceof Map<?, ?> inner && level < LEVELS_BY_LINES && !inner.isEmpty()) {
                out.append('\n');
                lines(inner, level + 1);
            } else if (entry.getValue() instanceof List<?> items && level == 0 && !items.isEmpty()) {
                out.append('\n');
                items.forEach(item -> out.append("  - ").append(flow(item)).append('\n'));
            } else {
                out.append(' ').append(flow(entry.getValue())).append('\n');
            }
        }
    }

    private static String flow(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> word(String.valueOf(entry.getKey())) + ": " + flow(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
            case String text -> word(text);
            case Raw(String text) -> text;
            case null, default -> String.valueOf(value);
        };
    }

    private static String word(String text) {
        return PLAIN.matcher(text).matches() && !NOT_TEXT.contains(text)
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
