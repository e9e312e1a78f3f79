package fr.parchemin.app.notice;

import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.PersonalRecords;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Complaints and appeals of a person, with their answers. */
@Component
class AppealRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    AppealRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int place() {
        return 8;
    }

    @Override
    public String name() {
        return "appeals";
    }

    @Override
    public List<Map<String, Object>> of(PersonId person, Actor by) {
        var sight = Sight.ofCandidacies(by);
        return PersonalRecords.rows(jdbc.sql("""
                        select c.number, a.kind, a.about, a.words, a.filed_on as day, t.state, t.motive, t.at::date as answered_on
                        from notice.appeal a
                        join candidacy.candidacy c on c.id = a.candidacy join candidacy.cohort h on h.id = c.cohort
                        left join notice.appeal_step t on t.appeal = a.id
                        where c.person = :person and %s order by a.id, t.id""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("person", person.value()));
    }
}
