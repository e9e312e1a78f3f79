package fr.parchemin.engine.dossier;

import fr.parchemin.engine.dossier.DossierFault.Code;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads typed fields off a line of JSON and gathers what is wrong with them. */
final class JsonFields {

    static final String TEXT = "\"...\"";
    static final String DAY = "2026-07-06";
    static final String LIST = "[...]";
    static final String OBJECT = "{...}";

    private static final int LONGEST_FOUND = 60;

    final JsonCursor in;
    private final List<DossierFault> faults;
    final FieldPath path = new FieldPath();
    private boolean fresh;

    JsonFields(JsonCursor in, List<DossierFault> faults) {
        this.in = in;
        this.faults = faults;
    }

    /** How one element of a list is read, the cursor standing on the beginning of an object. */
    interface Element<T> {
        @Nullable
        T read();
    }

    /** A fault of the field in hand. */
    void fault(Code code, @Nullable String found, @Nullable String expected) {
        fault(code, path.toString(), found, expected);
    }

    private void fault(Code code, String place, @Nullable String found, @Nullable String expected) {
        if (faults.size() < DossierFault.MOST) {
            faults.add(new DossierFault(code, place, found, expected));
        }
    }

    /** Steps into an object; where none stands nothing is read, and unless it is null there is a fault. */
    boolean startsObject() {
        if (in.peek() != '{') {
            mismatch(OBJECT);
            return false;
        }
        in.take('{');
        path.enter();
        fresh = true;
        return true;
    }

    /** The line is a value, and not an object. */
    void notAnObject() {
        int first = in.peek();
        int from = in.at;
        in.skip();
        fault(Code.NOT_AN_OBJECT, found(first, from), OBJECT);
    }

    /** Nothing may stand behind the object that is the line. */
    void end() {
        if (in.peek() != 0) {
            throw new JsonCursor.Malformed();
        }
    }

    /** The name of the next field of the object in hand, the cursor then standing on its value; absent after the last. */
    @Nullable
    String field() {
        boolean first = fresh;
        fresh = false;
        if (!in.hasMore('}', first)) {
            path.leave();
            return null;
        }
        String name = in.name();
        in.take(':');
        if (!path.field(name)) {
            fault(Code.REPEATED_FIELD, shorten(name), null);
        }
        return name;
    }

    /** Passes over a field that there is not, and tells those that there are. */
    void unknown(String known) {
        fault(Code.UNKNOWN_FIELD, shorten(path.name()), known);
        in.skip();
    }

    /** The value if it is there, or nothing and a fault; to be asked once the object is read. */
    <T> @Nullable T required(String name, String expected, @Nullable T value) {
        if (value == null) {
            String field = path.of(name);
            if (faults.stream().noneMatch(fault -> fault.path().equals(field))) {
                fault(Code.MISSING, field, null, expected);
            }
        }
        return value;
    }

    boolean isNull() {
        return in.peek() == 'n';
    }

    /** Passes over a value that is of another kind than expected: a fault, unless it is null. */
    void mismatch(String expected) {
        int first = in.peek();
        int from = in.at;
        in.skip();
        if (first != 'n') {
            fault(Code.WRONG_TYPE, found(first, from), expected);
        }
    }

    private String found(int first, int from) {
        return first == '[' ? LIST : first == '{' ? OBJECT : written(from);
    }

    /** What was passed over since then, as it is written. */
    private String written(int from) {
        int to = Math.min(in.at, from + 8 * LONGEST_FOUND);
        return shorten(new String(in.bytes, from, to - from, StandardCharsets.UTF_8));
    }

