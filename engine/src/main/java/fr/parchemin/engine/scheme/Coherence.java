package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Fault.Code;
import fr.parchemin.engine.scheme.Names.Sort;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks what no single section can: that all that is to be decided is assessed, that all that is declared serves, and that
 * nothing depends on itself. What merely follows from a fault noted before is passed over.
 */
final class Coherence {

    private final Scheme scheme;
    private final Names names;
    private final Doubts doubts;

    private Coherence(Scheme scheme, Names names, Faults faults) {
        this.scheme = scheme;
        this.names = names;
        this.doubts = new Doubts(faults);
    }

    static void check(Scheme scheme, Names names, Faults faults) {
        Coherence coherence = new Coherence(scheme, names, faults);
        scheme.blocks().forEach(coherence::checkCompetencies);
        coherence.checkAssessments();
        coherence.checkEvidence();
        scheme.assessments().forEach(coherence::checkCompletion);
        Dependencies.cycles(scheme).forEach(coherence::checkCycle);
    }

    private void checkCompetencies(Block block) {
        if (doubts.onAssessmentsOf(block.id())) {
            return;
        }
        block.competencies().stream()
                .filter(competency ->
                        competency.acquiredWhen() instanceof Rule.All(var parts, var _) && parts.isEmpty())
                .forEach(competency -> note(Sort.COMPETENCY, competency.id(), Code.UNASSESSED_COMPETENCY));
    }

    private void checkAssessments() {
        Set<Rules.Reference> used = Rules.references(scheme).collect(Collectors.toSet());
        scheme.assessments().stream()
                .filter(assessment -> !assessment.formative())
                .filter(assessment -> !used.contains(new Rules.Reference(Sort.ASSESSMENT, assessment.id())))
                .filter(assessment -> !doubts.onUseOf(assessment.block(), pathOf(assessment)))
                .forEach(assessment -> note(Sort.ASSESSMENT, assessment.id(), Code.UNUSED_ASSESSMENT));
    }

    private void checkEvidence() {
        if (doubts.onEvidence()) {
            return;
        }
        Set<String> used = Stream.concat(
                        scheme.assessments().stream().map(Assessment::evidence),
                        scheme.deliverables().stream().map(Deliverable::evidence))
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
        scheme.evidence().keySet().stream()
                .filter(code -> !used.contains(code))
                .forEach(code -> note(Sort.EVIDENCE, code, Code.UNUSED_EVIDENCE));
    }

    /** What completes an assessment bears on what that one did not find acquired, and on nothing else. */
    private void checkCompletion(Assessment assessment) {
        Assessment completed = assessment.completes() == null ? null : scheme.assessment(assessment.completes());
        if (completed == null || doubts.onCoverage(pathOf(assessment)) || doubts.onCoverage(pathOf(completed))) {
            return;
        }
        List<String> more = assessment.competencies().stream()
                .filter(competency -> !completed.competencies().contains(competency))
                .toList();
        if (completed.formative()) {
            noteCompletion(assessment, Code.FORMATIVE_COUNTS, completed, null);
        } else if (!more.isEmpty()) {
            noteCompletion(assessment, Code.NOT_COVERED, completed, String.join(", ", more));
        }
    }

    private void noteCompletion(Assessment assessment, Code code, Assessment completed, @Nullable String expected) {
        place(Sort.ASSESSMENT, assessment.id()).fault(code, completed.id(), expected);
    }

    private void checkCycle(Dependencies.Cycle cycle) {
        place(cycle.sort(), cycle.first()).fault(Code.CYCLE, cycle.way(), null);
    }

    private void note(Sort sort, String name, Code code) {
        place(sort, name).fault(code, name, null);
    }

    private String pathOf(Assessment assessment) {
        return place(Sort.ASSESSMENT, assessment.id()).path();
    }

    private Place place(Sort sort, String name) {
        return Objects.requireNonNull(names.of(sort).get(name), name);
    }
}
