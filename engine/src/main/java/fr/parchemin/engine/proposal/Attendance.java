package fr.parchemin.engine.proposal;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

/** The share of attendance, whatever the reason of the absences: the centre tells it. */
record Attendance(BigDecimal least, Value expected, String clause) implements FactRule {
    @Override
    public int verdict(Evaluation evaluation) {
        return FactRule.atLeast(evaluation.facts.dossier.attendance(), least);
    }

    @Override
    public void explain(Evaluation evaluation, int verdict, Consumer<Finding> findings) {
        Value found = FactRule.number(evaluation.facts.dossier.attendance());
        findings.accept(new Finding(Reason.ATTENDANCE, subject(), Condition.said(verdict), expected, found, clause));
    }

    @Override
    public List<NextAction> remedies(Evaluation evaluation) {
        return evaluation.facts.dossier.attendance() == null ? List.of(NextActions.awaitFact(subject())) : List.of();
    }

    @Override
    public String subject() {
        return "attendance";
    }
}
