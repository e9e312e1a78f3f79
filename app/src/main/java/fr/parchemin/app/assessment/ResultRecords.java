package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.PersonalRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Results and deliverables, those corrected too; candidates are given the results that were made public to them. */
@Component
class ResultRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    private final Published published;

    ResultRecords(JdbcClient jdbc, Published published) {
        this.jdbc = jdbc;
        this.published = published;
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
        var rows = PersonalRecords.rows(jdbc.sql("""
                        select c.cohort, c.number, r.assessment, r.attempt, nullif(r.block, '') as block,
                               nullif(r.competency, '') as competency, r.held_on as day, r.grade, r.score, r.absence,
                               r.withdrawn, r.motive, r.recorded_at::date as recorded_on
                        from assessment.result r
                        join candidacy.candidacy c on c.id = r.candidacy join candidacy.cohort h on h.id = c.cohort
                        where c.person = :person and %1$s
                        union all
                        select c.cohort, c.number, d.deliverable, null, null, null, d.received_on, null, null, null,
                               d.withdrawn, d.motive, d.recorded_at::date
                        from assessment.receipt d
                        join candidacy.candidacy c on c.id = d.candidacy join candidacy.cohort h on h.id = c.cohort
                        where c.person = :person and %1$s
                        order by recorded_on, assessment""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("person", person.value()));
        var known = new PublicRows(published);
        var shown = new ArrayList<>(rows.stream()
                .filter(row -> by.role() != Role.CANDIDATE || known.include(row))
                .toList());
        shown.forEach(row -> row.remove("cohort"));
        if (by.role() == Role.CANDIDATE) {
            // Said whether or not there are any: that there are would already tell something.
            shown.add(Map.of("unpublished_left_out", true));
        }
        return List.copyOf(shown);
    }
}
