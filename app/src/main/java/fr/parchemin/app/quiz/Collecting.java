package fr.parchemin.app.quiz;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Collects the papers whose time is over, and finishes what a process that stopped left unfinished. Several processes do
 * it beside each other: each paper is claimed in the database.
 */
@Component
class Collecting {

    private static final Logger LOG = LoggerFactory.getLogger(Collecting.class);
    private static final int AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final Papers papers;
    private final Scores scores;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Collecting(JdbcClient jdbc, Papers papers, Scores scores, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.papers = papers;
        this.scores = scores;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT15S")
    void collect() {
        over().forEach(this::close);
        unfinished().forEach(this::settle);
    }

    private void close(long paper) {
        try {
            transaction.executeWithoutResult(_ -> {
                if (claim(paper)) {
                    papers.closeWhenOver(paper);
                }
            });
            scores.settle(paper);
        } catch (RuntimeException e) {
            LOG.error("The paper {} could not be collected; it is tried again", paper, e);
        }
    }

    private void settle(long paper) {
        try {
            scores.settle(paper);
        } catch (RuntimeException e) {
            LOG.error("The paper {} could not be scored; it is tried again", paper, e);
        }
    }

    private List<Long> over() {
        return jdbc.sql("""
                        select id from quiz.paper where closed_at is null and ends_at <= :now
                        order by ends_at limit :most""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("most", AT_ONCE)
                .query(Long.class)
                .list();
    }

    /** Whether this process has it; another may. */
    private boolean claim(long paper) {
        return jdbc.sql("select id from quiz.paper where id = :id and closed_at is null for update skip locked")
                .param("id", paper)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** Closed for a while, and still without a score, or without a word to the dossier that waits for it. */
    private List<Long> unfinished() {
        return jdbc.sql("""
                        select w.id from quiz.paper w join quiz.seat s on s.id = w.seat join quiz.quiz z on z.id = s.quiz
                        left join lateral (select l.id from quiz.score l where l.paper = w.id order by l.id desc limit 1) c
                            on true
                        where w.closed_at < :before
                          and (c.id is null
                               or (z.automatic and not exists (select from quiz.entry e where e.score = c.id)))
                        order by w.id limit :most""")
                .param("before", clock.instant().minusSeconds(60).atOffset(ZoneOffset.UTC))
                .param("most", AT_ONCE)
                .query(Long.class)
                .list();
    }
}
