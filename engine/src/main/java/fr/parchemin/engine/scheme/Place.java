package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Fault.Code;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of the file and the way to it. Each reading says what must stand there: where something else does, it notes the
 * fault and gives a stand-in, so that the rest is read too. A missing value gives the stand-in without a fault.
 */
record Place(Yaml value, String path, Faults faults) {

    /** How a name may be written. */
    enum Shape {
        /** Lower-case words with hyphens. */
        NAME(Code.BAD_NAME, "[a-z0-9]+(-[a-z0-9]+)*"),
        /** The official code of a block, which stands before a dot in the names of what belongs to it. */
        BLOCK_CODE(Code.BAD_CODE, "[A-Za-z0-9][A-Za-z0-9_-]*"),
        /** The official code of a competency or a kind of evidence. */
        CODE(Code.BAD_CODE, "[A-Za-z0-9][A-Za-z0-9._-]*"),
        /** The year of a session. */
        YEAR(Code.BAD_YEAR, "[0-9]{4}");

        private static final int LONGEST = 100;

        private final Code refusal;
        private final Pattern pattern;

        Shape(Code refusal, String pattern) {
            this.refusal = refusal;
            this.pattern = Pattern.compile(pattern);
        }

        /** Whether a name is so written and no longer than names are. */
        private boolean fits(String name) {
            return name.length() <= LONGEST && pattern.matcher(name).matches();
        }
    }

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,9})?");

    /** A value with the name it stands under. */
    record Named(Yaml.Scalar key, Place value) {
        String name() {
            return key.text();
        }

        /** The name itself as a value, to be read and refused like others. */
        Place keyPlace() {
            return new Place(key, value.path(), value.faults());
        }
    }

    boolean isPresent() {
        return !(value instanceof Yaml.Absent);
    }

    /** Whether somebody wrote that nothing stands here. */
    boolean isNothing() {
        return value instanceof Yaml.Scalar scalar && scalar.type() == Yaml.Type.NOTHING;
    }

    void fault(Code code, @Nullable String found, @Nullable String expected) {
        faults.add(value, path, code, found, expected);
    }

    /** Notes that a word or name is none of those that may stand there. */
    void unknown(Code code, String found, Collection<String> allowed) {
        if (!faults.areEnough()) {
            fault(code, found, Suggestion.of(found, allowed));
        }
    }

    /** A text; the letters and digits of a number that needs no quotes are one too. */
    @Nullable
    String textOrNull() {
        return switch (value) {
            case Yaml.Scalar(String text, var type, var _, var _)
            when !text.isBlank() && (type == Yaml.Type.TEXT || type == Yaml.Type.NUMBER) -> text.strip();
            case Yaml.Absent _, Yaml.Scalar _, Yaml.Sequence _, Yaml.Mapping _ -> {
                refuse(Code.NOT_A_TEXT);
                yield null;
            }
        };
    }

    String text() {
        return Objects.requireNonNullElse(textOrNull(), "");
    }

    /** A label in French, or in French and English. */
    Text label() {
        if (value instanceof Yaml.Mapping) {
            Fields languages = fields(Keys.required("fr").optional("en"));
            return new Text(languages.at("fr").text(), languages.at("en").textOrNull());
        }
        return Text.of(text());
    }

    /** A name or code of the given shape. */
    String name(Shape shape) {
        String name = textOrNull();
        if (name != null && !shape.fits(name)) {
            fault(shape.refusal, name, null);
        }
        return Objects.requireNonNullElse(name, "");
    }

    @Nullable
    LocalDate date() {
        if (value instanceof Yaml.Scalar scalar && DATE.matcher(scalar.text()).matches()) {
            try {
                return LocalDate.parse(scalar.text());
            } catch (DateTimeParseException _) {
                // Such as a 30 February: refused below.
            }
        }
        refuse(Code.NOT_A_DATE);
        return null;
    }

    boolean flag(boolean otherwise) {
        if (value instanceof Yaml.Scalar(String text, var type, var _, var _) && type == Yaml.Type.FLAG) {
            return text.equalsIgnoreCase("true");
        }
        refuse(Code.NOT_A_FLAG);
        return otherwise;
    }

    @Nullable
    BigDecimal numberOrNull(BigDecimal least, BigDecimal most) {
        if (!(value instanceof Yaml.Scalar(String text, var type, var _, var _)
                && type == Yaml.Type.NUMBER
                && DECIMAL.matcher(text).matches())) {
            refuse(Code.NOT_A_NUMBER);
            return null;
        }
        BigDecimal number = new BigDecimal(text);
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            fault(Code.OUT_OF_RANGE, text, least + " – " + most);
            return null;
        }
        return number;
    }

    BigDecimal number(BigDecimal least, BigDecimal most) {
        return Objects.requireNonNullElse(numberOrNull(least, most), least);
    }

    /** A share, from 0 to 1. */
    BigDecimal share() {
        return number(BigDecimal.ZERO, BigDecimal.ONE);
    }

    @Nullable
    Integer wholeOrNull(int least, int most) {
        BigDecimal number = numberOrNull(BigDecimal.valueOf(least), BigDecimal.valueOf(most));
        if (number != null && number.scale() > 0) {
            refuse(Code.NOT_WHOLE);
            return null;
        }
        return number == null ? null : (Integer) number.intValue();
    }

    int whole(int least, int most) {
        return Objects.requireNonNullElse(wholeOrNull(least, most), least);
    }

    /** One of the words of {@code type}; the first stands in. */
    <E extends Enum<E>> E word(Class<E> type) {
        String text = textOrNull();
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (Words.of(constant).equals(text)) {
                return constant;
            }
        }
        if (text != null) {
            unknown(Code.UNKNOWN_WORD, text, Words.all(type));
        }
        return constants[0];
    }

    /** One of {@code words}. */
    @Nullable
    String oneOfOrNull(List<String> words) {
        String text = textOrNull();
        if (text != null && !words.contains(text)) {
            unknown(Code.UNKNOWN_WORD, text, words);
            return null;
        }
        return text;
    }

    /** The parts of a list. */
    List<Place> items() {
        if (!(value instanceof Yaml.Sequence sequence)) {
            refuse(Code.NOT_A_LIST);
            return List.of();
        }
        List<Place> items = new ArrayList<>();
        for (Yaml item : sequence.items()) {
            items.add(new Place(item, Paths.item(path, items.size()), faults));
        }
        return items;
    }

    /** The parts of a list in which one must stand at least. */
    List<Place> someItems() {
        refuseEmpty();
        return items();
    }

    /** Notes a fault where a list or map has nothing in it. */
    void refuseEmpty() {
        boolean empty = switch (value) {
            case Yaml.Sequence sequence -> sequence.items().isEmpty();
            case Yaml.Mapping mapping -> mapping.entries().isEmpty();
            case Yaml.Scalar _, Yaml.Absent _ -> false;
        };
        if (empty) {
            fault(Code.EMPTY, null, null);
        }
    }

    /** The parts of a map whose keys are names of the given shape. */
    List<Named> named(Shape shape) {
        List<Named> parts = entries();
        parts.forEach(part -> part.keyPlace().name(shape));
        return parts;
    }

    /** The parts of a map, whatever its keys. */
    List<Named> entries() {
        if (!(value instanceof Yaml.Mapping mapping)) {
            refuse(Code.NOT_A_MAP);
            return List.of();
        }
        List<Named> parts = new ArrayList<>();
        for (Yaml.Entry entry : mapping.entries().values()) {
            String way = Paths.key(path, entry.key().text());
            parts.add(new Named(entry.key(), new Place(entry.value(), way, faults)));
        }
        return parts;
    }

    /** The parts of a map with these keys and no others. */
    Fields fields(Keys keys) {
        return Fields.of(this, keys);
    }

    /** Notes that something else was asked for, or that nothing stands there; a missing value is noted elsewhere. */
    private void refuse(Code code) {
        switch (value) {
            case Yaml.Absent _ -> {}
            case Yaml.Scalar(String text, var type, var _, var _)
            when text.isBlank() || type == Yaml.Type.NOTHING -> fault(Code.EMPTY, null, null);
            case Yaml.Scalar scalar -> fault(code, scalar.text(), null);
            case Yaml.Sequence(var items, var _, var _, var _) -> fault(code, items.isEmpty() ? "[]" : "[…]", null);
            case Yaml.Mapping _ -> fault(code, "{…}", null);
        }
    }
}
