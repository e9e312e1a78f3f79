package fr.parchemin.engine.dossier;

import fr.parchemin.engine.dossier.DossierFault.Code;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/** Reads typed fields off a JSON parser and gathers what is wrong with them. */
final class JsonFields {

    /** Interned names. Written by several threads without care: whichever is read is compared. */
    private static final String[] VOCABULARY = new String[1 << 10];

    private static final int LONGEST_NAME = 64;

    final JsonParser parser;
    private final List<DossierFault> faults;
    /** The names seen so far in the object in hand and in those around it. */
    private final String[][] names = new String[3][32];

    private int depth;

    JsonFields(JsonParser parser, List<DossierFault> faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /** A fault where the parser stands. */
    void fault(Code code, @Nullable String found, @Nullable String expected) {
        faults.add(new DossierFault(code, path(parser.streamReadContext()), found, expected));
    }

    /** A place such as {@code results[2].grade}; empty for the line as a whole. */
    private static String path(@Nullable TokenStreamContext context) {
        if (context == null || context.inRoot()) {
            return "";
        }
        String parent = path(context.getParent());
        if (context.inArray()) {
            return context.hasCurrentIndex() ? parent + "[" + context.getCurrentIndex() + "]" : parent;
        }
        return context.hasCurrentName() ? join(parent, context.currentName()) : parent;
    }

    /** What is done with a field, the parser standing on its value; false if there is no such field. */
    interface Field {
        boolean read(String name);
    }

    /** How one element of a list is read, the parser standing on the beginning of an object. */
    interface Element<T> {
        @Nullable
        T read();
    }

    /**
     * Reads the object on whose beginning the parser stands.
     *
     * @param known the names of its fields, for whoever wrote another
     */
    void object(String known, Field field) {
        String[] seen = names[Math.min(depth++, names.length - 1)];
        int count = 0;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (contains(seen, count, name)) {
                fault(Code.REPEATED_FIELD, shorten(name), null);
            } else if (count < seen.length) {
                seen[count++] = name;
            }
            parser.nextToken();
            if (!field.read(name)) {
                fault(Code.UNKNOWN_FIELD, shorten(name), known);
                parser.skipChildren();
            }
        }
        depth--;
    }

    private static boolean contains(String[] names, int count, String name) {
        for (int i = 0; i < count; i++) {
            if (names[i].equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The value if it is there, or nothing and a fault; the parser stands at the end of the object. */
    <T> @Nullable T required(String name, String expected, @Nullable T value) {
        if (value == null) {
            String field = join(path(parser.streamReadContext()), name);
            if (faults.stream().noneMatch(fault -> fault.path().equals(field))) {
                faults.add(new DossierFault(Code.MISSING, field, null, expected));
            }
        }
        return value;
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    boolean startsObject() {
        return is(JsonToken.START_OBJECT, "{...}");
    }

    private boolean is(JsonToken expected, String name) {
        JsonToken token = parser.currentToken();
        if (token == expected) {
            return true;
        }
        if (token != JsonToken.VALUE_NULL) {
            fault(Code.WRONG_TYPE, found(), name);
            parser.skipChildren();
        }
        return false;
    }

    /** What the parser stands on, shortly. */
    String found() {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return "";
        }
        return switch (token) {
            case START_OBJECT -> "{...}";
            case START_ARRAY -> "[...]";
            default -> shorten(parser.getString());
        };
    }

    /** At most 60 characters, and none that UTF-8 cannot write. */
    private static String shorten(@Nullable String text) {
        String whole = text == null ? "" : text;
        String part = whole.length() > 60 ? whole.substring(0, 60) + "…" : whole;
        return new String(part.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Nullable
    String text() {
        if (!is(JsonToken.VALUE_STRING, "\"...\"")) {
            return null;
        }
        String text = parser.getString();
        if (text.isBlank()) {
            fault(Code.MISSING, null, "\"...\"");
            return null;
        }
        if (hasLoneSurrogate(text)) {
            fault(Code.NOT_UTF8, shorten(text), "UTF-8");
            return null;
        }
        return text;
    }

    /** A text that names something. Names come from a small vocabulary: they are shared, so that comparing two is quick. */
    @Nullable
    String name() {
        String text = text();
        return text == null || text.length() > LONGEST_NAME ? text : shared(text);
    }

    private static String shared(String text) {
        int place = text.hashCode() & (VOCABULARY.length - 1);
        String known = VOCABULARY[place];
        if (text.equals(known)) {
            return known;
        }
        String shared = text.intern();
        VOCABULARY[place] = shared;
        return shared;
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return !StandardCharsets.UTF_8.newEncoder().canEncode(text);
            }
        }
        return false;
    }

    @Nullable
    String oneOf(String... values) {
        String text = name();
        if (text == null) {
            return null;
        }
        for (String value : values) {
            if (value.equals(text)) {
                return value;
            }
        }
        fault(Code.UNKNOWN_VALUE, shorten(text), String.join(", ", values));
        return null;
    }

    @Nullable
    LocalDate date() {
        String text = text();
        if (text == null) {
            return null;
        }
        LocalDate date = isoDate(text);
        if (date == null) {
            fault(Code.NOT_A_DATE, shorten(text), "2026-07-06");
        }
        return date;
    }

    private static @Nullable LocalDate isoDate(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        try {
            return year < 0 || month < 0 || day < 0 ? null : LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    @Nullable
    BigDecimal number() {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return parser.getDecimalValue();
        }
        is(JsonToken.VALUE_NUMBER_FLOAT, "0.85");
        return null;
    }

    /** A whole number that fits. */
    @Nullable
    Integer count() {
        if (!is(JsonToken.VALUE_NUMBER_INT, "1")) {
            return null;
        }
        if (parser.getNumberType() != JsonParser.NumberType.INT) {
            fault(Code.OUT_OF_RANGE, found(), "0..2147483647");
            return null;
        }
        return parser.getIntValue();
    }

    @Nullable
    Boolean flag() {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        is(JsonToken.VALUE_TRUE, "true, false");
        return null;
    }

    @Nullable
    List<String> texts() {
        if (!is(JsonToken.START_ARRAY, "[...]")) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                fault(Code.MISSING, null, "\"...\"");
            }
            String text = text();
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    <T> List<T> list(Element<T> element) {
        if (!is(JsonToken.START_ARRAY, "[...]")) {
            return List.of();
        }
        List<T> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                fault(Code.WRONG_TYPE, "null", "{...}");
            } else if (startsObject()) {
                T read = element.read();
                if (read != null) {
                    list.add(read);
                }
            }
        }
        return list;
    }
}
