package fr.parchemin.app.quiz;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.quiz.Quiz.QuizId;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who is on a quiz and how far each of them is; one statement. */
@Service
public class Roll {

    private final JdbcClient jdbc;

    Roll(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A candidate on a quiz.
     *
     * @param paper the number of their paper, absent: they have not begun
     * @param share what it is worth, absent: it is not known yet
     * @param motive why the share replaced another, absent: it did not
     * @param inDossier whether the dossier bears it
     * @param refused why the dossier did not take it, absent: it did, or was not asked
     */
    public record Line(
            CandidacyId candidacy,
            String number,
            String name,
            int attempt,
            @Nullable Long paper,
            int answered,
            int extraPercent,
            @Nullable Instant begunAt,
            @Nullable Instant endsAt,
            @Nullable Instant closedAt,
            boolean handedIn,
            @Nullable BigDecimal share,
            @Nullable String motive,
            boolean inDossier,
            @Nullable String refused) {}

    /** Those on a quiz whom somebody sees, in the French order of their names. */
    public List<Line> of(QuizId quiz, Actor actor) {
        var sight = QuizSight.ofCandidates(actor);
        return jdbc.sql("""
                        select f.id, f.number, f.birth_name, f.usage_name, f.given_names, s.attempt, w.id as paper, w.begun_at,
                               w.ends_at, w.closed_at, w.handed_in, w.extra_percent, k.share, k.motive, e.result, e.refused,
                               (select count(*) from (select distinct on (a.place) a.choices, a.typed, d.shown from quiz.answer a
                                                      join quiz.drawn d on d.paper = a.paper and d.place = a.place
                                                      where a.paper = w.id order by a.place, a.id desc) l
                                where l.typed <> '' or (l.choices <> '{}' and not (cardinality(l.choices) > 1 and 0 = all(l.choices))))
                                   as answered
                        from quiz.seat s join quiz.quiz z on z.id = s.quiz join candidacy.file f on f.id = s.candidacy
                        join candidacy.candidacy c on c.id = s.candidacy join candidacy.cohort h on h.id = c.cohort
                        left join quiz.paper w on w.seat = s.id
                        left join lateral (select * from quiz.score l where l.paper = w.id order by l.id desc limit 1) k on true
                        left join lateral (select * from quiz.entry l where l.score = k.id order by l.id desc limit 1) e on true
                        where s.quiz = :quiz and s.removed_at is null and %s
                        order by f.sort_name, f.id""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("quiz", quiz.value())
                .query((row, _) -> new Line(
                        new CandidacyId(row.getLong("id")),
                        row.getString("number"),
                        fullName(
                                row.getString("usage_name"), row.getString("birth_name"), row.getString("given_names")),
                        row.getInt("attempt"),
                        row.getObject("paper", Long.class),
                        row.getInt("answered"),
                        row.getInt("extra_percent"),
                        instant(row.getTimestamp("begun_at")),
                        instant(row.getTimestamp("ends_at")),
                        instant(row.getTimestamp("closed_at")),
                        row.getBoolean("handed_in"),
                        row.getBigDecimal("share"),
                        row.getString("motive"),
                        row.getObject("result") != null,
                        row.getString("refused")))
                .list();
    }

    /** How many are on each quiz of a cohort, and how many of these are done. */
    public Map<QuizId, int[]> counts(fr.parchemin.app.candidacy.CohortId cohort) {
        Map<QuizId, int[]> counts = new HashMap<>();
        jdbc.sql("""
                        select z.id, count(s.id) as seats, count(w.closed_at) as done from quiz.quiz z
                        left join quiz.seat s on s.quiz = z.id and s.removed_at is null
                        left join quiz.paper w on w.seat = s.id
                        where z.cohort = :cohort group by z.id""").param("cohort", cohort.value()).query(row -> {
            counts.put(new QuizId(row.getLong("id")), new int[] {row.getInt("seats"), row.getInt("done")});
        });
        return counts;
    }

    private static String fullName(@Nullable String usage, String birth, String given) {
        return (usage == null || usage.isBlank() ? birth : usage).toUpperCase(java.util.Locale.FRENCH) + " " + given;
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
