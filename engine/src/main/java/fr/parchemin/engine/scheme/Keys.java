package fr.parchemin.engine.scheme;

import java.util.ArrayList;
import java.util.List;

/** The keys that may stand in a map of the format. */
record Keys(List<String> required, List<String> optional) {

    static Keys required(String... keys) {
        return new Keys(List.of(keys), List.of());
    }

    static Keys none() {
        return new Keys(List.of(), List.of());
    }

    Keys optional(String... keys) {
        return new Keys(required, List.of(keys));
    }

    boolean contains(String key) {
        return required.contains(key) || optional.contains(key);
    }

    List<String> all() {
        List<String> all = new ArrayList<>(required);
        all.addAll(optional);
        return all;
    }
}
