package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.proposal.NextAction.Action;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Modules completed each on the day of the one before it or later; one that was taken out of order is taken again. */
record ModulesInOrder(List<String> modules, String clause) implements FactRule {

    private static final Value COMPLETED = new Value.Code("completed");

    @Override
    public int verdict(Evaluation evaluation) {
        return completedOn(evaluation) == null ? Condition.PENDING : Condition.MET;
    }

    /** The day on which the last module was completed in order, absent while one is missing. */
    @Nullable
    LocalDate completedOn(Evaluation evaluation) {
        LocalDate previous = LocalDate.MIN;
        for (String module : modules) {
            previous = firstOnOrAfter(evaluation, module, previous);
            if (previous == null) {
                return null;
            }
        }
        return previous;
    }

    /** The first module that is missing, and each after it that was taken too early. */
    @Override
    public void explain(Evaluation evaluation, int verdict, Consumer<Finding> findings) {
        LocalDate previous = LocalDate.MIN;
        String before = null;
        for (String module : modules) {
            LocalDate done = previous == null ? null : firstOnOrAfter(evaluation, module, previous);
            if (done == null) {
                Value found = latest(evaluation, module);
                if (previous != null || found != null) {
                    Value expected = expected(previous, before);
                    findings.accept(
                            new Finding(Reason.MODULES_IN_ORDER, module, Verdict.PENDING, expected, found, clause));
                }
                before = module;
            }
            previous = done;
        }
        if (previous != null) {
            Value found = new Value.Day(previous);
            findings.accept(new Finding(Reason.MODULES_IN_ORDER, subject(), Verdict.MET, null, found, clause));
        }
    }

    /** The day of the module before, else that module, else that it be completed. */
    private static Value expected(@Nullable LocalDate previous, @Nullable String before) {
        if (previous != null && !previous.equals(LocalDate.MIN)) {
            return new Value.Day(previous);
        }
        return before == null ? COMPLETED : new Value.Code(before);
    }

    @Override
    public boolean isOfPresenting() {
        return true;
    }

    @Override
    public List<NextAction> remedies(Evaluation evaluation) {
        boolean over = evaluation.facts.windows().isJuryDayReached();
        List<NextAction> remedies = new ArrayList<>();
        LocalDate previous = LocalDate.MIN;
        String before = null;
        for (String module : modules) {
            LocalDate done = previous == null ? null : firstOnOrAfter(evaluation, module, previous);
            if (done == null) {
                remedies.add(NextActions.candidacy(
                        over ? Action.AWAIT : Action.COMPLETE_MODULE, module, null, over ? null : before));
                before = module;
            }
            previous = done;
        }
        return remedies;
    }

    @Override
    public String subject() {
        return modules.getLast();
    }

    private static @Nullable LocalDate firstOnOrAfter(Evaluation evaluation, String module, LocalDate day) {
        LocalDate first = null;
        for (Dossier.ModuleRecord taken : evaluation.facts.modules) {
            LocalDate on = taken.completedOn();
            if (on != null
                    && taken.module().equals(module)
                    && !on.isBefore(day)
                    && (first == null || on.isBefore(first))) {
                first = on;
            }
        }
        return first;
    }

    private static @Nullable Value latest(Evaluation evaluation, String module) {
        LocalDate latest = null;
        for (Dossier.ModuleRecord taken : evaluation.facts.modules) {
            LocalDate on = taken.completedOn();
            if (on != null && taken.module().equals(module) && (latest == null || on.isAfter(latest))) {
                latest = on;
            }
        }
        return latest == null ? null : new Value.Day(latest);
    }
}
