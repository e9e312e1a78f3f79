package fr.parchemin.engine.scheme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** The dossier of an example while it is put together: what it is like, without some entries, with what differs. */
final class ExampleDossier {

    /** The lists of a dossier. */
    enum Entries {
        MODULES,
        RESULTS,
        DELIVERABLES,
        HOLDINGS;

        static Optional<Entries> of(Place.Named part) {
            return Arrays.stream(values())
                    .filter(entries -> entries.key().equals(part.name()))
                    .filter(_ -> part.value().value() instanceof Yaml.Sequence)
                    .findFirst();
        }

        String key() {
            return Words.of(this);
        }

        /** The fields that tell its entries apart, the name of the thing first; none: every entry is another one. */
        private List<String> identity() {
            return switch (this) {
                case MODULES -> List.of("module");
                case RESULTS -> List.of("assessment", "attempt", "block", "competency");
                case DELIVERABLES -> List.of("deliverable");
                case HOLDINGS -> List.of();
            };
        }

        private boolean isSame(Place one, Place other) {
            List<String> identity = identity();
            return !identity.isEmpty()
                    && identity.stream().allMatch(field -> Look.text(one, field).equals(Look.text(other, field)));
        }

        private boolean isNamed(Place item, Set<String> names) {
            return identity().stream().limit(1).anyMatch(field -> names.contains(Look.text(item, field)));
        }
    }

    private final SequencedMap<String, Place> values = new LinkedHashMap<>();
    private final Map<Entries, List<Place>> lists = new EnumMap<>(Entries.class);

    /** Everything but the lists, by field. */
    SequencedMap<String, Place> values() {
        return values;
    }

    /** The lists that have an entry. */
    Map<Entries, List<Place>> lists() {
        return lists;
    }

    /**
     * Takes over what {@code differences} say: a value replaces, nothing removes, an entry replaces its like or is added. Two
     * entries written side by side stay two, so that an example can show what a repetition leads to.
     */
    void apply(Place differences) {
        for (Place.Named part : differences.entries()) {
            Entries.of(part)
                    .ifPresentOrElse(entries -> put(entries, part.value().items()), () -> replace(part));
        }
    }

    private void put(Entries entries, List<Place> items) {
        List<Place> list = lists.computeIfAbsent(entries, _ -> new ArrayList<>());
        List<Place> others = new ArrayList<>(items);
        list.replaceAll(before -> takeLike(entries, before, others));
        list.addAll(others);
    }

    private static Place takeLike(Entries entries, Place before, List<Place> others) {
        for (int i = 0; i < others.size(); i++) {
            if (entries.isSame(before, others.get(i))) {
                return others.remove(i);
            }
        }
        return before;
    }

    private void replace(Place.Named part) {
        lists.keySet().removeIf(entries -> entries.key().equals(part.name()));
        if (part.value().isNothing()) {
            values.remove(part.name());
        } else {
            values.put(part.name(), part.value());
        }
    }

    /** Takes away the entries of these modules, assessments and deliverables. */
    void remove(Set<String> names) {
        lists.forEach((entries, list) -> list.removeIf(item -> entries.isNamed(item, names)));
        lists.values().removeIf(List::isEmpty);
    }
}
