package fr.parchemin.engine.scheme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The scheme files that are shipped, as tests find them. */
final class SchemeFiles {

    static final Path FOLDER = Path.of("..", "schemes");

    private SchemeFiles() {}

    static List<Path> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A copy of a shipped scheme, which tests may alter and which does not change when the scheme does. */
    static String jnac() {
        return text(Golden.FOLDER.resolve("jnac.yaml"));
    }

    /** The scheme in a text that must be right. */
    static Scheme scheme(String text) {
        return read(text).scheme();
    }

    static Reading.Read read(String text) {
        return switch (SchemeReader.read("scheme.yaml", text)) {
            case Reading.Read read -> read;
            case Reading.Faulty(List<Fault> faults) -> throw new AssertionError("faults: " + faults);
        };
    }

    static List<Fault> faults(String text) {
        return switch (SchemeReader.read("scheme.yaml", text)) {
            case Reading.Read _ -> List.of();
            case Reading.Faulty(List<Fault> faults) -> faults;
        };
    }
}
