package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.Exam.Slot;
import fr.parchemin.engine.proposal.Rights.Ground;
import fr.parchemin.engine.scheme.Assessment.Kind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The mark at each slot, from what is certain if nothing more is done to the best that the rules still allow, and whether
 * blocks are lost by absences. Each is looked at once.
 */
final class Marks {

    private static final byte[] NONE_LOST = {};
    private static final byte REMARKABLE = 1;
    private static final byte CLOSED = 2;
    private static final byte OPEN = 4;
    private static final byte FROM_TOMORROW = 8;

    private final Evaluation evaluation;
    private final Facts facts;
    private final Attempts attempts;
    private final boolean withRights;

    private final @Nullable Worth[] lows;
    /** The attempt that decided. */
    private final @Nullable Attempt[] lasts;
    /** What is to be said beside the mark. */
    private final byte[] notes;
    /** Whether each block is lost: 0 while nobody asked, 1 if it is, -1 if not. */
    private final byte[] lost;

    private @Nullable LocalDate lastSituation;
    private boolean isLastSituationKnown;

    Marks(Evaluation evaluation, Horizon horizon) {
        this.evaluation = evaluation;
        this.facts = evaluation.facts;
        this.withRights = horizon.rights();
        this.attempts = new Attempts(evaluation.rights, horizon, facts.pastJury);
        int slots = facts.attempts.length;
        this.lows = new Worth[slots];
        this.lasts = new Attempt[slots];
        this.notes = new byte[slots];
        this.lost = facts.anyUnjustified ? new byte[evaluation.plan.blocks.length] : NONE_LOST;
    }

    /** The verdict on a slot. */
    int verdict(Slot slot, Threshold threshold) {
        Worth low = low(slot);
        return threshold.verdict(low, (notes[slot.index] & OPEN) == 0 ? low : Worth.TOP);
    }

    /** The verdict on a slot by its own scale. */
    int verdict(Slot slot) {
        return verdict(slot, Threshold.OfScale.PASSING);
    }

    /** What is certain. */
    Worth low(Slot slot) {
        Worth low = lows[slot.index];
        return low == null ? look(slot) : low;
    }

    Worth high(Slot slot) {
        Worth low = low(slot);
        return (notes[slot.index] & OPEN) == 0 ? low : Worth.TOP;
    }

    @Nullable
    Attempt last(Slot slot) {
        low(slot);
        return lasts[slot.index];
    }

    private Worth look(Slot slot) {
        if (slot.block >= 0 && !facts.presented[slot.block]) {
            Worth worth = isHeld(slot) ? Worth.TOP : Worth.NOTHING;
            return set(slot, worth, false);
        }
        return slot.isPlain() ? walk(slot, null) : lookAround(slot);
    }

    /** What depends on other things than its own attempts. */
    private Worth lookAround(Slot slot) {
        if (slot.exam.formative || !isAsked(slot.exam)) {
            return set(slot, Worth.TOP, false);
        }
        if (isTooEarly(slot.exam)) {
            return set(slot, Worth.NOTHING, false);
        }
        if (slot.completed != null) {
            int completed = verdict(slot.completed);
            if (completed != Condition.UNMET) {
                boolean acquired = completed == Condition.MET;
                return set(slot, acquired ? Worth.TOP : Worth.NOTHING, !acquired);
            }
        }
        return walk(slot, earliest(slot));
    }

    private Worth walk(Slot slot, @Nullable LocalDate earliest) {
        boolean blockLost = isLostFor(slot);
        Worth low = attempts.walk(facts.attempts[slot.index], slot, blockLost, earliest);
        lasts[slot.index] = attempts.last();
        notes[slot.index] = attempts.isPlain() ? 0 : REMARKABLE;
        return set(slot, low, isOpen(slot, low, blockLost));
    }

    private Worth set(Slot slot, Worth low, boolean isOpen) {
        lows[slot.index] = low;
        notes[slot.index] |= isOpen ? OPEN : 0;
        return low;
    }

    /** Whether the best that the rules still allow is over what is certain. */
    private boolean isOpen(Slot slot, Worth low, boolean blockLost) {
        return switch (low.standing()) {
            case MISSING, AWAITED -> true;
            case ABSENT -> false;
            case EXCUSED -> again(slot, !blockLost && attempts.leaveResit(slot.exam));
            case SAT -> again(slot, withRights && !blockLost && attempts.leaveResit(slot.exam) && hasGround(slot, low));
        };
    }

    private boolean hasGround(Slot slot, Worth low) {
        Ground ground = evaluation.rights.ground(slot, low);
        if (ground == Ground.GIVEN && !evaluation.rights.hasGroundToday(slot, low)) {
            notes[slot.index] |= FROM_TOMORROW;
        }
        return ground != Ground.NONE;
    }

