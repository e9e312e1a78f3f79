package fr.parchemin.app.sitting;

import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Guard;
import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.people.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Assessors read what the candidates of their sittings handed in, and nothing else of their dossiers. */
@Component
class AssessorGuard implements Guard {

    private final JdbcClient jdbc;

    AssessorGuard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Subject subject() {
        return Subject.DOSSIER;
    }

    @Override
    public boolean reaches(Actor actor, Action action, String id) {
        return actor.role() == Role.ASSESSOR
                && action == Action.SEE_DELIVERABLES
                && Numbers.of(id).filter(number -> sits(number, actor)).isPresent();
    }

    /** Whether a candidate sits at a sitting where somebody assesses. */
    private boolean sits(long candidacy, Actor assessor) {
        var sight = SittingSight.of(assessor);
        return jdbc.sql("""
                        select exists (select from sitting.seat t join sitting.sitting s on s.id = t.sitting
                            where t.candidacy = :candidacy and t.released_at is null and s.cancelled_at is null and %s)""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("candidacy", candidacy)
                .query(Boolean.class)
                .single();
    }
}
