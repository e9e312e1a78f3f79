package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.proposal.Exam.Slot;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a slot. Attempts are chained in the order of their numbers, so that the order in which results were given
 * does not matter.
 */
final class Attempt {

    final Result result;
    final Worth worth;
    /** The next one at the same slot. */
    @Nullable
    Attempt next;

    /** Why it does not count, once it was looked at with all that is known. */
    @Nullable
    Reason refusal;

    /** What was sat before this one was, once it was asked for: other resits ask for it again and again. */
    private @Nullable Evaluation before;

    Attempt(Result result, Worth worth) {
        this.result = result;
        this.worth = worth;
    }

    int number() {
        return result.attempt();
    }

    /** Whether this or a later one is an unjustified absence. */
    boolean isAnyUnjustified() {
        for (Attempt attempt = this; attempt != null; attempt = attempt.next) {
            if (attempt.worth.standing() == Standing.ABSENT) {
                return true;
            }
        }
        return false;
    }

    /** A justified absence uses nothing up: it is a missing result, or the ground of a resit where the scheme says so. */
    boolean isSkippedAfter(Worth previous) {
        return previous.standing() != Standing.MISSING && worth.isJustifiedAbsence();
    }

    /** What was sat before this one was, evaluated once for a dossier. */
    Evaluation before(Supplier<Evaluation> evaluation) {
        if (before == null) {
            before = evaluation.get();
        }
        return before;
    }

    /** Chains an attempt to a slot; false if the slot has that attempt already. Slots of one exam share chains of one. */
    static boolean chain(@Nullable Attempt[] firsts, Slot slot, Attempt attempt) {
        Attempt first = firsts[slot.index];
        if (first == null) {
            firsts[slot.index] = attempt;
            return true;
        }
        for (Attempt known = first; known != null; known = known.next) {
            if (known.number() == attempt.number()) {
                return false;
            }
        }
        boolean shared = slot.exam.slots.length > 1;
        firsts[slot.index] =
                (shared && first.next == null ? first.alone() : first).with(shared ? attempt.alone() : attempt);
        return true;
    }

    /** Whether one more attempt contradicts the days of some in a chain: a resit follows the attempt before it. */
    static boolean isOutOfOrder(@Nullable Attempt first, Attempt more) {
        for (Attempt attempt = first; attempt != null; attempt = attempt.next) {
            boolean isEarlier = more.result.on().isBefore(attempt.result.on());
            if (more.number() > attempt.number() ? isEarlier : more.result.on().isAfter(attempt.result.on())) {
                return true;
            }
        }
        return false;
    }

    private Attempt alone() {
        return new Attempt(result, worth);
    }

    /** The chain with one attempt more. */
    private Attempt with(Attempt more) {
        if (more.number() < number()) {
            more.next = this;
            return more;
        }
        Attempt previous = this;
        while (previous.next != null && previous.next.number() < more.number()) {
            previous = previous.next;
        }
        more.next = previous.next;
        previous.next = more;
        return this;
    }
}
