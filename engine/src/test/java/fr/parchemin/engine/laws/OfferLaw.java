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
import fr.parchemin.engine.scheme.Scheme;
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
        return trial.begunInOrder()
                .flatMap(before -> open(before).stream()
                        .map(action -> broken(trial, action))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static List<NextAction> open(Proposal proposal) {
        return proposal.outcome() == Outcome.INELIGIBLE
                ? List.of()
                : proposal.nextActions().stream()
                        .filter(action -> action.session() == Session.THIS && action.after() == null)
                        .toList();
    }

    private static Optional<String> broken(Trial trial, NextAction action) {
        Optional<Dossier> done = Deed.of(action, trial.scheme(), trial.dossier());
        return done.flatMap(dossier -> trial.proposal(dossier)
                .map(after -> disappointment(trial.scheme(), action, after, added(trial.dossier(), dossier)))
                .orElse(Optional.of("makes a contradiction of " + dossier))
                .map(found -> action + " " + found));
    }

    private static List<Result> added(Dossier before, Dossier done) {
        return done.results().stream()
                .filter(result -> !before.results().contains(result))
                .toList();
    }

    private static Optional<String> disappointment(
            Scheme scheme, NextAction action, Proposal after, List<Result> added) {
        Optional<String> noted = after.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.NOTED
                        && !COUNTS.contains(finding.rule().key()))
                .filter(finding -> added.stream().anyMatch(result -> isAbout(result, finding, scheme)))
                .map(finding -> "does not count: " + finding)
                .findFirst();
        return noted.or(() -> after.nextActions().stream()
                .filter(again -> isSame(action, again))
                .map(again -> "is offered again: " + again)
                .findFirst());
    }

    /** Whether this is said of that attempt: what is known of another one may be said in other words by now. */
    private static boolean isAbout(Result result, Finding finding, Scheme scheme) {
        String subject = finding.subject();
        String assessment = result.assessment();
        if (!subject.equals(assessment) && !subject.startsWith(assessment + "/")) {
            return false;
        }
        String part = subject.equals(assessment) ? "" : subject.substring(assessment.length() + 1);
        return Objects.equals(finding.attempt(), result.attempt())
                && (part.isEmpty()
                        || part.equals(result.competency())
                        || part.equals(result.block())
                        || (result.competency() == null && (result.block() == null || scheme.block(part) == null)));
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
        if (trial.begunInOrder().isEmpty()) {
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
