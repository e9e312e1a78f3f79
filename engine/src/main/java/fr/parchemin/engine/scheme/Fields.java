package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Fault.Code;
import java.util.List;
import java.util.Objects;

/** A map of the format, its keys checked: none unknown, none missing. */
record Fields(Place whole) {

    static Fields of(Place whole, Keys keys) {
        Fields fields = new Fields(whole);
        List<String> known = keys.all();
        whole.entries().forEach(part -> checkKey(part, known));
        if (whole.value() instanceof Yaml.Mapping) {
            keys.required().stream().filter(key -> !fields.has(key)).forEach(fields::noteMissing);
        }
        return fields;
    }

    /** Notes a fault if a key is none of those known here. */
    static void checkKey(Place.Named part, List<String> known) {
        if (!known.contains(part.name())) {
            part.keyPlace().unknown(Code.UNKNOWN_KEY, part.name(), known);
        }
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
