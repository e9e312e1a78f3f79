package fr.parchemin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The message files as they are written. */
final class Bundles {

    private static final Path RESOURCES = Path.of("src/main/resources");

    private Bundles() {}

    /** The French files. */
    static List<Path> french() {
        try (var modules = Files.list(RESOURCES.resolve("messages"))) {
            return Stream.concat(Stream.of(RESOURCES.resolve("messages.properties")), modules)
                    .filter(file -> !file.toString().endsWith("_en.properties"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The English file beside a French one. */
    static Path english(Path french) {
        return french.resolveSibling(french.getFileName().toString().replace(".properties", "_en.properties"));
    }

    static Map<String, String> read(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> messages = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> messages.put(key, properties.getProperty(key)));
        return messages;
    }
}
