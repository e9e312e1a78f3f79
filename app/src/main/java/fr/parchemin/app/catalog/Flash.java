package fr.parchemin.app.catalog;

import java.io.Serializable;
import java.util.List;

/**
 * A message shown once at the top of the next page, naming things.
 *
 * @param tone which colour and shape
 * @param key its sentence in the bundles
 * @param arguments what it names
 */
public record Flash(Tone tone, String key, List<Object> arguments) implements Serializable {

    /** The name under which the frame of the pages finds it. */
    public static final String NAME = "flash";

    /** How it is meant. */
    public enum Tone {
        GOOD,
        INFO,
        WARNING,
        ERROR
    }

    /** Something was done. */
    public static Flash good(String key, Object... arguments) {
        return new Flash(Tone.GOOD, key, List.of(arguments));
    }

    /** Something needs attention; what was there is kept. */
    public static Flash warning(String key, Object... arguments) {
        return new Flash(Tone.WARNING, key, List.of(arguments));
    }

    /** What it names, as the bundles take it. */
    public Object[] args() {
        return arguments.toArray();
    }
}
