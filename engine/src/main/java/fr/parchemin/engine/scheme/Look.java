package fr.parchemin.engine.scheme;

import java.util.List;

/** Looks into values without noting what is wrong with them. */
final class Look {

    private Look() {}

    /** The value under a key, absent where there is none. */
    static Place at(Place place, String key) {
        Yaml value = place.value() instanceof Yaml.Mapping mapping ? mapping.get(key) : null;
        Yaml found = value == null
                ? new Yaml.Absent(place.value().line(), place.value().column())
                : value;
        return new Place(found, Paths.key(place.path(), key), place.faults());
    }

    /** The text under a key, as it is written; empty where there is none. */
    static String text(Place place, String key) {
        return at(place, key).value() instanceof Yaml.Scalar scalar ? scalar.text() : "";
    }

    /** The parts of a map; of anything else, none. */
    static List<Place.Named> parts(Place place) {
        return place.value() instanceof Yaml.Mapping ? place.entries() : List.of();
    }
}
