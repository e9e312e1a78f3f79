package fr.parchemin.engine.scheme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Finds where things that refer to each other come back to where they began. */
final class Cycles<T> {

    private final Map<T, ? extends Collection<T>> references;
    private final Set<T> seen = new HashSet<>();
    private final List<List<T>> found = new ArrayList<>();

    private Cycles(Map<T, ? extends Collection<T>> references) {
        this.references = references;
    }

    /** The cycles, each once, from the first of its members in the order of the map. */
    static <T> List<List<T>> in(Map<T, ? extends Collection<T>> references) {
        Cycles<T> cycles = new Cycles<>(references);
        references.keySet().forEach(cycles::follow);
        return cycles.found;
    }

    private void follow(T start) {
        if (!seen.add(start)) {
            return;
        }
        // The way so far, each with what it still has to be followed to; a loop, since chains may be long.
        SequencedMap<T, Iterator<T>> way = new LinkedHashMap<>();
        way.put(start, from(start));
        while (!way.isEmpty()) {
            Map.Entry<T, Iterator<T>> last = way.lastEntry();
            if (!last.getValue().hasNext()) {
                way.remove(last.getKey());
                continue;
            }
            T next = last.getValue().next();
            if (way.containsKey(next)) {
                found.add(way.keySet().stream()
                        .dropWhile(step -> !step.equals(next))
                        .toList());
            } else if (seen.add(next)) {
                way.put(next, from(next));
            }
        }
    }

    private Iterator<T> from(T name) {
        Collection<T> next = references.get(name);
        return next == null ? List.<T>of().iterator() : next.iterator();
    }
}
