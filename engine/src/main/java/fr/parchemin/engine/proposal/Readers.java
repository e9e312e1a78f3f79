package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.Exam.Reader;
import fr.parchemin.engine.proposal.Exam.Slot;
import fr.parchemin.engine.proposal.Plan.CompetencyPlan;

/** Tells each slot which rules read it, and of what: the ground of a resit is read from these. */
final class Readers {

    private final CompetencyPlan[] competencies;

    Readers(CompetencyPlan[] competencies) {
        this.competencies = competencies;
    }

    /** Notes what the condition of a block, or of the award where that is -1, reads. */
    void note(Condition condition, int block) {
        note(condition, block, true);
    }

    private void note(Condition condition, int block, boolean decides) {
        switch (condition) {
            case Condition.All(var parts) -> note(parts, block, decides);
            case Condition.AtLeast(int count, var parts, var _, var _) ->
                note(parts, block, decides && count == parts.length);
            case Condition.Reached reached -> {
                for (Slot slot : reached.slots()) {
                    slot.readBy(new Reader(reached.threshold(), block, decides));
                }
            }
            case Condition.Acquired(var acquired, var _) -> {
                for (int competency : acquired) {
                    note(competencies[competency].condition(), block, decides);
                }
            }
            case Condition.Validated _, Condition.Received _, Condition.OfFact _ -> {
                // No mark is read here.
            }
        }
    }

    private void note(Condition[] parts, int block, boolean decides) {
        for (Condition part : parts) {
            note(part, block, decides);
        }
    }
}
