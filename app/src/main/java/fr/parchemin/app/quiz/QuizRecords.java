package fr.parchemin.app.quiz;

import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.PersonalRecords;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Quizzes that a person was put on, what they answered and when. */
@Component
class QuizRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    QuizRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int place() {
        return 5;
    }

    @Override
    public String name() {
        return "quizzes";
    }

    @Override
    public List<Map<String, Object>> of(PersonId person, Actor by) {
        var sight = Sight.ofCandidacies(by);
        return PersonalRecords.rows(jdbc.sql("""
                        select c.number, z.assessment, s.attempt, w.begun_at::text as begun_at,
                               w.closed_at::text as closed_at, w.extra_percent, d.place as question, v.prompt,
                               case when a.id is null then null when a.typed <> '' then a.typed
                                    else array_to_string(array(select coalesce(v.choices[p + 1], p::text)
                                                               from unnest(a.choices) p), ', ') end as answer,
                               a.given_at::text as given_at
                        from quiz.seat s join quiz.quiz z on z.id = s.quiz
                        join candidacy.candidacy c on c.id = s.candidacy join candidacy.cohort h on h.id = c.cohort
                        left join quiz.paper w on w.seat = s.id left join quiz.drawn d on d.paper = w.id
                        left join quiz.version v on v.id = d.version
                        left join quiz.answer a on a.paper = d.paper and a.place = d.place
                        where c.person = :person and s.removed_at is null and %s
                        order by s.id, d.place, a.id""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("person", person.value()));
    }
}
