package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.PersonalRecords;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Periods in companies, of the training and of before, and what became of the feasibility file. */
@Component
class ProofRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    ProofRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int place() {
        return 3;
    }

    @Override
    public String name() {
        return "proofs";
    }

    @Override
    public List<Map<String, Object>> of(PersonId person, Actor by) {
        var sight = Sight.ofCandidacies(by);
        return PersonalRecords.rows(jdbc.sql("""
                        select c.number, p.kind, p.employer, p.from_day, p.until_day, p.proof,
                               nullif(p.reference, '') as reference, null as words, p.withdrawn, p.motive,
                               p.recorded_at::date as recorded_on
                        from candidacy.period p
                        join candidacy.candidacy c on c.id = p.candidacy join candidacy.cohort h on h.id = c.cohort
                        where c.person = :person and %1$s
                        union all
                        select c.number, s.step, null, s.day, null, null, null, nullif(s.words, ''), s.withdrawn, s.motive,
                               s.recorded_at::date
                        from candidacy.admissibility_step s
                        join candidacy.candidacy c on c.id = s.candidacy join candidacy.cohort h on h.id = c.cohort
                        where c.person = :person and %1$s
                        order by from_day""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("person", person.value()));
    }
}
