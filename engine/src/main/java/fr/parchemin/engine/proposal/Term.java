package fr.parchemin.engine.proposal;

import fr.parchemin.engine.scheme.Validity;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How long the certification may still be obtained by a candidate. */
final class Term {

    private final Validity validity;

    Term(Validity validity) {
        this.validity = validity;
    }

    /**
     * The last day, itself included, absent when the scheme sets none.
     *
     * @param later whether blocks validated in this session count, as they will in a later one
     */
    @Nullable
    LocalDate lastDay(Evaluation evaluation, boolean later) {
        LocalDate registered = validity.registeredUntil();
        Validity.Grace grace = validity.grace();
        if (registered == null) {
            return null;
        }
        boolean late = validity.lastAward() == null || isEnrolledAfter(evaluation, registered);
        LocalDate last = late ? registered : validity.lastAward();
        // A time of grace takes nothing away.
        return grace != null
                        && grace.until().isAfter(last)
                        && isBeneficiary(evaluation, grace.forWhom(), registered, later)
                ? grace.until()
                : last;
    }

    private boolean isBeneficiary(
            Evaluation evaluation, Validity.Beneficiary beneficiary, LocalDate registered, boolean later) {
        return switch (beneficiary) {
            case BLOCK_HOLDERS ->
                evaluation.facts.holdings.anySince(registered)
                        || (later && !evaluation.facts.referenceDay().isAfter(registered) && anyValidated(evaluation));
            case ENROLLED -> evaluation.facts.dossier.enrolledOn() != null && !isEnrolledAfter(evaluation, registered);
        };
    }

    private static boolean anyValidated(Evaluation evaluation) {
        for (int block = 0; block < evaluation.plan.blocks.length; block++) {
            if (evaluation.facts.presented[block] && evaluation.block(block) == Condition.MET) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEnrolledAfter(Evaluation evaluation, LocalDate day) {
        LocalDate enrolled = evaluation.facts.dossier.enrolledOn();
        return enrolled != null && enrolled.isAfter(day);
    }

    /** The clause that sets the last day given. */
    String clause(LocalDate lastDay, String otherwise) {
        Validity.Grace grace = validity.grace();
        return grace != null && grace.until().equals(lastDay) ? grace.clause() : otherwise;
    }
}
