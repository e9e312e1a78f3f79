package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Fault.Code;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is not known for certain because of the faults noted so far. */
final class Doubts {

    private final Faults faults;

    Doubts(Faults faults) {
        this.faults = faults;
    }

    /** Whether it is in doubt what the assessments open to a block cover. */
    boolean onAssessmentsOf(String block) {
        return onCoverage("assessments") || onCoverage("blocks." + block + ".assessments");
    }

    /** Whether it is in doubt what an assessment covers, or any of several. */
    boolean onCoverage(String assessments) {
        return faults.any(within(assessments)
                .and(fault -> fault.path().contains(".covers")
                        || fault.path().equals(assessments)
                        || fault.code() == Code.UNKNOWN_KEY));
    }

    /** Whether a rule may have been meant to use the assessment. */
    boolean onUseOf(@Nullable String block, String assessment) {
        Predicate<Fault> rule = within("award")
                .or(within(block == null ? "blocks" : "blocks." + block)
                        .and(fault -> fault.path().contains(".validated-when")
                                || fault.path().contains(".acquired-when")
                                || fault.code() == Code.BLOCK_WITHOUT_RULE
                                || fault.code() == Code.UNKNOWN_KEY));
        return onCoverage(assessment) || faults.any(rule);
    }

    /** Whether it is in doubt what gives which kind of evidence. */
    boolean onEvidence() {
        return faults.any(fault -> fault.path().contains(".evidence"));
    }

    private static Predicate<Fault> within(String place) {
        return fault -> Paths.within(fault.path(), place);
    }
}
