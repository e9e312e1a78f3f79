package fr.parchemin.engine.laws;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.proposal.Finding;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.NextAction.Action;
import fr.parchemin.engine.proposal.NextAction.Session;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.proposal.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What is offered and open can be done: done on the first day it may be, and as well as can be, it counts and is offered no more. */
final class OfferLaw {

    /** Notes on what counts all the same. */
    private static final Set<String> COUNTS =
            Set.of("interview-before-reading", "reading-before-deliverable", "situation-before-admissibility");

    private static final int MOST_ROUNDS = 25;

    private OfferLaw() {}

    static Optional<String> broken(Trial trial) {
        return begunInOrder(trial)
                .flatMap(before -> open(before).stream()
                        .map(action -> broken(trial, before, action))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** What is proposed, where no attempt is missing before another: who knows what number the next one would have. */
    private static Optional<Proposal> begunInOrder(Trial trial) {
        List<Result> results = trial.dossier().results();
        boolean inOrder = results.stream()
                .filter(result -> result.attempt() > 1)
                .allMatch(result -> results.stream().anyMatch(first -> isBefore(first, result)));
        return inOrder ? trial.proposal() : Optional.empty();
    }

    private static boolean isBefore(Result first, Result second) {
        return first.attempt() == second.attempt() - 1
                && first.assessment().equals(second.assessment())
                && Objects.equals(first.block(), second.block())
                && Objects.equals(first.competency(), second.competency());
    }

    private static List<NextAction> open(Proposal proposal) {
        return proposal.outcome() == Outcome.INELIGIBLE
                ? List.of()
                : proposal.nextActions().stream()
                        .filter(action -> action.session() == Session.THIS && action.after() == null)
                        .toList();
    }

    private static Optional<String> broken(Trial trial, Proposal before, NextAction action) {
        Optional<Dossier> done = Deed.of(action, trial.scheme(), trial.dossier());
        return done.flatMap(dossier -> trial.proposal(dossier)
                .map(after -> disappointment(action, before, after))
                .orElse(Optional.of("makes a contradiction of " + dossier))
                .map(found -> action + " " + found));
    }

    private static Optional<String> disappointment(NextAction action, Proposal before, Proposal after) {
        Set<Finding> known = new HashSet<>(before.findings());
        Optional<String> noted = after.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.NOTED && !known.contains(finding))
                .filter(finding -> isAbout(action, finding.subject())
                        && !COUNTS.contains(finding.rule().key()))
                .map(finding -> "does not count: " + finding)
                .findFirst();
        return noted.or(() -> after.nextActions().stream()
                .filter(again -> isSame(action, again))
                .map(again -> "is offered again: " + again)
                .findFirst());
    }

    private static boolean isAbout(NextAction action, String subject) {
        String assessment = action.assessment();
        return assessment != null && (subject.equals(assessment) || subject.startsWith(assessment + "/"));
    }

    private static boolean isSame(NextAction one, NextAction other) {
        return one.action() == other.action()
                && one.session() == other.session()
                && Objects.equals(one.block(), other.block())
                && Objects.equals(one.assessment(), other.assessment())
                && Objects.equals(one.module(), other.module())
                && Objects.equals(one.deliverable(), other.deliverable())
                && one.competencies().equals(other.competencies());
    }

    /** Whoever does all that is offered, and gets all that is awaited, comes to an end. */
    static Optional<String> brokenByGoingOn(Trial trial) {
        Dossier dossier = trial.dossier();
        if (begunInOrder(trial).isEmpty()) {
            return Optional.empty();
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Optional<Proposal> proposal = trial.proposal(dossier);
            if (proposal.isEmpty() || proposal.get().outcome() != Outcome.IN_PROGRESS) {
                return Optional.empty();
            }
            Optional<Dossier> next = Optional.empty();
            for (NextAction action : open(proposal.get())) {
                Optional<Dossier> before = next;
                next = Deed.of(action, trial.scheme(), next.orElse(dossier)).or(() -> before);
            }
            if (next.isEmpty()) {
                boolean waits = open(proposal.get()).stream().allMatch(action -> action.action() == Action.AWAIT);
                return waits
                        ? Optional.empty()
                        : Optional.of("stands still with " + proposal.get().nextActions());
            }
            dossier = next.get();
        }
        return Optional.of("never ends, at last as " + dossier);
    }
}
