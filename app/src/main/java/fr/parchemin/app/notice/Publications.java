package fr.parchemin.app.notice;

import fr.parchemin.app.assessment.Published;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which results the candidates of a cohort may read. What was shown once is not taken back. */
@Service
public class Publications implements Published {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Publications(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The results of an assessment that were made public.
     *
     * @param attempt 1 for the first sitting
     */
    public record Publication(String assessment, int attempt, Instant at, String by) {}

    /** Published in the transaction that makes results public. */
    record ResultsPublished(CohortId cohort, String assessment, int attempt) {}

    /** What was made public to the candidates of a cohort, in the order in which it was. */
    public List<Publication> of(CohortId cohort) {
        return jdbc.sql("""
                        select assessment, attempt, published_at, published_name from notice.publication
                        where cohort = :cohort order by published_at, assessment, attempt""")
                .param("cohort", cohort.value())
                .query((row, _) -> new Publication(
                        row.getString("assessment"),
                        row.getInt("attempt"),
                        row.getTimestamp("published_at").toInstant(),
                        row.getString("published_name")))
                .list();
    }

    @Override
    public Shown in(CohortId cohort) {
        var all = of(cohort);
        return (assessment, attempt) -> Disclosed.isPublic(assessment, attempt, all);
    }

    /**
     * Shows the results of an attempt at an assessment to the candidates of a cohort.
     *
     * @return whether they were hidden until then
     */
    @Transactional
    public boolean publish(CohortId cohort, String assessment, int attempt, Actor by) {
        boolean published = jdbc.sql("""
                        insert into notice.publication (cohort, assessment, attempt, published_at, published_by,
                                                        published_name)
                        values (:cohort, :assessment, :attempt, :now, :account, :name) on conflict do nothing""")
                        .param("cohort", cohort.value())
                        .param("assessment", assessment)
                        .param("attempt", attempt)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("account", by.account())
                        .param("name", by.name())
                        .update()
                == 1;
        if (published) {
            events.publishEvent(new Deed(
                    by,
                    "results-published",
                    List.of(Thing.of(Kind.COHORT, cohort.value())),
                    null,
                    "publication:" + assessment + "/" + attempt));
            events.publishEvent(new ResultsPublished(cohort, assessment, attempt));
        }
        return published;
    }
}
