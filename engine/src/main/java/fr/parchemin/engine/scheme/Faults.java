package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Fault.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The faults of one file, gathered while it is read. */
final class Faults {

    private static final int LONGEST_FOUND = 80;
    private static final Comparator<Fault> IN_ORDER =
            Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column).thenComparing(Fault::code);

    private final String file;
    private final Map<Site, Fault> faults = new LinkedHashMap<>();

    Faults(String file) {
        this.file = file;
    }

    void add(Yaml at, String path, Code code, @Nullable String found, @Nullable String expected) {
        add(at.line(), at.column(), path, code, found, expected);
    }

    /** Notes a fault once: what an alias repeats is wrong in one place of the file only. */
    void add(int line, int column, String path, Code code, @Nullable String found, @Nullable String expected) {
        String shown = found == null ? null : shortened(found);
        faults.putIfAbsent(
                new Site(line, column, code, shown), new Fault(file, line, column, code, path, shown, expected));
    }

    /** Whether a fault lies where {@code paths} says: what follows from it need not be told as well. */
    boolean anyAt(Predicate<String> paths) {
        return faults.values().stream().map(Fault::path).anyMatch(paths);
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /** All of them, in the order of the file. */
    List<Fault> inOrder() {
        List<Fault> ordered = new ArrayList<>(faults.values());
        ordered.sort(IN_ORDER);
        return List.copyOf(ordered);
    }

    private static String shortened(String found) {
        return found.codePointCount(0, found.length()) <= LONGEST_FOUND
                ? found
                : found.substring(0, found.offsetByCodePoints(0, LONGEST_FOUND)) + "…";
    }

    private record Site(
            int line, int column, Code code, @Nullable String found) {}
}
