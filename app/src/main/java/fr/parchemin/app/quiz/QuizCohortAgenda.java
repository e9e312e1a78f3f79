package fr.parchemin.app.quiz;

import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortAgenda;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The windows of the quizzes of a cohort, with how many have not begun theirs. */
@Component
class QuizCohortAgenda implements CohortAgenda {

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final MessageSource messages;
    private final Clock clock;

    QuizCohortAgenda(JdbcClient jdbc, Catalog catalog, MessageSource messages, Clock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.messages = messages;
        this.clock = clock;
    }

    private record Row(long id, String assessment, LocalDate opens, LocalDate closes, long left) {}

    @Override
    public List<Entry> of(Cohort cohort, Actor actor) {
        if (!Action.SEE_QUIZZES.allows(actor.role())) {
            return List.of();
        }
        var labels = new Labels(catalog.edition(cohort.edition()).scheme(), messages, LocaleContextHolder.getLocale());
        return windows(cohort).stream()
                .filter(row -> row.left() > 0)
                .map(row -> new Entry(
                        Kind.QUIZ,
                        row.closes(),
                        Long.toString(row.id()),
                        "quiz.calendar",
                        List.of(labels.assessment(row.assessment()), row.opens().toString()),
                        row.left(),
                        "/quiz/" + row.id(),
                        false))
                .toList();
    }

    private List<Row> windows(Cohort cohort) {
        return jdbc.sql("""
                        select z.id, z.assessment, z.opens_at, z.closes_at,
                               count(s.id) filter (where not exists (select from quiz.paper p where p.seat = s.id)) as left
                        from quiz.quiz z left join quiz.seat s on s.quiz = z.id and s.removed_at is null
                        where z.cohort = :cohort group by z.id""")
                .param("cohort", cohort.id().value())
                .query((row, _) -> new Row(
                        row.getLong("id"),
                        row.getString("assessment"),
                        day(row.getTimestamp("opens_at").toInstant()),
                        day(row.getTimestamp("closes_at").toInstant()),
                        row.getLong("left")))
                .list();
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }
}
