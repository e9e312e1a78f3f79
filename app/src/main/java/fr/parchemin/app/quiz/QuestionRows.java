package fr.parchemin.app.quiz;

import fr.parchemin.app.quiz.Question.Content;
import fr.parchemin.app.quiz.Question.QuestionId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** How questions stand in their tables. */
final class QuestionRows {

    /** A statement about versions, {@code v}, of questions, {@code q}, with their themes, {@code t}. */
    static final String VERSIONS = """
            select q.id as question, q.scheme, q.code, v.id as version, v.number, v.kind, v.prompt, v.choices,
                   v.right_choices, v.value, v.tolerance, v.explanation, v.withdrawn, v.motive, v.recorded_at,
                   v.recorded_name, t.id as theme, t.name as theme_name, t.assessments
            from quiz.version v join quiz.question q on q.id = v.question join quiz.theme t on t.id = v.theme
            """;

    private QuestionRows() {}

    static Question question(ResultSet row, int number) throws SQLException {
        return new Question(
                new QuestionId(row.getLong("question")),
                row.getLong("version"),
                row.getInt("number"),
                row.getString("code"),
                new Theme(row.getLong("theme"), row.getString("scheme"), row.getString("theme_name"), List.of((String[])
                        row.getArray("assessments").getArray())),
                new Content(row.getString("prompt"), task(row), row.getString("explanation")),
                row.getBoolean("withdrawn"),
                row.getString("motive"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("recorded_name"));
    }

    static Task task(ResultSet row) throws SQLException {
        var choices = List.of((String[]) row.getArray("choices").getArray());
        var right = (Integer[]) row.getArray("right_choices").getArray();
        return switch (Task.Kind.valueOf(row.getString("kind"))) {
            case SINGLE -> new Task.Single(choices, right[0]);
            case MULTIPLE -> new Task.Multiple(choices, Set.of(right));
            case TRUE_FALSE -> new Task.TrueFalse(right[0] == 1);
            case NUMERIC -> new Task.Numeric(row.getBigDecimal("value"), row.getBigDecimal("tolerance"));
            case ORDER -> new Task.Order(choices);
        };
    }

    static StatementSpec with(StatementSpec insert, Content content) {
        var task = content.task();
        return insert.param("kind", task.kind().name())
                .param("prompt", content.prompt())
                .param("choices", task.choices().toArray(String[]::new))
                .param("right", right(task))
                .param("value", task instanceof Task.Numeric(BigDecimal value, var _) ? value : null)
                .param("tolerance", task instanceof Task.Numeric(var _, BigDecimal tolerance) ? tolerance : null)
                .param("explanation", content.explanation());
    }

    private static Integer[] right(Task task) {
        return switch (task) {
            case Task.Single(var _, int right) -> new Integer[] {right};
            case Task.Multiple(var _, Set<Integer> right) ->
                right.stream().sorted().toArray(Integer[]::new);
            case Task.TrueFalse(boolean right) -> new Integer[] {right ? 1 : 0};
            case Task.Numeric _, Task.Order _ -> new Integer[0];
        };
    }

    /** Without case or accents, for a search. */
    static String searchable(String... texts) {
        var joined = Arrays.stream(texts).collect(Collectors.joining(" "));
        return java.text.Normalizer.normalize(joined, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
