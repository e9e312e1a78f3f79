package fr.parchemin.app.demo;

import fr.parchemin.app.award.Awards;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.jury.Minutes;
import fr.parchemin.app.jury.Session;
import fr.parchemin.app.people.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Runs the example to its end without a browser, writes the documents it issues into a directory, and stops. */
@Component
@ConditionalOnProperty("parchemin.export")
class Export {

    private static final Actor NOBODY = Actor.application();

    private final Cohorts cohorts;
    private final Deliberations deliberations;
    private final Minutes minutes;
    private final Awards awards;
    private final InventedJury jury;
    private final Clock clock;
    private final Path directory;

    Export(
            Cohorts cohorts,
            Deliberations deliberations,
            Minutes minutes,
            Awards awards,
            InventedJury jury,
            Clock clock,
            @Value("${parchemin.export}") Path directory) {
        this.cohorts = cohorts;
        this.deliberations = deliberations;
        this.minutes = minutes;
        this.awards = awards;
        this.jury = jury;
        this.clock = clock;
        this.directory = directory;
    }

    @EventListener
    @Order(200)
    void run(ApplicationReadyEvent ready) throws IOException {
        finish();
        int written = write();
        System.out.println("%d documents in %s".formatted(written, directory.toAbsolutePath()));
        System.exit(SpringApplication.exit(ready.getApplicationContext()));
    }

    /** Every cohort gets its jury; what is still open is adjourned, and no session is left open. Nobody deliberates before the day. */
    private void finish() {
        var sessions = deliberations.latest(Actor.application(), null, Integer.MAX_VALUE);
        sessions.stream().filter(Session::isOpen).forEach(this::close);
        cohorts.latest(Actor.application(), null, Integer.MAX_VALUE).stream()
                .filter(cohort ->
                        sessions.stream().noneMatch(session -> session.cohort().equals(cohort.id())))
                .filter(cohort -> cohort.size() > 0 && !InventedJury.day(cohort).isAfter(LocalDate.now(clock)))
                .forEach(this::open);
    }

    private void open(Cohort cohort) {
        close(deliberations.find(jury.open(cohort, NOBODY)).orElseThrow());
    }

    private void close(Session session) {
        jury.follow(session.id(), Integer.MAX_VALUE, NOBODY);
        jury.adjournTheRest(session.id(), NOBODY);
        deliberations.close(session.id(), NOBODY);
    }

    int write() throws IOException {
        var ofMinutes = Files.createDirectories(directory.resolve("minutes"));
        var ofParchments = Files.createDirectories(directory.resolve("parchments"));
        int written = 0;
        for (Session session : deliberations.latest(Actor.application(), null, Integer.MAX_VALUE)) {
            if (session.isOpen()) {
                continue;
            }
            var deliberation = deliberations.deliberation(session.id()).orElseThrow();
            var name = "%s-%s-%d.pdf"
                    .formatted(
                            deliberation.edition().scheme().id(),
                            session.heldOn(),
                            session.id().value());
            Files.write(ofMinutes.resolve(name), minutes.print(deliberation));
            for (var certificate : awards.of(Actor.application(), session.id())) {
                Files.write(ofParchments.resolve(certificate.number() + ".pdf"), awards.print(certificate));
                written++;
            }
            written++;
        }
        return written;
    }
}
