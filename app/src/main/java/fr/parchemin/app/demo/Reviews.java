package fr.parchemin.app.demo;

import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.quiz.Quizzes;
import fr.parchemin.app.quiz.Reviewers;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives the assessor of the example the quizzes to review; their account is there by now. */
@Component
@Order(6)
class Reviews implements Chapter {

    private final Cohorts cohorts;
    private final Quizzes quizzes;
    private final Reviewers reviewers;

    Reviews(Cohorts cohorts, Quizzes quizzes, Reviewers reviewers) {
        this.cohorts = cohorts;
        this.quizzes = quizzes;
        this.reviewers = reviewers;
    }

    @Override
    public void tell(Cast cast) {
        cohorts.latest(Actor.application(), null, Integer.MAX_VALUE).stream()
                .flatMap(cohort -> quizzes.of(cohort.id()).stream())
                .forEach(quiz -> reviewers.appoint(
                        quiz.id(), Guest.ASSESSOR.fullName(), Guest.ASSESSOR.email(), cast.manager()));
    }
}
