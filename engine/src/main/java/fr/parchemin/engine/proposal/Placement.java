package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.NextAction.Action;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

/** Working days in the company: short, they can be completed until the day before the jury. */
record Placement(BigDecimal least, Value expected, String clause) implements FactRule {
    @Override
    public int verdict(Evaluation evaluation) {
        int verdict = FactRule.atLeast(evaluation.facts.dossier.placementDays(), least);
        boolean canBeCompleted = evaluation.facts.dossier.juryDate() != null
                && !evaluation.facts.windows().isJuryDayReached();
        return verdict == Condition.UNMET && canBeCompleted ? Condition.PENDING : verdict;
    }

    @Override
    public void explain(Evaluation evaluation, int verdict, Consumer<Finding> findings) {
        Value found = FactRule.number(evaluation.facts.dossier.placementDays());
        findings.accept(new Finding(Reason.PLACEMENT, subject(), Condition.said(verdict), expected, found, clause));
    }

    @Override
    public List<NextAction> remedies(Evaluation evaluation) {
        NextAction remedy = NextActions.candidacy(
                Action.COMPLETE_PLACEMENT, null, evaluation.facts.windows().dayBeforeJury(), null);
        return evaluation.facts.dossier.placementDays() == null
                ? FactRule.unknown(evaluation, this, remedy)
                : List.of(remedy);
    }

    @Override
    public String subject() {
        return "placement";
    }
}
