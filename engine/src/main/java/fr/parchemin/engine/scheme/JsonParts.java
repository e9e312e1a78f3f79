package fr.parchemin.engine.scheme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes the fields of JSON objects; what is absent or empty is left out. */
final class JsonParts {

    private final JsonGenerator out;

    JsonParts(JsonGenerator out) {
        this.out = out;
    }

    void text(String name, @Nullable String value) {
        if (value != null) {
            out.writeStringProperty(name, value);
        }
    }

    /** The French wording and, where there is one, the English beside it. */
    void label(String name, Text value) {
        text(name, value.fr());
        text(name + "En", value.en());
    }

    void word(String name, @Nullable Enum<?> value) {
        if (value != null) {
            text(name, Words.of(value));
        }
    }

    void date(String name, @Nullable LocalDate value) {
        if (value != null) {
            text(name, value.toString());
        }
    }

    void number(String name, @Nullable BigDecimal value) {
        if (value != null) {
            out.writeNumberProperty(name, value);
        }
    }

    void whole(String name, @Nullable Integer value) {
        if (value != null) {
            out.writeNumberProperty(name, value);
        }
    }

    void flag(String name, boolean value) {
        out.writeBooleanProperty(name, value);
    }

    void texts(String name, Collection<String> values) {
        if (!values.isEmpty()) {
            out.writeArrayPropertyStart(name);
            values.forEach(out::writeString);
            out.writeEndArray();
        }
    }

    void words(String name, Collection<? extends Enum<?>> values) {
        texts(name, values.stream().map(Words::of).toList());
    }

    void labels(String name, Collection<Text> values) {
        texts(name, values.stream().map(Text::fr).toList());
    }

    /** A list of objects, each opened and closed around what {@code each} writes. */
    <T> void objects(String name, Collection<T> values, Consumer<T> each) {
        if (!values.isEmpty()) {
            list(name, values, each);
        }
    }

    /** The same, written even if nothing is in it. */
    <T> void list(String name, Collection<T> values, Consumer<T> each) {
        out.writeArrayPropertyStart(name);
        for (T value : values) {
            out.writeStartObject();
            each.accept(value);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    <T> void object(String name, @Nullable T value, Consumer<T> part) {
        if (value != null) {
            out.writeObjectPropertyStart(name);
            part.accept(value);
            out.writeEndObject();
        }
    }
}
