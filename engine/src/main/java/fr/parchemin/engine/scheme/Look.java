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

    static List<Place.Named> parts(Place place) {
        return place.value() instanceof Yaml.Mapping ? place.entries() : List.of();
    }
}
