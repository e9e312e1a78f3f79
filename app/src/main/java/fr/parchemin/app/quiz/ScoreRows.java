package fr.parchemin.app.quiz;

import fr.parchemin.app.quiz.Quiz.QuizId;
import fr.parchemin.app.quiz.Scores.Score;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the scores that stand and what counts for nobody; one statement whatever their number. */
@Component
class ScoreRows {

    private final JdbcClient jdbc;

    ScoreRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The scores of papers, by their numbers; those without one are not there. */
    Map<Long, Score> of(Collection<Long> papers) {
        return jdbc
                .sql("""
                        select distinct on (c.paper) c.paper, c.id, c.share, c.motive, c.scored_at, e.result, e.refused
                        from quiz.score c
                        left join lateral (select * from quiz.entry l where l.score = c.id order by l.id desc limit 1) e
                            on true
                        where c.paper = any(:papers) order by c.paper, c.id desc""")
                .param("papers", papers.toArray(Long[]::new))
                .query((row, _) -> Map.entry(row.getLong("paper"), score(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Score score(ResultSet row) throws SQLException {
        return new Score(
                row.getLong("id"),
                row.getBigDecimal("share"),
                row.getString("motive"),
                row.getTimestamp("scored_at").toInstant(),
                row.getObject("result", Long.class),
                row.getString("refused"));
    }

    /** The versions of questions that count for nobody, by quiz. */
    Map<QuizId, Set<Long>> neutralised(Collection<QuizId> quizzes) {
        return jdbc
                .sql("select quiz, version from quiz.neutralised where quiz = any(:quizzes)")
                .param("quizzes", quizzes.stream().map(QuizId::value).toArray(Long[]::new))
                .query((row, _) -> Map.entry(new QuizId(row.getLong("quiz")), row.getLong("version")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }
}
