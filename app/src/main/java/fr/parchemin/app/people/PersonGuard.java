package fr.parchemin.app.people;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People are reached through what other modules hold about them; who has no bounds reaches everybody. */
@Component
class PersonGuard implements Guard {

    private final JdbcClient jdbc;
    private final PersonSight sight;

    PersonGuard(JdbcClient jdbc, PersonSight sight) {
        this.jdbc = jdbc;
        this.sight = sight;
    }

    @Override
    public Subject subject() {
        return Subject.PERSON;
    }

    @Override
    public boolean reaches(Actor actor, Action action, String id) {
        var reached = sight.of(actor);
        return Numbers.of(id)
                .flatMap(number -> jdbc.sql("""
                                select true from people.person given
                                join people.person p on p.id = coalesce(given.merged_into, given.id)
                                where given.id = :id and %s""".formatted(reached.condition()))
                        .param("id", number)
                        .params(reached.parameters())
                        .query(Boolean.class)
                        .optional())
                .isPresent();
    }
}
