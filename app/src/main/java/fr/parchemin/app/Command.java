package fr.parchemin.app;

import fr.parchemin.app.journal.Noted;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was asked of the application on the command line. */
sealed interface Command {

    String USAGE =
            "usage: ./parchemin demo [--export DIR] | ./parchemin serve | ./parchemin journal check [NUMBER FINGERPRINT]";

    /** Reads the arguments, the name of the command first. */
    static Command of(String... arguments) {
        var words = Arrays.asList(arguments);
        if (words.equals(List.of("serve"))) {
            return new Start(Map.of());
        }
        if (words.equals(List.of("demo"))) {
            return new Start(Map.of("parchemin.demo", "true"));
        }
        if (words.size() == 3 && words.subList(0, 2).equals(List.of("demo", "--export"))) {
            return new Start(Map.of("parchemin.demo", "true", "parchemin.export", words.get(2)));
        }
        if (words.equals(List.of("journal", "check"))) {
            return new CheckJournal(null);
        }
        if (words.size() == 4 && words.subList(0, 2).equals(List.of("journal", "check"))) {
            return Noted.of(words.get(2), words.get(3))
                    .<Command>map(CheckJournal::new)
                    .orElseGet(() -> new Misuse(
                            "journal check: found %s %s, expected the number of an entry and its fingerprint of 64 hexadecimal digits"
                                    .formatted(words.get(2), words.get(3))));
        }
        return new Misuse(USAGE);
    }

    /** Start with these settings, which the environment and files may add to. */
    record Start(Map<String, Object> settings) implements Command {}

    /**
     * Verify the journal and stop.
     *
     * @param noted compared too, absent: nothing was noted
     */
    record CheckJournal(@Nullable Noted noted) implements Command {}

    /** Say so and stop. */
    record Misuse(String message) implements Command {}
}
