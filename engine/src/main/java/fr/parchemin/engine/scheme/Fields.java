package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Fault.Code;
import java.util.Objects;

/** A map of the format, its keys checked: none unknown, none missing. */
record Fields(Place whole) {

    static Fields of(Place whole, Keys keys) {
        Fields fields = new Fields(whole);
        for (Place.Named part : whole.entries()) {
            if (!keys.contains(part.name())) {
                String path = part.value().path();
                String expected = Suggestion.of(part.name(), keys.all());
                whole.faults().add(part.key(), path, Code.UNKNOWN_KEY, part.name(), expected);
            }
        }
        if (whole.value() instanceof Yaml.Mapping) {
            keys.required().stream().filter(key -> !fields.has(key)).forEach(fields::noteMissing);
        }
        return fields;
    }

    private void noteMissing(String key) {
        whole.faults().add(whole.value(), Paths.key(whole.path(), key), Code.MISSING_KEY, null, key);
    }

    boolean has(String key) {
        return whole.value() instanceof Yaml.Mapping mapping
                && mapping.entries().containsKey(key);
    }

    /** The value under this key, absent where there is none. */
    Place at(String key) {
        return Look.at(whole, key);
    }

    /** The clause of this part: its own, or that of what it stands in. */
    String clause(String outer) {
        return Objects.requireNonNullElse(at("clause").textOrNull(), outer);
    }
}
