package fr.parchemin.engine.proposal;

import org.jspecify.annotations.Nullable;

/**
 * One reason: what a rule says of one subject. Structured, never a sentence, so that it can be tested, translated, printed.
 * Expected and found are of the rule, and one of them is always there.
 *
 * @param subject the block, assessment, deliverable, module or condition in question; {@code assessment/competency} for an
 *     assessment graded by competency, {@code assessment/block} for one result on a whole block
 * @param attempt the attempt at the assessment that is remarked on, absent where it is not a matter of one
 * @param expected what the rule asks, absent where the rule says it all
 * @param found what the dossier says, absent where it says nothing
 * @param clause where the official document says so, or {@code ours}
 */
public record Finding(
        Reason rule,
        String subject,
        Verdict verdict,
        @Nullable Integer attempt,
        @Nullable Value expected,
        @Nullable Value found,
        String clause) {

    /** A reason that is not a matter of one attempt. */
    public Finding(
            Reason rule,
            String subject,
            Verdict verdict,
            @Nullable Value expected,
            @Nullable Value found,
            String clause) {
        this(rule, subject, verdict, null, expected, found, clause);
    }

    /** The same as a remark, which decides nothing. */
    Finding noted() {
        return new Finding(rule, subject, Verdict.NOTED, attempt, expected, found, clause);
    }
}
