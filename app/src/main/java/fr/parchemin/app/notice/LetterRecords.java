package fr.parchemin.app.notice;

import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.PersonalRecords;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Letters written to a person, and what became of them. */
@Component
class LetterRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    LetterRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int place() {
        return 7;
    }

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public List<Map<String, Object>> of(PersonId person, Actor by) {
        var sight = Sight.ofCandidacies(by);
        return PersonalRecords.rows(jdbc.sql("""
                        select c.number, l.kind, l.arguments::text as arguments, l.written_at::text as written_at,
                               l.sent_at::text as sent_at, l.handed_at::text as handed_at
                        from notice.letter l
                        join candidacy.candidacy c on c.id = l.candidacy join candidacy.cohort h on h.id = c.cohort
                        where c.person = :person and %s order by l.id""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("person", person.value()));
    }
}