    /** Whether a right to a resit can be used: its window is not over. */
    private boolean again(Slot slot, boolean right) {
        boolean isOpen = right && isOpen(slot);
        if (right && !isOpen) {
            notes[slot.index] |= CLOSED;
        }
        return isOpen;
    }

    private boolean isOpen(Slot slot) {
        return evaluation.windows.mayResit(slot.exam, dayOf(lasts[slot.index]), firstDay(slot));
    }

    /** The first day on which a resit would count: today, or tomorrow where its ground is a result of today. */
    LocalDate firstDay(Slot slot) {
        LocalDate today = facts.dossier.asOf();
        return (notes[slot.index] & FROM_TOMORROW) == 0 ? today : today.plusDays(1);
    }

    /** The first day of a resit where one is set, by its window or its ground. */
    @Nullable
    LocalDate resitFrom(Slot slot) {
        LocalDate from = evaluation.windows.from(slot.exam, dayOf(last(slot)));
        LocalDate first = firstDay(slot);
        boolean later = first.isAfter(facts.dossier.asOf()) && (from == null || from.isBefore(first));
        return later ? first : from;
    }

    static @Nullable LocalDate dayOf(@Nullable Attempt attempt) {
        return attempt == null ? null : attempt.result.on();
    }

    /** Whether a resit would be open but for its window. */
    boolean isClosed(Slot slot) {
        low(slot);
        return (notes[slot.index] & CLOSED) != 0;
    }

    /** Whether there is something to remark on its attempts by themselves. */
    boolean isRemarkable(Slot slot) {
        low(slot);
        return (notes[slot.index] & REMARKABLE) != 0;
    }

    /** Whether its mark gives one reason, and nothing else. */
    boolean isPlain(Slot slot) {
        return slot.isPlain() && lasts[slot.index] != null && (notes[slot.index] & (REMARKABLE | CLOSED)) == 0;
    }

    boolean isLostFor(Slot slot) {
        return slot.block >= 0 && isLost(slot.block);
    }

    /** Tells of every attempt at a slot whether it counts. */
    void tell(Slot slot, Attempts.Listener listener) {
        attempts.walk(facts.attempts[slot.index], slot, isLostFor(slot), earliest(slot), listener);
    }

    boolean isAsked(Exam exam) {
        return exam.askedOfAll || exam.source.isAskedOf(facts.origin);
    }

    private boolean isHeld(Slot slot) {
        return slot.block >= 0 && facts.holdings.since(slot.block) != null;
    }

    /** Whether it belongs to a block that is neither presented nor held: a rule that asks it is not met. */
    boolean isNotPresented(Slot slot) {
        return slot.block >= 0 && !facts.presented[slot.block] && !isHeld(slot);
    }

    /** Whether a mark of no block bears on anything: on a block that is presented, or on the award itself. */
    private boolean isOfUse(Slot slot) {
        return facts.isAnyPresented() || slot.isReadByAward();
    }

    /** Whether it waits for the last block, and one is refused or missing. */
    boolean isTooEarly(Exam exam) {
        return exam.atLastBlock && !evaluation.isNoBlockRefused();
    }

    /** A final interview before the last situation that counts does not count. */
    @Nullable
    LocalDate earliest(Slot slot) {
        if (slot.exam.source.kind() != Kind.FINAL_INTERVIEW || facts.attempts[slot.index] == null) {
            return null;
        }
        if (!isLastSituationKnown) {
            isLastSituationKnown = true;
            lastSituation = findLastSituation();
        }
        return lastSituation;
    }

    private @Nullable LocalDate findLastSituation() {
        LocalDate latest = null;
        for (Slot slot : evaluation.plan.situations) {
            boolean counts = slot.block < 0 ? isOfUse(slot) : facts.presented[slot.block];
            Attempt last = counts ? last(slot) : null;
            if (last != null
                    && last.worth.isHeld()
                    && (latest == null || last.result.on().isAfter(latest))) {
                latest = last.result.on();
            }
        }
        return latest;
    }

    /** Whether an unjustified absence that counts loses the resits of the block. */
    boolean isLost(int block) {
        if (!facts.anyUnjustified) {
            return false;
        }
        if (lost[block] == 0) {
            lost[block] = (byte) (findLoss(block) ? 1 : -1);
        }
        return lost[block] == 1;
    }

    private boolean findLoss(int block) {
        for (Slot slot : evaluation.plan.blocks[block].slots()) {
            Exam exam = slot.exam;
            boolean loses =
                    exam.resit != null && exam.resit.lostByUnjustifiedAbsence() && !exam.formative && isAsked(exam);
            if (loses
                    && attempts.walk(facts.attempts[slot.index], slot, false, null)
                                    .standing()
                            == Standing.ABSENT) {
                return true;
            }
        }
        return false;
    }
}
