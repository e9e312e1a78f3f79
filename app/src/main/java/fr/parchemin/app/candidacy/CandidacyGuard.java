package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Guard;
import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.people.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Dossiers are reached through their scheme or cohort, by the centre that presents the candidate, and by the candidate. */
@Component
class CandidacyGuard implements Guard {

    private final JdbcClient jdbc;

    CandidacyGuard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Subject subject() {
        return Subject.DOSSIER;
    }

    @Override
    public boolean reaches(Actor actor, Action action, String id) {
        var sight = Sight.ofCandidacies(actor);
        return Numbers.of(id)
                .flatMap(number -> jdbc.sql("""
                                select true from candidacy.candidacy c join candidacy.cohort h on h.id = c.cohort
                                where c.id = :id and %s""".formatted(sight.condition()))
                        .param("id", number)
                        .params(sight.parameters())
                        .query(Boolean.class)
                        .optional())
                .isPresent();
    }
}
