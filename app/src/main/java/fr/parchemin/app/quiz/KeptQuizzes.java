package fr.parchemin.app.quiz;

import fr.parchemin.app.people.DueRecords;
import fr.parchemin.app.people.Kept;
import java.time.LocalDate;
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

    private static final String PAPERS = "(select id from quiz.paper where seat = any(:ids))";

    private static final List<String> ERASING = List.of(
            "delete from quiz.entry where score in (select id from quiz.score where paper in " + PAPERS + ")",
            "delete from quiz.score where paper in " + PAPERS,
            "delete from quiz.answer where paper in " + PAPERS,
            "delete from quiz.drawn where paper in " + PAPERS,
            "delete from quiz.paper where seat = any(:ids)",
            "delete from quiz.seat where id = any(:ids)");

    private final JdbcClient jdbc;
    private final DueRecords due;

    KeptQuizzes(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.due = new DueRecords(jdbc, "s.id", DUE);
    }

    @Override
    public String name() {
        return "quizzes";
    }

    @Override
    public long due(LocalDate before) {
        return due.count(before);
    }

    @Override
    public long erase(LocalDate before) {
        return DueRecords.erase(jdbc, due.numbers(before), ERASING);
    }
}
