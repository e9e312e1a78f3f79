package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.Exam.Slot;
import fr.parchemin.engine.proposal.Plan.CompetencyPlan;
import java.util.ArrayList;
import java.util.List;

/** All that a condition asks together, taken apart once: marks by their scale, which nearly every rule asks, and the rest. */
final class Conjunction {

    private final Slot[] marks;
    private final Condition[] others;

    private Conjunction(List<Slot> marks, List<Condition> others) {
        this.marks = marks.toArray(Slot[]::new);
        this.others = others.toArray(Condition[]::new);
    }

    static Conjunction of(Condition condition, CompetencyPlan[] competencies) {
        List<Slot> marks = new ArrayList<>();
        List<Condition> others = new ArrayList<>();
        takeApart(condition, competencies, marks, others);
        return new Conjunction(marks, others);
    }

    private static void takeApart(
            Condition condition, CompetencyPlan[] competencies, List<Slot> marks, List<Condition> others) {
        switch (condition) {
            case Condition.All(var parts) -> {
                for (Condition part : parts) {
                    takeApart(part, competencies, marks, others);
                }
            }
            case Condition.Acquired(var acquired, var _) -> {
                for (int competency : acquired) {
                    takeApart(competencies[competency].condition(), competencies, marks, others);
                }
            }
            case Condition.Reached(var slots, Threshold.OfScale _, var _, var _) -> marks.addAll(List.of(slots));
            case Condition.Reached _,
                    Condition.AtLeast _,
                    Condition.Validated _,
                    Condition.Received _,
                    Condition.OfFact _ -> others.add(condition);
        }
    }

    /** The verdict, as that of the condition. */
    int verdict(Evaluation evaluation) {
        int least = Condition.MET;
        for (Slot mark : marks) {
            least = Math.min(least, evaluation.marks.verdict(mark));
        }
        for (Condition other : others) {
            least = Math.min(least, other.verdict(evaluation));
        }
        return least;
    }
}
