package fr.parchemin.app.sitting;

import fr.parchemin.engine.dossier.Dossier.Mark;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the grids handed in for one candidate say together. */
public sealed interface Agreement {

    /** More assessors have to hand in theirs. */
    record Waiting(int missing) implements Agreement {}

    /** They say the same. */
    record Agreed(Map<String, Mark> marks) implements Agreement {}

    /** They differ on these: competencies, blocks, or empty for the whole. Somebody must settle it. */
    record Diverging(Set<String> items) implements Agreement {}

    /** They differed, and this was settled since. */
    record Settled(Grid by) implements Agreement {}

    /**
     * What they say together.
     *
     * @param grids every version of every grid of the candidate
     * @param markers how many assessors the scheme asks for
     */
    static Agreement of(List<Grid> grids, int markers) {
        var handedIn = GridRows.last(grids);
        if (handedIn.size() < markers) {
            return new Waiting(markers - handedIn.size());
        }
        var first = handedIn.getFirst().marks();
        Set<String> differing = new LinkedHashSet<>();
        for (Grid other : handedIn) {
            Set<String> items = new LinkedHashSet<>(first.keySet());
            items.addAll(other.marks().keySet());
            items.removeIf(item -> first.containsKey(item)
                    && first.get(item).equals(other.marks().get(item)));
            differing.addAll(items);
        }
        if (differing.isEmpty()) {
            return new Agreed(first);
        }
        return settled(grids).<Agreement>map(Settled::new).orElseGet(() -> new Diverging(differing));
    }

    /** What settles it, unless something was handed in since. */
    private static Optional<Grid> settled(List<Grid> grids) {
        return grids.stream()
                .filter(grid -> grid.handedInAt() != null)
                .max(Comparator.comparing(Grid::handedInAt).thenComparingLong(Grid::id))
                .filter(Grid::settles);
    }
}
