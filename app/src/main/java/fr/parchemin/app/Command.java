package fr.parchemin.app;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What was asked of the application on the command line. */
sealed interface Command {

    String USAGE = "usage: ./parchemin demo [--export DIR] | ./parchemin serve | ./parchemin journal check";

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
            return new CheckJournal();
        }
        return new Misuse(USAGE);
    }

    /** Start with these settings, which the environment and files may add to. */
    record Start(Map<String, Object> settings) implements Command {}

    /** Verify the journal and stop. */
    record CheckJournal() implements Command {}

    /** Say so and stop. */
    record Misuse(String message) implements Command {}
}
