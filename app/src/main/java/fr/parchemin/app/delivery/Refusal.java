package fr.parchemin.app.delivery;

import java.util.List;

/**
 * Why something that was sent or asked for is refused: nothing of it is kept.
 *
 * @param key its sentence in the bundles, after {@code delivery.refused.}
 * @param arguments what was found and what was expected, in this order
 */
public record Refusal(String key, List<Object> arguments) {

    static Refusal of(String key, Object... arguments) {
        return new Refusal(key, List.of(arguments));
    }
}
