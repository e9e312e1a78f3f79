package fr.parchemin.app.quiz;

import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Numbers;
import java.util.Map;

/** Which quizzes somebody sees, in statements where {@code z} is {@code quiz.quiz}. */
final class QuizSight {

    private QuizSight() {}

    /** Assessors see those that they review, all others those of the cohorts that they see, which are {@code h}. */
    static Sight of(Actor actor) {
        return actor.role() == Role.ASSESSOR ? ofReviewer(actor) : Sight.ofCohorts(actor);
    }

    /** The same for candidates on a quiz, who are {@code c}. */
    static Sight ofCandidates(Actor actor) {
        return actor.role() == Role.ASSESSOR ? ofReviewer(actor) : Sight.ofCandidacies(actor);
    }

    /** The quizzes that somebody reviews; by a link, the one that it was made for. */
    private static Sight ofReviewer(Actor actor) {
        var reviews = """
                exists (select from quiz.reviewer own where own.quiz = z.id and own.account = :account
                        and own.withdrawn_at is null)""";
        var only = actor.reach().only();
        if (only == null) {
            return new Sight(reviews, Map.of("account", actor.account()));
        }
        long quiz = only.kind() == Kind.QUIZ ? Numbers.of(only.id()).orElse(0L) : 0;
        return new Sight(reviews + " and z.id = :only", Map.of("account", actor.account(), "only", quiz));
    }
}
