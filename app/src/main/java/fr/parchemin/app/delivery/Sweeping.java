package fr.parchemin.app.delivery;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes files that no row refers to: what was kept just before a process stopped, and what was erased. */
@Component
class Sweeping {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);
    /** Longer than any transaction that keeps a file and then names it. */
    private static final Duration LATELY = Duration.ofDays(1);

    private final Store store;
    private final JdbcClient jdbc;
    private final Clock clock;

    Sweeping(Store store, JdbcClient jdbc, Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(cron = "0 10 3 * * *", zone = "Europe/Paris")
    void eachNight() {
        try {
            store.old(clock.instant().minus(LATELY), this::removeUnlessReferred);
        } catch (IOException e) {
            LOG.error("The files cannot be swept; it is tried again the next night", e);
        }
    }

    void removeUnlessReferred(String digest) {
        boolean referred =
                jdbc.sql("""
                        select exists (select from delivery.version where digest = :digest)
                            or exists (select from delivery.proof where digest = :digest)""").param("digest", digest).query(Boolean.class).single();
        if (referred) {
            return;
        }
        try {
            store.remove(digest);
        } catch (IOException e) {
            LOG.error("The file {} cannot be removed; it is tried again the next night", digest, e);
        }
    }
}
