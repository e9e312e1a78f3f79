package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.PersonalRecords;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The facts of all candidacies, those corrected too. */
@Component
class FactRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    FactRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int place() {
        return 3;
    }

    @Override
    public String name() {
        return "facts";
    }

    @Override
    public List<Map<String, Object>> of(PersonId person, Actor by) {
        var sight = Sight.ofCandidacies(by);
        return PersonalRecords.rows(jdbc.sql("""
                        select c.number, f.kind, nullif(f.subject, '') as subject, f.amount, f.yes, f.day, f.withdrawn,
                               f.motive, f.recorded_at::date as recorded_on
                        from candidacy.fact f
                        join candidacy.candidacy c on c.id = f.candidacy join candidacy.cohort h on h.id = c.cohort
                        where c.person = :person and %s order by f.id""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("person", person.value()));
    }
}
