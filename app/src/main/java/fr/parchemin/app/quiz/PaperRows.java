package fr.parchemin.app.quiz;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.quiz.Paper.Item;
import fr.parchemin.app.quiz.Quiz.QuizId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads papers with their questions and the answers that stand; one statement whatever their number. */
@Component
class PaperRows {

    private static final String PAPERS = """
            select w.id as paper, w.seat, s.quiz, s.candidacy, s.attempt, w.begun_at, w.ends_at, w.extra_percent,
                   w.closed_at, w.handed_in, d.place, d.shown, a.id as answer, a.choices as answered, a.typed, a.page,
                   a.given_at, v.*
            from quiz.paper w join quiz.seat s on s.id = w.seat join quiz.drawn d on d.paper = w.id
            join (%s) v on v.version = d.version
            left join lateral (select l.* from quiz.answer l where l.paper = d.paper and l.place = d.place
                               order by l.id desc limit 1) a on true
            """.formatted(QuestionRows.VERSIONS);

    private static final String IN_ORDER = " order by w.id, d.place";

    private final JdbcClient jdbc;

    PaperRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Paper> ofSeat(long seat) {
        return papers("where w.seat = :id", seat).stream().findFirst();
    }

    Optional<Paper> find(long paper) {
        return papers("where w.id = :id", paper).stream().findFirst();
    }

    /** The papers of a candidate. */
    List<Paper> of(CandidacyId candidacy) {
        return papers("where s.candidacy = :id and s.removed_at is null", candidacy.value());
    }

    /** The closed papers of a quiz. */
    List<Paper> closed(QuizId quiz) {
        return papers("where s.quiz = :id and w.closed_at is not null", quiz.value());
    }

    /** The closed papers of the questions of a scheme. */
    List<Paper> closed(String scheme) {
        return collect(jdbc.sql(PAPERS + "where v.scheme = :scheme and w.closed_at is not null" + IN_ORDER)
                .param("scheme", scheme));
    }

    /** Every answer to each question of a paper. */
    Map<Integer, List<Papers.Past>> history(Paper paper) {
        Map<Integer, List<Papers.Past>> history = new LinkedHashMap<>();
        Map<Integer, Task> tasks = new LinkedHashMap<>();
        paper.items().forEach(item -> tasks.put(item.place(), item.question().task()));
        jdbc.sql("select place, choices, typed, given_at from quiz.answer where paper = :paper order by id")
                .param("paper", paper.id())
                .query(row -> {
                    int place = row.getInt("place");
                    var choices = (Integer[]) row.getArray("choices").getArray();
                    var task = Objects.requireNonNull(tasks.get(place));
                    history.computeIfAbsent(place, _ -> new ArrayList<>())
                            .add(new Papers.Past(
                                    answer(task, choices, row.getString("typed")),
                                    row.getTimestamp("given_at").toInstant()));
                });
        return history;
    }

    private List<Paper> papers(String condition, long id) {
        return collect(jdbc.sql(PAPERS + condition + IN_ORDER).param("id", id));
    }

    private static List<Paper> collect(JdbcClient.StatementSpec statement) {
        Map<Long, Paper> papers = new LinkedHashMap<>();
        statement
                .query((row, number) -> papers.computeIfAbsent(row.getLong("paper"), _ -> paper(row))
                        .items()
                        .add(item(row, number)))
                .list();
        return List.copyOf(papers.values());
    }

    private static Paper paper(ResultSet row) {
        try {
            Timestamp closed = row.getTimestamp("closed_at");
            return new Paper(
                    row.getLong("paper"),
                    row.getLong("seat"),
                    new QuizId(row.getLong("quiz")),
                    new CandidacyId(row.getLong("candidacy")),
                    row.getInt("attempt"),
                    row.getTimestamp("begun_at").toInstant(),
                    row.getTimestamp("ends_at").toInstant(),
                    row.getInt("extra_percent"),
                    closed == null ? null : closed.toInstant(),
                    row.getBoolean("handed_in"),
                    new ArrayList<>());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        var question = QuestionRows.question(row, number);
        Instant at = row.getTimestamp("given_at") == null
                ? null
                : row.getTimestamp("given_at").toInstant();
        return new Item(
                row.getInt("place"),
                question,
                List.of((Integer[]) row.getArray("shown").getArray()),
                at == null ? new Answer.Blank() : answer(question.task(), row),
                row.getLong("answer"),
                at == null ? "" : row.getString("page"),
                at);
    }

    private static Answer answer(Task task, ResultSet row) throws SQLException {
        return answer(task, (Integer[]) row.getArray("answered").getArray(), row.getString("typed"));
    }

    static Answer answer(Task task, Integer[] choices, String typed) {
        return switch (task) {
            case Task.Single _, Task.TrueFalse _ ->
                choices.length == 0 ? new Answer.Blank() : new Answer.Chosen(choices[0]);
            case Task.Multiple _ -> new Answer.ChosenAll(Set.of(choices));
            case Task.Numeric _ -> new Answer.Typed(typed);
            case Task.Order _ -> choices.length == 0 ? new Answer.Blank() : new Answer.Ranked(Arrays.asList(choices));
        };
    }

    static Integer[] choices(Answer answer) {
        return switch (answer) {
            case Answer.Blank _, Answer.Typed _ -> new Integer[0];
            case Answer.Chosen(int place) -> new Integer[] {place};
            case Answer.ChosenAll(Set<Integer> places) ->
                places.stream().sorted().toArray(Integer[]::new);
            case Answer.Ranked(List<Integer> ranks) -> ranks.toArray(Integer[]::new);
        };
    }
}
