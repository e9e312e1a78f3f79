package fr.parchemin.engine.laws;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Assessment.Grain;
import fr.parchemin.engine.scheme.Scale;
import fr.parchemin.engine.scheme.Scheme;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A dossier with one better mark.
 *
 * @param change in a few words, for whoever reads the failure
 */
record BetterMarks(Dossier dossier, String assessment, String change) {

    /** One for each mark that could be better, and each better one. */
    static Stream<BetterMarks> of(Trial trial) {
        List<Result> results = trial.dossier().results();
        return results.stream()
                .filter(result -> !isFollowedByTwo(result, results))
                .flatMap(result -> better(trial.scheme(), result).map(mark -> of(trial.dossier(), result, mark)));
    }

    /**
     * "A resit of a passed assessment does not count", and "what does not count uses no attempt up: the next one stands in its
     * place", be it worse. Whether there is such a next one.
     */
    private static boolean isFollowedByTwo(Result result, List<Result> results) {
        return results.stream()
                        .filter(later -> later.attempt() > result.attempt()
                                && later.assessment().equals(result.assessment()))
                        .mapToInt(Result::attempt)
                        .distinct()
                        .count()
                > 1;
    }

    private static BetterMarks of(Dossier dossier, Result result, Mark mark) {
        List<Result> results = new ArrayList<>(dossier.results());
        results.set(results.indexOf(result), marked(result, mark));
        return new BetterMarks(dossier.withResults(results), result.assessment(), result + " made " + mark);
    }

    private static Stream<Mark> better(Scheme scheme, Result result) {
        Assessment assessment = Objects.requireNonNull(scheme.assessment(result.assessment()));
        return switch (result.mark()) {
            case Mark.Graded(var grade) -> betterGrades((Scale.Grades) scale(scheme, assessment), grade);
            case Mark.Scored(var score) ->
                Stream.of("0.01", "0.1", "0.25", "1")
                        .map(more -> score.add(new BigDecimal(more)).min(BigDecimal.ONE))
                        .filter(better -> better.compareTo(score) > 0)
                        .map(Mark.Scored::new);
            case Mark.Absent _, Mark.Awaited _ -> Stream.of();
        };
    }

    private static Scale scale(Scheme scheme, Assessment assessment) {
        return Objects.requireNonNull(scheme.scale(assessment.scale()));
    }

    private static Stream<Mark> betterGrades(Scale.Grades scale, String grade) {
        List<String> ids = scale.grades().stream().map(Scale.Grade::id).toList();
        return ids.subList(ids.indexOf(grade) + 1, ids.size()).stream().map(Mark.Graded::new);
    }

    /** The dossier with the best of marks where there was a right, and there alone. */
    static Dossier best(NextAction right, Trial trial) {
        Assessment assessment = Objects.requireNonNull(trial.scheme().assessment(String.valueOf(right.assessment())));
        Mark best = Deed.best(trial.scheme(), assessment);
        List<Result> results = trial.dossier().results().stream()
                .flatMap(result -> isOf(right, result)
                        ? byBlock(result, assessment, right, trial.scheme())
                                .map(part -> isOf(right, part) ? marked(part, best) : part)
                        : Stream.of(result))
                .toList();
        return trial.dossier().withResults(results);
    }

    private static Result marked(Result result, Mark mark) {
        return new Result(
                result.assessment(), result.attempt(), result.on(), result.block(), result.competency(), mark);
    }

    /** A result on several blocks, said of each. */
    private static Stream<Result> byBlock(Result result, Assessment assessment, NextAction right, Scheme scheme) {
        if (right.block() == null || assessment.block() != null || result.competency() != null) {
            return Stream.of(result);
        }
        return scheme.blocks().stream()
                .filter(block -> result.block() == null || block.id().equals(result.block()))
                .filter(block -> assessment.grain() == Grain.BLOCK
                        || block.competencies().stream()
                                .anyMatch(one -> assessment.competencies().contains(one.id())))
                .map(block -> new Result(
                        result.assessment(), result.attempt(), result.on(), block.id(), null, result.mark()));
    }

    private static boolean isOf(NextAction right, Result result) {
        return result.assessment().equals(right.assessment())
                && (right.block() == null
                        || result.block() == null
                        || right.block().equals(result.block()))
                && (result.competency() == null
                        || right.competencies().isEmpty()
                        || right.competencies().contains(result.competency()));
    }
}
