package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.Exam.Slot;
import java.util.ArrayList;
import java.util.List;

/** What open conditions still need: slots, deliverables, and facts in the order in which rules ask for them. */
final class Needs {

    private final boolean[] slots;
    /** Those asked for at any time, settled or not. */
    private final boolean[] everAsked;

    private final boolean[] deliverables;
    private final List<FactRule> facts = new ArrayList<>(0);

    Needs(Plan plan) {
        slots = new boolean[plan.slotCount];
        everAsked = new boolean[plan.slotCount];
        deliverables = new boolean[plan.deliverables.length];
    }

    /** Asks what each part that is open needs. */
    void ofParts(Evaluation evaluation, Condition[] parts) {
        for (Condition part : parts) {
            if (part.verdict(evaluation) == Condition.PENDING) {
                part.need(evaluation, this);
            }
        }
    }

    /** Asks for a mark, and for what it is read on and what it completes while these are open. */
    void add(Evaluation evaluation, Slot slot) {
        slots[slot.index] = true;
        everAsked[slot.index] = true;
        int read = slot.exam.isRead() ? slot.exam.deliverableRead(slot.block) : -1;
        if (read >= 0 && evaluation.deliverable(read) == Condition.PENDING) {
            addDeliverable(read);
        }
        if (slot.completed != null && evaluation.marks.verdict(slot.completed) == Condition.PENDING) {
            add(evaluation, slot.completed);
        }
    }

    void addDeliverable(int deliverable) {
        deliverables[deliverable] = true;
    }

    void addFact(FactRule rule) {
        facts.add(rule);
    }

    boolean has(Slot slot) {
        return slots[slot.index];
    }

    /** Whether something needed this mark, be it settled by now. */
    boolean hadNeedOf(Slot slot) {
        return everAsked[slot.index];
    }

    void settle(Slot slot) {
        slots[slot.index] = false;
    }

    boolean hasDeliverable(int deliverable) {
        return deliverables[deliverable];
    }

    /** The facts asked for since this was last asked. */
    List<FactRule> takeFacts() {
        if (facts.isEmpty()) {
            return List.of();
        }
        List<FactRule> taken = List.copyOf(facts);
        facts.clear();
        return taken;
    }
}
