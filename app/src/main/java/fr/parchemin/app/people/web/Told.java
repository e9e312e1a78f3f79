package fr.parchemin.app.people.web;

import java.io.Serializable;
import java.util.List;

/**
 * A message shown once at the top of the next page.
 *
 * @param tone as the frame draws it
 * @param key its sentence
 * @param arguments what it names
 */
record Told(String tone, String key, List<Object> arguments) implements Serializable {

    static Told good(String key, Object... arguments) {
        return new Told("GOOD", key, List.of(arguments));
    }

    static Told warning(String key, Object... arguments) {
        return new Told("WARNING", key, List.of(arguments));
    }

    /** What it names, as the bundles take it. */
    public Object[] args() {
        return arguments.toArray();
    }
}
