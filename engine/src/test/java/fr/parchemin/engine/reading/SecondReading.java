package fr.parchemin.engine.reading;

import groovy.lang.GroovyClassLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.codehaus.groovy.runtime.InvokerHelper;

/** The second reading, compiled from its sources: nothing of it is on the path of the engine, and nothing of the engine on its own. */
final class SecondReading {

    private static final List<String> SOURCES = List.of(
            "Facts", "Document000", "Document001", "Document002", "Document004", "RandomDossiers", "Comparison");

    private final Class<?> comparisonType;
    private final Class<?> dossiersType;
    private final Object comparison;

    SecondReading(UnaryOperator<String> engine) {
        GroovyClassLoader loader = new GroovyClassLoader(SecondReading.class.getClassLoader());
        SOURCES.forEach(source -> loader.parseClass(text(source + ".groovy"), source + ".groovy"));
        comparisonType = loaded(loader, "reading.Comparison");
        dossiersType = loaded(loader, "reading.RandomDossiers");
        comparison = InvokerHelper.invokeConstructorOf(comparisonType, engine);
    }

    /** Dossiers drawn at random, the same for the same seed. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> dossiers(long seed, int count) {
        Object random = InvokerHelper.invokeConstructorOf(dossiersType, seed);
        return (List<Map<String, Object>>) InvokerHelper.invokeMethod(random, "many", count);
    }

    /** What the reading answers by itself. */
    @SuppressWarnings("unchecked")
    Map<String, Object> read(Map<String, Object> dossier) {
        return (Map<String, Object>) InvokerHelper.invokeMethod(comparisonType, "reading", dossier);
    }

    /** What engine and reading say differently; empty where they agree. */
    @SuppressWarnings("unchecked")
    List<String> differences(Map<String, Object> dossier) {
        return (List<String>) InvokerHelper.invokeMethod(comparison, "differences", dossier);
    }

    /** One disagreement of each kind, on as few facts as can be, with both answers. */
    @SuppressWarnings("unchecked")
    List<String> told(List<Map<String, Object>> disagreed) {
        return (List<String>) InvokerHelper.invokeMethod(comparison, "kinds", disagreed);
    }

    static String text(String name) {
        try (InputStream in = SecondReading.class.getResourceAsStream("/second-reading/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Class<?> loaded(GroovyClassLoader loader, String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException broken) {
            throw new IllegalStateException(name, broken);
        }
    }
}
