package fr.parchemin.engine.laws;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.proposal.BlockProposal;
import fr.parchemin.engine.proposal.BlockProposal.CompetencyStatus;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.NextAction.Action;
import fr.parchemin.engine.proposal.NextAction.Session;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.proposal.Verdict;
import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Rule;
import fr.parchemin.engine.scheme.Scale;
import fr.parchemin.engine.scheme.Scheme;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A better mark never lowers the verdict still reachable, of a block or of the award; a right ends only because its own rule
 * became met. For schemes whose resits have no upper bound ({@code below}): real rules with one take the right from whoever
 * does better than it, and the checker says so.
 */
final class MarkLaw {

    private MarkLaw() {}

    static Optional<String> broken(Trial trial) {
        Optional<Proposal> before = trial.proposal();
        return before.flatMap(proposal -> broken(trial, proposal));
    }

    private static Optional<String> broken(Trial trial, Proposal before) {
        List<Result> results = trial.dossier().results();
        for (int i = 0; i < results.size(); i++) {
            for (Mark mark : better(trial.scheme(), results.get(i))) {
                Dossier other = better(trial.dossier(), i, mark);
                String change = results.get(i) + " made " + mark;
                Optional<String> broken = trial.proposal(other)
                        .map(after -> worse(trial.scheme(), before, after))
                        .orElse(Optional.of("becomes a contradiction"));
                if (broken.isPresent()) {
                    return broken.map(worse -> change + ": " + worse);
                }
            }
        }
        return Optional.empty();
    }

    private static Dossier better(Dossier dossier, int index, Mark mark) {
        List<Result> results = new ArrayList<>(dossier.results());
        Result old = results.get(index);
        results.set(index, new Result(old.assessment(), old.attempt(), old.on(), old.block(), old.competency(), mark));
        return dossier.withResults(results);
    }

    private static List<Mark> better(Scheme scheme, Result result) {
        Assessment assessment = Objects.requireNonNull(scheme.assessment(result.assessment()));
        return switch (result.mark()) {
            case Mark.Graded(var grade) -> betterGrades((Scale.Grades) scale(scheme, assessment), grade);
            case Mark.Scored(var score) ->
                Stream.of("0.01", "0.1", "0.25", "1")
                        .map(more -> score.add(new BigDecimal(more)).min(BigDecimal.ONE))
                        .filter(better -> better.compareTo(score) > 0)
                        .<Mark>map(Mark.Scored::new)
                        .toList();
            case Mark.Absent _, Mark.Awaited _ -> List.of();
        };
    }

    private static Scale scale(Scheme scheme, Assessment assessment) {
        return Objects.requireNonNull(scheme.scale(assessment.scale()));
    }

    private static List<Mark> betterGrades(Scale.Grades scale, String grade) {
        List<String> ids = scale.grades().stream().map(Scale.Grade::id).toList();
        return ids.subList(ids.indexOf(grade) + 1, ids.size()).stream()
                .<Mark>map(Mark.Graded::new)
                .toList();
    }

    private static Optional<String> worse(Scheme scheme, Proposal before, Proposal after) {
        for (int i = 0; i < before.blocks().size(); i++) {
            Status was = before.blocks().get(i).status();
            Status is = after.blocks().get(i).status();
            if (rank(is) < rank(was)) {
                return Optional.of(before.blocks().get(i).block() + " falls from " + was + " to " + is);
            }
        }
        if (rank(after.outcome()) < rank(before.outcome()) && !isSettled(before, after)) {
            return Optional.of("the outcome falls from " + before.outcome() + " to " + after.outcome());
        }
        return before.nextActions().stream()
                .filter(action -> action.action() == Action.RESIT && action.session() == Session.THIS)
                .filter(action -> !isStillOpen(action, after) && !isNoLongerNeeded(scheme, action, before, after))
                .map(action -> "the right ends to " + action)
                .findFirst();
    }

