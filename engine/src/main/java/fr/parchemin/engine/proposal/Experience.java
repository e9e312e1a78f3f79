package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.NextAction.Action;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

/** Months of experience, where this scheme and not somebody else's notice decides on them. */
record Experience(BigDecimal least, Value expected, String clause) implements FactRule {
    @Override
    public int verdict(Evaluation evaluation) {
        return FactRule.atLeast(evaluation.facts.dossier.experienceMonths(), least);
    }

    @Override
    public void explain(Evaluation evaluation, int verdict, Consumer<Finding> findings) {
        Value found = FactRule.number(evaluation.facts.dossier.experienceMonths());
        findings.accept(new Finding(Reason.EXPERIENCE, subject(), Condition.said(verdict), expected, found, clause));
    }

    @Override
    public boolean isOfPresenting() {
        return true;
    }

    @Override
    public List<NextAction> remedies(Evaluation evaluation) {
        NextAction remedy = NextActions.candidacy(Action.GAIN_EXPERIENCE, null, null, null);
        return evaluation.facts.dossier.experienceMonths() == null
                ? FactRule.unknown(evaluation, this, remedy)
                : List.of(remedy);
    }

    @Override
    public String subject() {
        return "experience";
    }
}
