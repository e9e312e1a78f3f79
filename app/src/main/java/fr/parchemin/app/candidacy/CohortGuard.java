package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Guard;
import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.people.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cohorts are reached through their scheme, by grant, or by the centre of one of their candidates. */
@Component
class CohortGuard implements Guard {

    private final JdbcClient jdbc;

    CohortGuard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Subject subject() {
        return Subject.COHORT;
    }

    @Override
    public boolean reaches(Actor actor, Action action, String id) {
        var sight = Sight.ofCohorts(actor);
        return Numbers.of(id)
                .flatMap(number -> jdbc.sql(
                                "select true from candidacy.cohort h where h.id = :id and " + sight.condition())
                        .param("id", number)
                        .params(sight.parameters())
                        .query(Boolean.class)
                        .optional())
                .isPresent();
    }
}
