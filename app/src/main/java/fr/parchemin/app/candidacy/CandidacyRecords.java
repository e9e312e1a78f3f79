package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.PersonalRecords;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The candidacies. */
@Component
class CandidacyRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    CandidacyRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int place() {
        return 2;
    }

    @Override
    public String name() {
        return "candidacies";
    }

    @Override
    public List<Map<String, Object>> of(PersonId person, Actor by) {
        var sight = Sight.ofCandidacies(by);
        return PersonalRecords.rows(jdbc.sql("""
                        select c.number, h.name as cohort, c.route, c.enrolled_on, h.jury_on, c.erased_on
                        from candidacy.candidacy c join candidacy.cohort h on h.id = c.cohort
                        where c.person = :person and %s order by c.id""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("person", person.value()));
    }
}
