package fr.parchemin.engine.scheme;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a YAML file and the place where it begins, both counted from 1. */
sealed interface Yaml {

    int line();

    int column();

    /** How many values it holds, itself included, those that aliases repeat counted each time. */
    default int size() {
        return 1;
    }

    /** A text, number, truth value, or nothing, as it is written. */
    record Scalar(String text, Type type, int line, int column) implements Yaml {}

    /** What a scalar is, by the core schema of YAML 1.2. */
    enum Type {
        TEXT,
        NUMBER,
        FLAG,
        NOTHING
    }

    /** A list. */
    record Sequence(List<Yaml> items, int size, int line, int column) implements Yaml {}

    /** A map, in the order of the file. */
    record Mapping(Map<String, Entry> entries, int size, int line, int column) implements Yaml {

        @Nullable
        Yaml get(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.value();
        }
    }

    /** A key and its value. */
    record Entry(Scalar key, Yaml value) {}

    /** Stands for a value that is missing; whoever noticed has noted the fault. */
    record Absent(int line, int column) implements Yaml {}
}
