package fr.parchemin.app.notice;

import fr.parchemin.app.notice.Publications.Publication;
import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.Result;
import java.util.Collection;
import java.util.stream.Stream;

/** A dossier as its candidate may know it: a result that was not made public is one that is awaited. */
final class Disclosed {

    private Disclosed() {}

    static Dossier of(Dossier whole, Collection<Publication> published) {
        return whole.withResults(whole.results().stream()
                .flatMap(result -> disclosed(result, published))
                .toList());
    }

    /** That there was another attempt would say what came of the first one. */
    private static Stream<Result> disclosed(Result result, Collection<Publication> published) {
        if (isPublic(result.assessment(), result.attempt(), published)) {
            return Stream.of(result);
        }
        return result.attempt() == 1 || isPublic(result.assessment(), result.attempt() - 1, published)
                ? Stream.of(new Result(
                        result.assessment(),
                        result.attempt(),
                        result.on(),
                        result.block(),
                        result.competency(),
                        new Mark.Awaited()))
                : Stream.empty();
    }

    static boolean isPublic(String assessment, int attempt, Collection<Publication> published) {
        return published.stream().anyMatch(one -> one.assessment().equals(assessment) && one.attempt() == attempt);
    }
}
