package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Fault.Code;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is not known for certain because of the faults noted so far. */
final class Doubts {

    /** The faults that leave something unread: who knows what was meant there. */
    private static final Set<Code> UNREAD = EnumSet.of(
            Code.KEY_NOT_TEXT,
            Code.DUPLICATE_KEY,
            Code.UNKNOWN_ANCHOR,
            Code.RECURSIVE_ALIAS,
            Code.UNKNOWN_KEY,
            Code.MISSING_KEY,
            Code.EMPTY,
            Code.NOT_A_MAP,
            Code.NOT_A_LIST,
            Code.NOT_A_TEXT,
            Code.UNKNOWN_ASSESSMENT,
            Code.UNKNOWN_COMPETENCY,
            Code.UNKNOWN_EVIDENCE,
            Code.DUPLICATE_NAME,
            Code.NOT_ONE_RULE,
            Code.BLOCK_WITHOUT_RULE);

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
        return any(within(assessments)
                .and(fault -> fault.path().contains(".covers")
                        || fault.path().equals(assessments)
                        || fault.code() == Code.UNKNOWN_KEY));
    }

    /** Whether a rule may have been meant to use the assessment. */
    boolean onUseOf(@Nullable String block, String assessment) {
        Predicate<Fault> ofBlock = within(block == null ? "blocks" : "blocks." + block)
                .and(fault -> fault.path().contains(".validated-when")
                        || fault.path().contains(".acquired-when")
                        || fault.code() == Code.BLOCK_WITHOUT_RULE
                        || fault.code() == Code.UNKNOWN_KEY);
        return onCoverage(assessment) || any(within("award").or(ofBlock));
    }

    /** Whether it is in doubt what gives which kind of evidence. */
    boolean onEvidence() {
        return any(fault -> fault.path().contains(".evidence") || fault.path().endsWith("assessments"));
    }

    private boolean any(Predicate<Fault> such) {
        return faults.any(fault -> UNREAD.contains(fault.code()) && such.test(fault));
    }

    private static Predicate<Fault> within(String place) {
        return fault -> Paths.within(fault.path(), place);
    }
}
