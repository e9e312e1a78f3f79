package fr.parchemin.app.quiz;

import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Guard;
import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.people.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Quizzes are reached through their cohort, and by those who review them. */
@Component
class QuizGuard implements Guard {

    private final JdbcClient jdbc;

    QuizGuard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Subject subject() {
        return Subject.QUIZ;
    }

    @Override
    public boolean reaches(Actor actor, Action action, String id) {
        var sight = QuizSight.of(actor);
        return Numbers.of(id)
                .flatMap(number -> jdbc.sql("""
                                select true from quiz.quiz z join candidacy.cohort h on h.id = z.cohort
                                where z.id = :id and %s""".formatted(sight.condition()))
                        .param("id", number)
                        .params(sight.parameters())
                        .query(Boolean.class)
                        .optional())
                .isPresent();
    }
}