    /** Whether what was in progress were blocks, which are validated now: the award was out of reach before and after. */
    private static boolean isSettled(Proposal before, Proposal after) {
        return before.outcome() == Outcome.IN_PROGRESS
                && before.blocks().stream().anyMatch(block -> block.status() == Status.IN_PROGRESS)
                && after.blocks().stream().noneMatch(block -> block.status() == Status.IN_PROGRESS);
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

    private static boolean isStillOpen(NextAction right, Proposal after) {
        return after.nextActions().stream()
                .anyMatch(action -> action.action() == Action.RESIT
                        && action.session() == Session.THIS
                        && Objects.equals(action.assessment(), right.assessment())
                        && Objects.equals(action.block(), right.block()));
    }

    /** Whether its own rule became met, or what needs it did: the block, the award, or every competency concerned. */
    private static boolean isNoLongerNeeded(Scheme scheme, NextAction right, Proposal before, Proposal after) {
        return after.outcome() == Outcome.AWARD
                || statuses(right.block(), after).allMatch(status -> status == Status.VALIDATED)
                || (isAmongOthers(scheme, right) && mayComeBack(subjects(scheme, right), before, after))
                || isMet(subjects(scheme, right), before, after)
                || isAcquired(scheme, right, after);
    }

    /** While what depends on a mark is open by other evidence, its resit may still open, and is not offered yet. */
    private static boolean mayComeBack(Set<String> subjects, Proposal before, Proposal after) {
        long pending = count(subjects, after, Verdict.PENDING);
        return pending > 0 && pending >= count(subjects, before, Verdict.PENDING);
    }

    /** Whether what needs the mark could do with others. */
    private static boolean isAmongOthers(Scheme scheme, NextAction right) {
        Stream<Rule> ofBlocks = scheme.blocks().stream()
                .filter(block -> right.block() == null || block.id().equals(right.block()))
                .flatMap(block -> Stream.concat(
                        Stream.of(block.validatedWhen()),
                        block.competencies().stream().map(Block.Competency::acquiredWhen)));
        Stream<Rule> rules =
                Stream.concat(ofBlocks, Stream.of(scheme.award().when())).flatMap(Rule::whole);
        return rules.anyMatch(rule -> rule instanceof Rule.Any || rule instanceof Rule.AtLeast);
    }

    private static Stream<Status> statuses(@Nullable String block, Proposal after) {
        return after.blocks().stream()
                .filter(one -> block == null || one.block().equals(block))
                .map(BlockProposal::status);
    }

    /** Whether all its rules are met, or one became so and there is no award to win with the others, a block being left out or lost. */
    private static boolean isMet(Set<String> subjects, Proposal before, Proposal after) {
        boolean all = count(subjects, after, Verdict.UNMET) + count(subjects, after, Verdict.PENDING) == 0;
        boolean more = count(subjects, after, Verdict.MET) > count(subjects, before, Verdict.MET);
        boolean lost = statuses(null, after)
                .anyMatch(status -> status == Status.NOT_PRESENTED || status == Status.NOT_VALIDATED);
        return all || (more && lost);
    }

    private static long count(Set<String> subjects, Proposal proposal, Verdict verdict) {
        return proposal.findings().stream()
                .filter(finding -> finding.verdict() == verdict && subjects.contains(finding.subject()))
                .count();
    }

    /** What findings call that which may be taken again. */
    private static Set<String> subjects(Scheme scheme, NextAction right) {
        String assessment = String.valueOf(right.assessment());
        Assessment known = Objects.requireNonNull(scheme.assessment(assessment));
        List<String> parts = right.competencies().isEmpty() ? known.competencies() : right.competencies();
        Set<String> subjects = new HashSet<>(Set.of(assessment, assessment + "/" + right.block()));
        parts.forEach(competency -> subjects.add(assessment + "/" + competency));
        return subjects;
    }

    private static boolean isAcquired(Scheme scheme, NextAction right, Proposal after) {
        List<String> concerned = right.competencies().isEmpty() ? readers(scheme, right) : right.competencies();
        return !concerned.isEmpty()
                && after.blocks().stream()
                        .flatMap(block -> block.competencies().stream())
                        .filter(competency -> concerned.contains(competency.competency()))
                        .allMatch(competency -> competency.status() == CompetencyStatus.ACQUIRED);
    }

    /** The competencies of its block, or of all, whose rules read the assessment. */
    private static List<String> readers(Scheme scheme, NextAction right) {
        return scheme.blocks().stream()
                .filter(block -> right.block() == null || block.id().equals(right.block()))
                .flatMap(block -> block.competencies().stream())
                .filter(competency -> Rules.within(competency.acquiredWhen())
                        .flatMap(rule -> Rules.named(rule, "assessment"))
                        .anyMatch(name -> name.equals(right.assessment())))
                .map(Block.Competency::id)
                .toList();
    }
}
