package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Attachment;
import fr.parchemin.app.people.People.PersonId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People are reached through their candidacies, which follow them when records are merged. */
@Component
class CandidaciesOfPerson implements Attachment {

    private final JdbcClient jdbc;

    CandidaciesOfPerson(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Reached reached(Actor actor) {
        var sight = Sight.ofCandidacies(actor);
        return new Reached("""
                exists (select from candidacy.candidacy c join candidacy.cohort h on h.id = c.cohort
                        where c.person = p.id and %s)""".formatted(sight.condition()), sight.parameters());
    }

    @Override
    public boolean reachesAll(PersonId person, Actor actor) {
        var sight = Sight.ofCandidacies(actor);
        return jdbc.sql("""
                        select not exists (select from candidacy.candidacy c join candidacy.cohort h on h.id = c.cohort
                                           where c.person = :person and (%s) is not true)""".formatted(sight.condition()))
                .param("person", person.value())
                .params(sight.parameters())
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Tie> ties(PersonId person, Actor actor) {
        var sight = Sight.ofCandidacies(actor);
        return jdbc.sql("""
                        select c.id, c.number, h.name from candidacy.candidacy c
                        join candidacy.cohort h on h.id = c.cohort
                        where c.person = :person and %s order by c.id desc""".formatted(sight.condition()))
                .param("person", person.value())
                .params(sight.parameters())
                .query((row, _) ->
                        new Tie(row.getString("number"), row.getString("name"), "/dossiers/" + row.getLong("id")))
                .list();
    }

    @Override
    public List<Obstacle> obstacles(PersonId one, PersonId other) {
        return jdbc.sql("""
                        select h.name, c.number as one, d.number as other from candidacy.candidacy c
                        join candidacy.candidacy d on d.cohort = c.cohort and d.person = :other
                        join candidacy.cohort h on h.id = c.cohort
                        where c.person = :one order by h.id""")
                .param("one", one.value())
                .param("other", other.value())
                .query((row, _) -> new Obstacle(
                        "candidacy.obstacle.same-cohort",
                        List.of(row.getString("name"), row.getString("one"), row.getString("other"))))
                .list();
    }

    @Override
    public void give(PersonId from, PersonId to) {
        jdbc.sql("update candidacy.candidacy set person = :to where person = :from")
                .param("from", from.value())
                .param("to", to.value())
                .update();
    }
}
