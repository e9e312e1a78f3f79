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

    /** Nobody reads more; a file that is no scheme at all may have any number. */
    static final int MOST = 1000;

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

    /**
     * Notes a fault once: what an alias repeats is wrong in one place of the file only. Keys that one map misses are as many
     * faults in that place.
     */
    void add(int line, int column, String path, Code code, @Nullable String found, @Nullable String expected) {
        if (areEnough()) {
            return;
        }
        String shown = found == null ? null : shortened(found);
        faults.putIfAbsent(
                new Site(line, column, code, code == Code.MISSING_KEY ? expected : shown),
                new Fault(file, line, column, code, path, shown, expected));
    }

    boolean areEnough() {
        return faults.size() >= MOST;
    }

    /** Whether there is such a fault: what follows from it need not be told as well. */
    boolean any(Predicate<Fault> such) {
        return faults.values().stream().anyMatch(such);
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
            int line, int column, Code code, @Nullable String word) {}
}
