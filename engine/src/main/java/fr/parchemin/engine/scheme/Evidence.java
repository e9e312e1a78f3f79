package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Assessment.Grain;
import fr.parchemin.engine.scheme.Fault.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the assessments of a scheme can bear witness to, for the rules that ask them. */
final class Evidence {

    private final Names names;
    private final Map<String, Scale> scales = new LinkedHashMap<>();
    private final Map<String, Assessment> assessments = new LinkedHashMap<>();
    private final Map<String, List<Assessment>> covering = new HashMap<>();
    private final Set<String> looping;

    Evidence(Names names, List<Scale> scales, List<Assessment> assessments) {
        this.names = names;
        scales.forEach(scale -> this.scales.put(scale.id(), scale));
        assessments.forEach(assessment -> this.assessments.put(assessment.id(), assessment));
        assessments.stream().filter(assessment -> !assessment.formative()).forEach(this::index);
        looping = completionLoops().stream().flatMap(List::stream).collect(Collectors.toSet());
    }

    private void index(Assessment assessment) {
        for (String competency : assessment.competencies()) {
            covering.computeIfAbsent(competency, _ -> new ArrayList<>()).add(assessment);
        }
    }

    /** Assessments that complete each other in a circle. */
    private List<List<String>> completionLoops() {
        Map<String, List<String>> completed = new LinkedHashMap<>();
        for (Assessment assessment : assessments.values()) {
            completed.put(
                    assessment.id(), assessment.completes() == null ? List.of() : List.of(assessment.completes()));
        }
        return Cycles.in(completed);
    }

    /** The assessment that a rule asks to be passed. */
    String passed(Place place, RuleSite site) {
        String name = names.resolve(Names.Sort.ASSESSMENT, place, site.block());
        Assessment assessment = assessments.get(name);
        if (assessment != null && assessment.formative()) {
            place.fault(Code.FORMATIVE_COUNTS, name, null);
        } else if (assessment != null && !saysSomethingOf(assessment, site)) {
            place.fault(Code.NOT_COVERED, name, Objects.requireNonNullElse(site.competency(), site.block()));
        }
        return name;
    }

    /** The assessment of which a rule asks a score. */
    String scored(Place place, RuleSite site) {
        String name = passed(place, site);
        Assessment assessment = assessments.get(name);
        if (assessment != null && scales.get(assessment.scale()) instanceof Scale.Grades) {
            place.fault(Code.SCORE_OF_GRADES, name, assessment.scale());
        }
        return name;
    }

    private boolean saysSomethingOf(Assessment assessment, RuleSite site) {
        String block = site.block();
        if (block == null) {
            return true;
        }
        if (assessment.block() != null && !assessment.block().equals(block)) {
            return false;
        }
        if (assessment.competencies().isEmpty()) {
            return true;
        }
        return site.competency() == null
                ? assessment.grain() != Grain.COMPETENCY || coversSomeOf(assessment, block)
                : assessment.competencies().contains(site.competency());
    }

    private boolean coversSomeOf(Assessment assessment, String block) {
        return names.competencies(block).stream().anyMatch(assessment.competencies()::contains);
    }

    /** The certifying assessments that cover a competency, by the first of those that complete each other. */
    Map<Assessment, List<Assessment>> covering(String competency) {
        List<Assessment> all = covering.getOrDefault(competency, List.of());
        Map<Assessment, List<Assessment>> found = new LinkedHashMap<>();
        for (Assessment assessment : all) {
            found.computeIfAbsent(first(assessment, all), _ -> new ArrayList<>())
                    .add(assessment);
        }
        return found;
    }

    /** The first assessment of the chain that this one ends, among those given. */
    private Assessment first(Assessment assessment, List<Assessment> among) {
        Assessment first = assessment;
        Assessment completed = completed(assessment);
        while (completed != null) {
            first = among.contains(completed) ? completed : first;
            completed = completed(completed);
        }
        return first;
    }

    private @Nullable Assessment completed(Assessment assessment) {
        return assessment.completes() == null || looping.contains(assessment.id())
                ? null
                : assessments.get(assessment.completes());
    }
}
