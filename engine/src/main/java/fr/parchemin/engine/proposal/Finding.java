package fr.parchemin.engine.proposal;

import org.jspecify.annotations.Nullable;

/**
 * One reason: what a rule says of one subject. Structured, never a sentence, so that it can be tested, translated, printed.
 *
 * @param subject the block, assessment, deliverable, module or condition in question; {@code assessment/competency} for an
 *     assessment graded by competency
 * @param expected what the rule asks, absent where the rule says it all
 * @param found what the dossier says, absent where it says nothing
 * @param clause where the official document says so, or {@code ours}
 */
public record Finding(
        Reason rule,
        String subject,
        Verdict verdict,
        @Nullable Value expected,
        @Nullable Value found,
        String clause) {}
