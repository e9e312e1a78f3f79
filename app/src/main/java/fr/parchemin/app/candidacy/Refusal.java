package fr.parchemin.app.candidacy;

import java.util.List;

/**
 * Why one cell of a row is refused.
 *
 * @param column where
 * @param reason the message key, after {@code candidacy.refusal.}
 * @param arguments what was found, then what was expected
 */
public record Refusal(Column column, String reason, List<String> arguments) {

    static Refusal of(Column column, String reason, String... arguments) {
        return new Refusal(column, reason, List.of(arguments));
    }
}
