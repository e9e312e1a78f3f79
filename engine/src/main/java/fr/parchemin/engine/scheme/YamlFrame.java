package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Fault.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;

/** A list or map of which the end has not been read yet. */
final class YamlFrame {

    /** Stands for a key that is refused: what it holds is left out. */
    private static final Yaml.Scalar NO_KEY = new Yaml.Scalar("", Yaml.Type.NOTHING, 0, 0);

    private final boolean mapping;
    private final Optional<Anchor> anchor;
    private final String path;
    private final int line;
    private final int column;
    private final Faults faults;
    private final List<Yaml> items = new ArrayList<>();
    private final Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
    private Yaml.@Nullable Scalar key;
    private int size = 1;

    YamlFrame(boolean mapping, Optional<Anchor> anchor, String path, int line, int column, Faults faults) {
        this.mapping = mapping;
        this.anchor = anchor;
        this.path = path;
        this.line = line;
        this.column = column;
        this.faults = faults;
    }

    Optional<Anchor> anchor() {
        return anchor;
    }

    boolean isNamed(Anchor name) {
        return anchor.filter(name::equals).isPresent();
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    int size() {
        return size;
    }

    void add(Yaml value) {
        size += value.size();
        if (!mapping) {
            items.add(value);
        } else if (key == null) {
            key = asKey(value);
        } else {
            put(key, value);
            key = null;
        }
    }

    private Yaml.Scalar asKey(Yaml value) {
        if (value instanceof Yaml.Scalar scalar) {
            return scalar;
        }
        faults.add(value, path, Code.KEY_NOT_TEXT, null, null);
        return NO_KEY;
    }

    private void put(Yaml.Scalar name, Yaml value) {
        if (name.equals(NO_KEY)) {
            return;
        }
        Yaml.Entry first = entries.putIfAbsent(name.text(), new Yaml.Entry(name, value));
        if (first != null) {
            String line = Integer.toString(first.key().line());
            faults.add(name, Paths.key(path, name.text()), Code.DUPLICATE_KEY, name.text(), line);
        }
    }

    String pathOfNext() {
        if (!mapping) {
            return Paths.item(path, items.size());
        }
        return key == null ? path : Paths.key(path, key.text());
    }

    Yaml close() {
        return mapping
                ? new Yaml.Mapping(Collections.unmodifiableMap(entries), size, line, column)
                : new Yaml.Sequence(List.copyOf(items), size, line, column);
    }
}
