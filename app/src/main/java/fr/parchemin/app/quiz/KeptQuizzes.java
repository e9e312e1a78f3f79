package fr.parchemin.app.quiz;

import fr.parchemin.app.people.Kept;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What candidates answered in quizzes; the results in the dossiers are kept as other evidence is. */
@Component
class KeptQuizzes implements Kept {

    private static final String DUE = """
            from quiz.seat s join candidacy.candidacy c on c.id = s.candidacy
            left join quiz.paper w on w.seat = s.id join quiz.quiz z on z.id = s.quiz
            where coalesce(w.closed_at, z.closes_at)::date < :before
              and not exists (select from people.hold o where o.person = c.person and o.lifted_at is null)
            """;

    private static final List<String> TABLES = List.of(
            "delete from quiz.entry where score in (select id from quiz.score where paper = any(:papers))",
            "delete from quiz.score where paper = any(:papers)",
            "delete from quiz.answer where paper = any(:papers)",
            "delete from quiz.drawn where paper = any(:papers)",
            "delete from quiz.paper where id = any(:papers)");

    private final JdbcClient jdbc;

    KeptQuizzes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "quizzes";
    }

    @Override
    public Period usually() {
        return Period.ofYears(5);
    }

    @Override
    public long due(LocalDate before) {
        return jdbc.sql("select count(*) " + DUE)
                .param("before", before)
                .query(Long.class)
                .single();
    }

    @Override
    public long erase(LocalDate before) {
        var seats = jdbc.sql("select s.id " + DUE)
                .param("before", before)
                .query(Long.class)
                .list();
        var ids = seats.toArray(Long[]::new);
        var papers = jdbc.sql("select id from quiz.paper where seat = any(:seats)")
                .param("seats", ids)
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
        jdbc.sql("select set_config('parchemin.erasing', 'on', true)")
                .query(String.class)
                .single();
        TABLES.forEach(statement -> jdbc.sql(statement).param("papers", papers).update());
        jdbc.sql("select set_config('parchemin.erasing', 'off', true)")
                .query(String.class)
                .single();
        jdbc.sql("delete from quiz.seat where id = any(:seats)")
                .param("seats", ids)
                .update();
        return seats.size();
    }
}
