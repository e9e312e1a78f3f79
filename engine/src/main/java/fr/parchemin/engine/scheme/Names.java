package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Fault.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a file declares by name, and where: what the rest of the file may refer to, before or after. */
final class Names {

    /** The sorts of thing that are referred to by name, each with the fault of naming one that does not exist. */
    enum Sort {
        SCALE(Code.UNKNOWN_SCALE, "scales"),
        EVIDENCE(Code.UNKNOWN_EVIDENCE, "evidence"),
        FORMAT(Code.UNKNOWN_FORMAT, "formats"),
        MODULE(Code.UNKNOWN_MODULE, "modules"),
        DELIVERABLE(Code.UNKNOWN_DELIVERABLE, "deliverables"),
        ASSESSMENT(Code.UNKNOWN_ASSESSMENT, "assessments"),
        BLOCK(Code.UNKNOWN_BLOCK, "blocks"),
        COMPETENCY(Code.UNKNOWN_COMPETENCY, "competencies"),
        ROUTE(Code.UNKNOWN_ROUTE, "routes"),
        /** Not a section: the routes give them. */
        ORIGIN(Code.UNKNOWN_ORIGIN, "routes.*.origin"),
        /** Not a section: the resits name them. */
        WINDOW(Code.UNKNOWN_WINDOW, "assessments.*.resit.window"),
        DOSSIER(Code.UNKNOWN_DOSSIER, "example-dossiers");

        private final Code unknown;
        private final String section;

        Sort(Code unknown, String section) {
            this.unknown = unknown;
            this.section = section;
        }
    }

    private static final int MOST_OF_A_SORT = 1000;

    private final Map<Sort, Map<String, Place>> declared = new EnumMap<>(Sort.class);
    private final Map<String, List<String>> competencies = new LinkedHashMap<>();
    private boolean tooMany;

    private Names() {
        for (Sort sort : Sort.values()) {
            declared.put(sort, new LinkedHashMap<>());
        }
    }

    /** All that {@code top} declares; what is not as it should be is passed over, for whoever reads it will say so. */
    static Names in(Place top) {
        Names names = new Names();
        for (Sort sort : Sort.values()) {
            names.declareKeys(sort, Look.at(top, sort.section), "");
        }
        Look.parts(Look.at(top, Sort.ASSESSMENT.section)).forEach(names::declareWindow);
        Look.parts(Look.at(top, Sort.BLOCK.section)).forEach(names::declareWithin);
        Look.parts(Look.at(top, Sort.ROUTE.section)).forEach(names::declareOrigin);
        return names;
    }

    private void declareWithin(Place.Named block) {
        String prefix = block.name() + ".";
        declareKeys(Sort.DELIVERABLE, Look.at(block.value(), Sort.DELIVERABLE.section), prefix);
        declareKeys(Sort.ASSESSMENT, Look.at(block.value(), Sort.ASSESSMENT.section), prefix);
        Look.parts(Look.at(block.value(), Sort.ASSESSMENT.section)).forEach(this::declareWindow);
        List<String> own = competencies.computeIfAbsent(block.name(), _ -> new ArrayList<>());
        for (Place.Named competency : Look.parts(Look.at(block.value(), Sort.COMPETENCY.section))) {
            if (declare(Sort.COMPETENCY, competency.name(), competency)) {
                own.add(competency.name());
            }
        }
    }

    private void declareOrigin(Place.Named route) {
        declareText(Sort.ORIGIN, Look.at(route.value(), "origin"));
    }

    private void declareWindow(Place.Named assessment) {
        declareText(Sort.WINDOW, Look.at(Look.at(assessment.value(), "resit"), "window"));
    }

    private void declareText(Sort sort, Place place) {
        if (place.value() instanceof Yaml.Scalar named) {
            of(sort).putIfAbsent(named.text(), place);
        }
    }

    private void declareKeys(Sort sort, Place place, String prefix) {
        for (Place.Named part : Look.parts(place)) {
            declare(sort, prefix + part.name(), part);
        }
    }

    private boolean declare(Sort sort, String name, Place.Named part) {
        Place place = part.keyPlace();
        Map<String, Place> known = of(sort);
        if (known.size() == MOST_OF_A_SORT) {
            place.fault(Code.TOO_LARGE, "> " + MOST_OF_A_SORT, "≤ " + MOST_OF_A_SORT);
            tooMany = true;
            return false;
        }
        return !Distinct.isRepeated(name, place, known);
    }

    /** Whether there is more of something than any scheme has: then the rest is not looked at. */
    boolean areTooMany() {
        return tooMany;
    }

    /** The names of a sort, each with where it is declared. */
    Map<String, Place> of(Sort sort) {
        return declared.getOrDefault(sort, Map.of());
    }

    boolean has(Sort sort, String name) {
        return of(sort).containsKey(name);
    }

    /** The competencies of a block, or of all, in the order of the file. */
    List<String> competencies(@Nullable String block) {
        return block == null
                ? List.copyOf(of(Sort.COMPETENCY).keySet())
                : List.copyOf(competencies.getOrDefault(block, List.of()));
    }

    /** The name that stands in {@code place}, which must exist. */
    String resolve(Sort sort, Place place) {
        return resolve(sort, place, null);
    }

    /** The full name of what {@code place} refers to: within the block first, then among what is shared. */
    String resolve(Sort sort, Place place, @Nullable String block) {
        String name = place.text();
        String within = block == null ? name : block + "." + name;
        if (has(sort, within)) {
            return within;
        }
        if (!name.isEmpty() && !has(sort, name)) {
            refuse(sort, place, name, visible(sort, block));
        }
        return name;
    }

    /** The competencies that stand in a list, in the order of the scheme, each once. */
    List<String> resolveCompetencies(Place place, @Nullable String block) {
        List<String> allowed = competencies(block);
        Collection<String> named = Distinct.texts(place, (name, item) -> {
            if (!allowed.contains(name)) {
                refuse(Sort.COMPETENCY, item, name, allowed);
            }
        });
        return allowed.stream().filter(named::contains).toList();
    }

    /** The names that stand in a list, each once, in its order. */
    List<String> resolveAll(Sort sort, Place place) {
        return List.copyOf(Distinct.texts(place, (_, item) -> resolve(sort, item)));
    }

    /** Notes that nothing has this name: one of these may be meant or, if there is none, something in the section of its sort. */
    private static void refuse(Sort sort, Place place, String name, List<String> visible) {
        place.unknown(sort.unknown, name, visible.isEmpty() ? List.of(sort.section) : visible);
    }

    private List<String> visible(Sort sort, @Nullable String block) {
        String prefix = block == null ? "" : block + ".";
        return of(sort).keySet().stream()
                .map(name -> name.startsWith(prefix) ? name.substring(prefix.length()) : name)
                .toList();
    }
}
