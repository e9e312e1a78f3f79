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

    /* What is noted of a slot: its verdict by its own scale, none while nobody looked, above these. */
    private static final int REMARKABLE = 1;
    private static final int CLOSED = 2;
    private static final int OPEN = 4;
    private static final int FROM_TOMORROW = 8;
    private static final int PLAIN = 16;
    private static final int FIRST_VERDICT = 32;

    private final Evaluation evaluation;
    private final Facts facts;
    private @Nullable Attempts attempts;
    private final Horizon horizon;

    /** The attempt that decided, which gives what is certain. */
    private final @Nullable Attempt[] lasts;

    private final byte[] notes;
    /** Whether each block is lost: 0 while nobody asked, 1 if it is, -1 if not. */
    private final byte[] lost;

    private @Nullable LocalDate lastSituation;
    private boolean isLastSituationKnown;

    Marks(Evaluation evaluation, Horizon horizon, byte[] notes) {
        this.evaluation = evaluation;
        this.facts = evaluation.facts;
        this.horizon = horizon;
        this.lasts = new Attempt[facts.attempts.length];
        this.notes = notes;
        this.lost = facts.anyUnjustified ? new byte[evaluation.plan.blocks.length] : NONE_LOST;
    }

    /** The verdict on a slot. */
    int verdict(Slot slot, Threshold threshold) {
        return threshold instanceof Threshold.OfScale ? verdict(slot) : threshold.verdict(low(slot), high(slot));
    }

    /** The verdict on a slot by its own scale. */
    int verdict(Slot slot) {
        return notes(slot) / FIRST_VERDICT;
    }

    /** What is certain. */
    Worth low(Slot slot) {
        int verdict = verdict(slot);
        Attempt last = lasts[slot.index];
        return last != null ? last.worth : verdict == Condition.MET ? Worth.TOP : Worth.NOTHING;
    }

    /** The best that the rules still allow. */
    Worth high(Slot slot) {
        return (notes(slot) & OPEN) == 0 ? low(slot) : Worth.TOP;
    }

    @Nullable
    Attempt last(Slot slot) {
        notes(slot);
        return lasts[slot.index];
    }

    private int notes(Slot slot) {
        int known = notes[slot.index];
        return known == 0 ? look(slot) : known;
    }

    private int look(Slot slot) {
        int seen = slot.block >= 0 && !facts.presented[slot.block]
                ? isHeld(slot) ? of(Worth.TOP, 0) : of(Worth.NOTHING, 0)
                : slot.isAlone() ? walk(slot, null) : lookAround(slot);
        notes[slot.index] = (byte) seen;
        return seen;
    }

    private static int of(Worth low, int notes) {
        int verdict = low.passes() ? Condition.MET : (notes & OPEN) == 0 ? Condition.UNMET : Condition.PENDING;
        return verdict * FIRST_VERDICT + notes;
    }

    /** What depends on other things than its own attempts. */
    private int lookAround(Slot slot) {
        if (slot.exam.formative || !isAsked(slot.exam)) {
            return of(Worth.TOP, 0);
        }
        if (isTooEarly(slot.exam)) {
            return of(Worth.NOTHING, 0);
        }
        if (slot.completed != null) {
            int completed = verdict(slot.completed);
            if (completed == Condition.MET) {
                return of(Worth.TOP, 0);
            }
            if (completed == Condition.PENDING) {
                return of(Worth.NOTHING, OPEN);
            }
        }
        return walk(slot, earliest(slot));
    }

    private int walk(Slot slot, @Nullable LocalDate earliest) {
        Attempt first = facts.attempts[slot.index];
        if (first == null) {
            return of(Worth.NOTHING, OPEN);
        }
        boolean blockLost = isLostFor(slot);
        if (first.next == null && first.number() == 1 && earliest == null && horizon.sees(facts, slot, first)) {
            lasts[slot.index] = first;
            int open = open(slot, first.worth, blockLost, 0);
            return of(first.worth, (open & CLOSED) == 0 && isPlain(slot, first) ? open + PLAIN : open);
        }
        Attempts attempts = attempts();
        Worth low = attempts.walk(first, slot, blockLost, earliest);
        lasts[slot.index] = attempts.last();
        return of(low, (attempts.isPlain() ? 0 : REMARKABLE) + open(slot, low, blockLost, attempts.resits()));
    }

    private Attempts attempts() {
        if (attempts == null) {
            attempts = new Attempts(evaluation, horizon);
        }
        return attempts;
    }

    /** Whether the best that the rules still allow is over what is certain, or would be but for a window. */
    private int open(Slot slot, Worth low, boolean blockLost, int resits) {
        return switch (low.standing()) {
            case MISSING, AWAITED -> OPEN;
            case ABSENT -> 0;
            case EXCUSED -> !blockLost && slot.exam.resitWhenExcused && resits < slot.exam.resits ? again(slot, 0) : 0;
            case SAT -> {
                boolean left = horizon.rights()
                        && !blockLost
                        && slot.exam.resitWhenFailed
                        && resits < slot.exam.resits
                        && !(low.passes() && slot.isReadByScaleAlone());
                yield left ? againWithGround(slot, low) : 0;
            }
        };
    }

    private int againWithGround(Slot slot, Worth low) {
        Ground ground = Rights.ground(evaluation, slot, low);
        boolean fromTomorrow = ground == Ground.GIVEN && !Rights.hasGroundToday(evaluation, slot, low);
        return ground == Ground.NONE ? 0 : again(slot, fromTomorrow ? FROM_TOMORROW : 0);
    }

    /** A right to a resit, which can be used while its window is not over. */
    private int again(Slot slot, int notes) {
        return notes + (isOpen(slot, firstDay(notes)) ? OPEN : CLOSED);
    }

    private boolean isOpen(Slot slot, LocalDate first) {
        return evaluation.facts.windows().mayResit(slot.exam, dayOf(lasts[slot.index]), first);
    }

    /** The first day on which a resit would count: today, or tomorrow where its ground is a result of today. */
    LocalDate firstDay(Slot slot) {
        return firstDay(notes(slot));
    }

    private LocalDate firstDay(int notes) {
        LocalDate today = facts.dossier.asOf();
        return (notes & FROM_TOMORROW) == 0 ? today : today.plusDays(1);
    }

    /** The first day of a resit where one is set, by its window or its ground. */
    @Nullable
    LocalDate resitFrom(Slot slot) {
        LocalDate from = evaluation.facts.windows().from(slot.exam, dayOf(last(slot)));
        LocalDate first = firstDay(slot);
        boolean later = first.isAfter(facts.dossier.asOf()) && (from == null || from.isBefore(first));
        return later ? first : from;
    }

    static @Nullable LocalDate dayOf(@Nullable Attempt attempt) {
        return attempt == null ? null : attempt.result.on();
    }

    /** Whether a resit would be open but for its window. */
    boolean isClosed(Slot slot) {
        return (notes(slot) & CLOSED) != 0;
    }

    /** Whether there is something to remark on its attempts by themselves. */
    boolean isRemarkable(Slot slot) {
        return (notes(slot) & REMARKABLE) != 0;
    }

    /** Whether its mark gives one reason, of this slot alone, and nothing else. */
    boolean isPlain(Slot slot) {
        return (notes(slot) & PLAIN) != 0;
    }

    private boolean isPlain(Slot slot, Attempt only) {
        return slot.isPlain()
                && (slot.group.length == 1 || only.result.competency() != null)
                && (!slot.isSituation() || facts.admissibleSince() == null);
    }

    boolean isLostFor(Slot slot) {
        return slot.block >= 0 && isLost(slot.block);
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
            if (loses && isAbsent(slot)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAbsent(Slot slot) {
        Attempt first = facts.attempts[slot.index];
        return first != null
                && first.isAnyUnjustified()
                && attempts().walk(first, slot, false, null).standing() == Standing.ABSENT;
    }
}
