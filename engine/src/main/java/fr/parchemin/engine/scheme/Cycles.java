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
final class Cycles {

    private final Map<String, ? extends Collection<String>> references;
    private final Set<String> seen = new HashSet<>();
    private final List<List<String>> found = new ArrayList<>();

    private Cycles(Map<String, ? extends Collection<String>> references) {
        this.references = references;
    }

    /** The cycles, each once, from the first of its members in the order of the map. */
    static List<List<String>> in(Map<String, ? extends Collection<String>> references) {
        Cycles cycles = new Cycles(references);
        references.keySet().forEach(cycles::follow);
        return cycles.found;
    }

    private void follow(String start) {
        if (!seen.add(start)) {
            return;
        }
        // The way so far, each with what it still has to be followed to; a loop, since chains may be long.
        SequencedMap<String, Iterator<String>> way = new LinkedHashMap<>();
        way.put(start, from(start));
        while (!way.isEmpty()) {
            Map.Entry<String, Iterator<String>> last = way.lastEntry();
            if (!last.getValue().hasNext()) {
                way.remove(last.getKey());
                continue;
            }
            String next = last.getValue().next();
            if (way.containsKey(next)) {
                found.add(way.keySet().stream()
                        .dropWhile(step -> !step.equals(next))
                        .toList());
            } else if (seen.add(next)) {
                way.put(next, from(next));
            }
        }
    }

    private Iterator<String> from(String name) {
        Collection<String> next = references.get(name);
        return next == null ? List.<String>of().iterator() : next.iterator();
    }
}
