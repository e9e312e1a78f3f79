package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.PersonalRecords;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On which half-days somebody was there, with what was handed in for the others, and totals that were imported. */
@Component
class AttendanceRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    AttendanceRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int place() {
        return 3;
    }

    @Override
    public String name() {
        return "attendance";
    }

    @Override
    public List<Map<String, Object>> of(PersonId person, Actor by) {
        var sight = Sight.ofCandidacies(by);
        return PersonalRecords.rows(jdbc.sql("""
                        select c.number, d.day, d.half, p.state, j.document, nullif(j.reference, '') as reference,
                               null::numeric as planned, null::numeric as attended, p.recorded_at::date as recorded_on
                        from candidacy.presence p join candidacy.half_day d on d.id = p.half_day
                        left join candidacy.justification j on j.presence = p.id
                        join candidacy.candidacy c on c.id = p.candidacy join candidacy.cohort h on h.id = c.cohort
                        where c.person = :person and %1$s
                        union all
                        select c.number, t.until, null, null, null, null, t.planned, t.attended, t.recorded_at::date
                        from candidacy.attendance_total t
                        join candidacy.candidacy c on c.id = t.candidacy join candidacy.cohort h on h.id = c.cohort
                        where c.person = :person and %1$s
                        order by day, half desc""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("person", person.value()));
    }
}
