package fr.parchemin.engine.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that say what is expected, rewritten by {@code -Dgolden=write} and read in review. */
final class Golden {

    static final Path FOLDER = Path.of("src/test/resources/fr/parchemin/engine/scheme");

    private Golden() {}

    static void check(String name, String actual) {
        Path file = FOLDER.resolve(name);
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.writeString(file, actual + "\n");
            }
            assertThat(actual + "\n").isEqualTo(Files.readString(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
