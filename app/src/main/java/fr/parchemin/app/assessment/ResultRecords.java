package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.PersonalRecords;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Results and deliverables, those corrected too. */
@Component
class ResultRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    ResultRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int place() {
        return 4;
    }

    @Override
    public String name() {
        return "results";
    }

    @Override
    public List<Map<String, Object>> of(PersonId person, Actor by) {
        var sight = Sight.ofCandidacies(by);
        return PersonalRecords.rows(jdbc.sql("""
                        select c.number, r.assessment, r.attempt, nullif(r.block, '') as block,
                               nullif(r.competency, '') as competency, r.held_on as day, r.grade, r.score, r.absence,
                               r.withdrawn, r.motive, r.recorded_at::date as recorded_on
                        from assessment.result r
                        join candidacy.candidacy c on c.id = r.candidacy join candidacy.cohort h on h.id = c.cohort
                        where c.person = :person and %1$s
                        union all
                        select c.number, d.deliverable, null, null, null, d.received_on, null, null, null,
                               d.withdrawn, d.motive, d.recorded_at::date
                        from assessment.receipt d
                        join candidacy.candidacy c on c.id = d.candidacy join candidacy.cohort h on h.id = c.cohort
                        where c.person = :person and %1$s
                        order by recorded_on, assessment""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("person", person.value()));
    }
}
