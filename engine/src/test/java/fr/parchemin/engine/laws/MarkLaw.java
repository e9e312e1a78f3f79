package fr.parchemin.engine.laws;

import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.NextAction.Action;
import fr.parchemin.engine.proposal.NextAction.Session;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import java.util.Objects;
import java.util.Optional;

/**
 * "A better mark never lowers the verdict still reachable, of block or award; a right ends only because its own rule became
 * met." A right that ended is one by which nothing is to be won any more: its rule is met, or what needs it is, or that is lost
 * by something else, since "no action is offered whose result could not count"; or it may come back, since "while what depends
 * on a mark is pending by what was sat, a resit may still open, with no action yet". But for what is settled otherwise
 * ({@link Settled}), and for schemes whose resits have no upper bound ({@code below}): real rules with one take the right from whoever does better than
 * it, and the checker says so.
 */
final class MarkLaw {

    private MarkLaw() {}

    static Optional<String> broken(Trial trial) {
        return trial.begunInOrder()
                .flatMap(before -> BetterMarks.of(trial)
                        .flatMap(better -> broken(trial, before, better).stream())
                        .findFirst());
    }

    private static Optional<String> broken(Trial trial, Proposal before, BetterMarks better) {
        return trial.proposal(better.dossier())
                .map(after -> worse(trial, before, trial.with(better.dossier()), after, better.assessment()))
                .orElse(Optional.of("becomes a contradiction"))
                .map(worse -> better.change() + ": " + worse);
    }

    private static Optional<String> worse(Trial was, Proposal before, Trial is, Proposal after, String assessment) {
        if (!Settled.sameInterviews(before, after) || Settled.comesTooLate(after)) {
            return Optional.empty();
        }
        boolean looked = !Settled.cameTooSoon(before, after, assessment)
                && fallen(before, after).isPresent();
        Optional<String> lower = looked ? lower(was, is) : Optional.empty();
        // After an award no action is listed.
        return lower.or(() -> before.nextActions().stream()
                .filter(right -> isRight(right) && after.outcome() != Outcome.AWARD)
                .filter(right -> !isStillOpen(right, after) && !mayEnd(right, is, after))
                .map(right -> "the right ends to " + right)
                .findFirst());
    }

    /** What the first can still reach and the other cannot; where there is more to wait for than can come nobody knows, and after an award nothing is left. */
    private static Optional<String> lower(Trial was, Trial is) {
        Proposal one = Reach.of(was);
        Proposal other = Reach.of(is);
        boolean known = one.outcome() != Outcome.IN_PROGRESS && other.outcome() != Outcome.AWARD;
        return known && Settled.sameInterviews(one, other) ? fallen(one, other) : Optional.empty();
    }

    private static Optional<String> fallen(Proposal before, Proposal after) {
        for (int i = 0; i < before.blocks().size(); i++) {
            Status was = before.blocks().get(i).status();
            Status is = after.blocks().get(i).status();
            if (rank(is) < rank(was)) {
                return Optional.of(before.blocks().get(i).block() + " falls from " + was + " to " + is);
            }
        }
        return rank(after.outcome()) < rank(before.outcome())
                ? Optional.of("the outcome falls from " + before.outcome() + " to " + after.outcome())
                : Optional.empty();
    }

    private static int rank(Status status) {
        return switch (status) {
            case NOT_PRESENTED -> 0;
            case NOT_VALIDATED -> 1;
            case IN_PROGRESS -> 2;
            case VALIDATED -> 3;
            case HELD -> 4;
        };
    }

    private static int rank(Outcome outcome) {
        return switch (outcome) {
            case AWARD -> 2;
            case IN_PROGRESS -> 1;
            case INELIGIBLE, PARTIAL, REFUSAL -> 0;
        };
    }

    private static boolean isRight(NextAction action) {
        return action.action() == Action.RESIT && action.session() == Session.THIS;
    }

    private static boolean isStillOpen(NextAction right, Proposal after) {
        return after.nextActions().stream()
                .anyMatch(action -> isRight(action)
                        && Objects.equals(action.assessment(), right.assessment())
                        && Objects.equals(action.block(), right.block()));
    }

    /** Whether the best of marks would win nothing there, now or once all else is done. */
    private static boolean mayEnd(NextAction right, Trial is, Proposal after) {
        Trial best = is.with(BetterMarks.best(right, is));
        if (!Settled.sameInterviews(best.proposal().orElseThrow(), after)) {
            return true;
        }
        boolean nothingNow = mayComeBack(right, after)
                || fallen(Reach.presented(best), Reach.presented(is)).isEmpty();
        return nothingNow && lower(best, is).isEmpty();
    }

    /** Whether what it is about is open by other evidence. */
    private static boolean mayComeBack(NextAction right, Proposal after) {
        boolean open = after.blocks().stream()
                .anyMatch(block -> block.status() == Status.IN_PROGRESS
                        && (right.block() == null || right.block().equals(block.block())));
        return open
                && after.nextActions().stream()
                        .anyMatch(action -> action.session() == Session.THIS && action.action() != Action.RESIT);
    }
}
