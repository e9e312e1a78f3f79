package fr.parchemin.app.jury;

import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.PersonalRecords;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What juries decided, once their session is closed. */
@Component
class DecisionRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    DecisionRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int place() {
        return 5;
    }

    @Override
    public String name() {
        return "decisions";
    }

    @Override
    public List<Map<String, Object>> of(PersonId person, Actor by) {
        var sight = Sight.ofCandidacies(by);
        return PersonalRecords.rows(jdbc.sql("""
                        select d.number, s.held_on as day, d.ruling, d.motive
                        from jury.decision d join jury.session s on s.id = d.session
                        join candidacy.candidacy c on c.id = d.candidacy join candidacy.cohort h on h.id = c.cohort
                        where c.person = :person and s.closed_at is not null and %s
                          and not exists (select from jury.decision later where later.supersedes = d.id)
                        order by d.id""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("person", person.value()));
    }
}
