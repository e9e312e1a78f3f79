package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Names.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds competencies and blocks that depend on themselves, assessments that complete themselves, and modules that must come
 * before themselves.
 */
final class Dependencies {

    /**
     * A way that comes back to where it began.
     *
     * @param sort of what it begins with
     */
    record Cycle(Sort sort, String first, String way) {

        private static Cycle of(List<Rules.Reference> members) {
            Rules.Reference first = members.getFirst();
            String way = Stream.concat(members.stream(), Stream.of(first))
                    .map(Rules.Reference::name)
                    .collect(Collectors.joining(" → "));
            return new Cycle(first.sort(), first.name(), way);
        }
    }

    private Dependencies() {}

    static List<Cycle> cycles(Scheme scheme) {
        Map<Rules.Reference, List<Rules.Reference>> needs = new LinkedHashMap<>();
        for (Block block : scheme.blocks()) {
            needs.put(
                    new Rules.Reference(Sort.BLOCK, block.id()),
                    Rules.references(block).toList());
            for (Block.Competency competency : block.competencies()) {
                needs.put(
                        new Rules.Reference(Sort.COMPETENCY, competency.id()),
                        Rules.references(competency, block).toList());
            }
        }
        for (Assessment assessment : scheme.assessments()) {
            String completed = assessment.completes();
            needs.put(
                    new Rules.Reference(Sort.ASSESSMENT, assessment.id()),
                    completed == null ? List.of() : List.of(new Rules.Reference(Sort.ASSESSMENT, completed)));
        }
        List<Cycle> cycles = new ArrayList<>();
        Cycles.in(needs).forEach(members -> cycles.add(Cycle.of(members)));
        scheme.routes().stream()
                .flatMap(route -> Cycles.in(modules(scheme, route)).stream())
                .map(Cycle::of)
                .distinct()
                .forEach(cycles::add);
        return cycles;
    }

    /** What each module must come after for who comes by this route: several rules may put modules in order. */
    private static Map<Rules.Reference, List<Rules.Reference>> modules(Scheme scheme, Route route) {
        Map<Rules.Reference, List<Rules.Reference>> before = new LinkedHashMap<>();
        Stream.of(scheme.requires(), route.requires(), together(scheme.award().when()))
                .flatMap(List::stream)
                .filter(Rule.CompletedInOrder.class::isInstance)
                .map(rule -> ((Rule.CompletedInOrder) rule).modules())
                .forEach(modules -> {
                    for (int i = 1; i < modules.size(); i++) {
                        before.computeIfAbsent(new Rules.Reference(Sort.MODULE, modules.get(i)), _ -> new ArrayList<>())
                                .add(new Rules.Reference(Sort.MODULE, modules.get(i - 1)));
                    }
                });
        return before;
    }

    /** The rules that must all be met for this one to be. */
    private static List<Rule> together(Rule rule) {
        return rule instanceof Rule.All(var parts, var _)
                ? parts.stream().flatMap(part -> together(part).stream()).toList()
                : List.of(rule);
    }
}
