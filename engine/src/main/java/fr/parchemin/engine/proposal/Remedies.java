package fr.parchemin.engine.proposal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the candidate may still do, each thing once; else what is awaited. */
final class Remedies {

    private final Evaluation evaluation;
    private final List<NextAction> actions = new ArrayList<>(0);

    Remedies(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    List<NextAction> actions() {
        return actions.isEmpty() ? List.of() : Collections.unmodifiableList(actions);
    }

    /** Adds an action, unless another rule asked for it already. */
    void add(NextAction action) {
        if (action.module() != null) {
            addModule(action);
        } else if (!actions.contains(action)) {
            actions.add(action);
        }
    }

    /** A module that several rules put in order comes once, after the last of those that must come first. */
    private void addModule(NextAction action) {
        int listed = placeOf(action.module());
        if (listed < 0) {
            actions.add(action);
        } else if (placeOf(action.after()) > placeOf(actions.get(listed).after())) {
            actions.remove(listed);
            actions.add(action);
        }
    }

    private int placeOf(@Nullable String module) {
        for (int i = 0; module != null && i < actions.size(); i++) {
            if (module.equals(actions.get(i).module())) {
                return i;
            }
        }
        return -1;
    }

    /** Under a condition of presentation that is not met: what would cure it, and nothing else; nothing cures the end of a scheme. */
    void ofPresentation() {
        for (Condition.OfFact condition : evaluation.route.requires()) {
            if (condition.rule() instanceof FactRule.SchemeOpen && evaluation.fact(condition) == Condition.UNMET) {
                return;
            }
        }
        for (Condition.OfFact condition : evaluation.route.requires()) {
            if (evaluation.isAskedNow(condition) && evaluation.fact(condition) != Condition.MET) {
                condition.rule().remedies(evaluation).forEach(this::add);
            }
        }
    }
}
