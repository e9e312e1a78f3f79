package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier.Result;
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

    /** What was sat before this one was, once it was asked for: other resits ask for it again and again. */
    private @Nullable Evaluation before;

    private Attempt(Result result, Worth worth, @Nullable Attempt next) {
        this.result = result;
        this.worth = worth;
        this.next = next;
    }

    int number() {
        return result.attempt();
    }

    /** What was sat before this one was, evaluated once for a dossier. */
    Evaluation before(Supplier<Evaluation> evaluation) {
        if (before == null) {
            before = evaluation.get();
        }
        return before;
    }

    /** Chains a result to a slot; false if the slot has a result for that attempt already. */
    static boolean chain(@Nullable Attempt[] firsts, int slot, Result result, Worth worth) {
        Attempt previous = null;
        Attempt next = firsts[slot];
        while (next != null && next.number() < result.attempt()) {
            previous = next;
            next = next.next;
        }
        if (next != null && next.number() == result.attempt()) {
            return false;
        }
        Attempt attempt = new Attempt(result, worth, next);
        if (previous == null) {
            firsts[slot] = attempt;
        } else {
            previous.next = attempt;
        }
        return true;
    }
}