    /** Of what may be long, the beginning, and nothing that UTF-8 cannot write. */
    private static String shorten(String text) {
        boolean isShort = text.length() <= LONGEST_FOUND;
        String part = isShort ? text : text.substring(0, LONGEST_FOUND) + "…";
        return new String(part.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** A text that somebody typed. */
    @Nullable
    String text() {
        if (in.peek() != '"') {
            mismatch(TEXT);
            return null;
        }
        return checked(in.text());
    }

    /** A text that names something. */
    @Nullable
    String name() {
        if (in.peek() != '"') {
            mismatch(TEXT);
            return null;
        }
        return checked(in.name());
    }

    private @Nullable String checked(String text) {
        if (text.isBlank()) {
            fault(Code.MISSING, null, TEXT);
            return null;
        }
        if (loneSurrogate(text) >= 0) {
            fault(Code.NOT_UTF8, "\\u%04x".formatted((int) text.charAt(loneSurrogate(text))), "UTF-8");
            return null;
        }
        return text;
    }

    /** Where half of a pair stands alone, or -1: such a text cannot be written in UTF-8. */
    private static int loneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    @Nullable
    String oneOf(String... values) {
        String text = name();
        if (text == null || Arrays.asList(values).contains(text)) {
            return text;
        }
        fault(Code.UNKNOWN_VALUE, shorten(text), String.join(", ", values));
        return null;
    }

    @Nullable
    LocalDate date() {
        if (in.peek() == '"' && in.byteAt(in.at + JsonDay.LENGTH + 1) == '"') {
            LocalDate day = JsonDay.at(in.bytes, in.at + 1);
            if (day != null) {
                in.at += JsonDay.LENGTH + 2;
                return day;
            }
        }
        String text = text();
        if (text == null) {
            return null;
        }
        LocalDate day = text.length() == JsonDay.LENGTH ? JsonDay.at(text.getBytes(StandardCharsets.UTF_8), 0) : null;
        if (day == null) {
            fault(Code.NOT_A_DATE, shorten(text), DAY);
        }
        return day;
    }

    /** A share of something, which a decider holds against its bounds. */
    @Nullable
    BigDecimal share() {
        return number("0.85", null);
    }

    @Nullable
    BigDecimal number(Limit limit) {
        return number("12.5", limit);
    }

    private @Nullable BigDecimal number(String example, @Nullable Limit limit) {
        if (!startsNumber()) {
            mismatch(example);
            return null;
        }
        int from = in.at;
        in.number();
        return value(from, limit);
    }

    private boolean startsNumber() {
        int next = in.peek();
        return next == '-' || (next >= '0' && next <= '9');
    }

    private @Nullable BigDecimal value(int from, @Nullable Limit limit) {
        BigDecimal value = JsonNumber.value(in.bytes, from, in.at);
        if (value == null || (limit != null && !limit.holds(value))) {
            fault(Code.OUT_OF_RANGE, written(from), limit == null ? "0..1" : limit.range());
            return null;
        }
        return value;
    }

    /** A whole number. */
    @Nullable
    Integer count(Limit limit) {
        if (!startsNumber()) {
            mismatch("1");
            return null;
        }
        int from = in.at;
        if (!in.number()) {
            fault(Code.WRONG_TYPE, written(from), "1");
            return null;
        }
        int value = JsonNumber.smallValue(in.bytes, from, in.at);
        if (!limit.holds(value)) {
            fault(Code.OUT_OF_RANGE, written(from), limit.range());
            return null;
        }
        return value;
    }

    @Nullable
    Boolean flag() {
        int next = in.peek();
        if (next != 't' && next != 'f') {
            mismatch("true");
            return null;
        }
        in.literal(next == 't' ? "true" : "false");
        return next == 't';
    }

    @Nullable
    List<String> names() {
        if (in.peek() != '[') {
            mismatch(LIST);
            return null;
        }
        in.take('[');
        List<String> names = new ArrayList<>();
        for (int i = 0; in.hasMore(']', i == 0); i++) {
            path.element(i);
            boolean isNull = isNull();
            String name = name();
            if (isNull) {
                fault(Code.MISSING, null, TEXT);
            } else if (name != null) {
                names.add(name);
            }
        }
        path.endOfList();
        return names;
    }

    <T> List<T> list(Element<T> element) {
        if (in.peek() != '[') {
            mismatch(LIST);
            return List.of();
        }
        in.take('[');
        List<T> list = new ArrayList<>();
        for (int i = 0; in.hasMore(']', i == 0); i++) {
            path.element(i);
            boolean isNull = isNull();
            T read = startsObject() ? element.read() : null;
            if (isNull) {
                fault(Code.WRONG_TYPE, "null", OBJECT);
            } else if (read != null) {
                list.add(read);
            }
        }
        path.endOfList();
        return list;
    }
}
