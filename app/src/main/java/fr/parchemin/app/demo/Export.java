package fr.parchemin.app.demo;

import fr.parchemin.app.award.Awards;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.jury.ClosedSessions;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.jury.Session;
import fr.parchemin.app.jury.Session.Closing;
import fr.parchemin.app.jury.SessionId;
import fr.parchemin.app.people.Actor;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private static final List<String> NOT_BUILT = List.of("record-books", "credentials", "declarations");

    private final Catalog catalog;
    private final Cohorts cohorts;
    private final Deliberations deliberations;
    private final ClosedSessions closedSessions;
    private final Awards awards;
    private final InventedJury jury;
    private final Clock clock;
    private final Path directory;

    Export(
            Catalog catalog,
            Cohorts cohorts,
            Deliberations deliberations,
            ClosedSessions closedSessions,
            Awards awards,
            InventedJury jury,
            Clock clock,
            @Value("${parchemin.export}") Path directory) {
        this.catalog = catalog;
        this.cohorts = cohorts;
        this.deliberations = deliberations;
        this.closedSessions = closedSessions;
        this.awards = awards;
        this.jury = jury;
        this.clock = clock;
        this.directory = directory;
    }

    @EventListener
    @Order(200)
    void run(ApplicationReadyEvent ready) {
        run(System.out);
        System.exit(SpringApplication.exit(ready.getApplicationContext()));
    }

    /** Says what each scheme has issued, and what nobody can issue yet. */
    void run(PrintStream out) {
        finish();
        int written = 0;
        for (var entry : closedByScheme().entrySet()) {
            var sessions = entry.getValue();
            int parchments = sessions.stream().mapToInt(this::write).sum();
            out.println("%s\tminutes %d\tparchments %d".formatted(entry.getKey(), sessions.size(), parchments));
            written += sessions.size() + parchments;
        }
        out.println("not built yet, none written: " + String.join(", ", NOT_BUILT));
        out.println("%d documents in %s".formatted(written, directory.toAbsolutePath()));
    }

    private Map<String, List<Session>> closedByScheme() {
        Map<String, List<Session>> closed = new TreeMap<>();
        catalog.schemes().forEach(edition -> closed.put(edition.scheme().id(), new ArrayList<>()));
        deliberations.latest(NOBODY, null, Integer.MAX_VALUE).stream()
                .filter(session -> !session.isOpen())
                .forEach(session -> closed.computeIfAbsent(
                                catalog.edition(session.edition()).scheme().id(), _ -> new ArrayList<>())
                        .add(session));
        return closed;
    }

    /** Every cohort gets its jury; what is still open is adjourned, and no session is left open. Nobody deliberates before the day. */
    private void finish() {
        var sessions = deliberations.latest(NOBODY, null, Integer.MAX_VALUE);
        sessions.stream().filter(Session::isOpen).map(Session::id).forEach(this::close);
        cohorts.latest(NOBODY, null, Integer.MAX_VALUE).stream()
                .filter(cohort ->
                        sessions.stream().noneMatch(session -> session.cohort().equals(cohort.id())))
                .filter(cohort -> !jury.day(cohort).isAfter(LocalDate.now(clock)))
                .forEach(cohort -> jury.open(cohort, NOBODY).ifPresent(this::close));
    }

    private void close(SessionId session) {
        jury.follow(session, Integer.MAX_VALUE, NOBODY);
        jury.adjournTheRest(session, NOBODY);
        if (deliberations.close(session, NOBODY) instanceof Closing.Hindered(var hindrances)) {
            throw new IllegalStateException("Session " + session.value() + " cannot be closed: " + hindrances);
        }
    }

    /** Writes the minutes of a session and its parchments; gives the number of these. */
    private int write(Session session) {
        try {
            var deliberation = deliberations.deliberation(session.id()).orElseThrow();
            var name = "%s-%s-%d.pdf"
                    .formatted(
                            deliberation.edition().scheme().id(),
                            session.heldOn(),
                            session.id().value());
            Files.write(place("minutes").resolve(name), closedSessions.minutes(session));
            var certificates = awards.of(NOBODY, session.id());
            for (var certificate : certificates) {
                Files.write(place("parchments").resolve(certificate.number() + ".pdf"), awards.document(certificate));
            }
            return certificates.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path place(String kind) throws IOException {
        return Files.createDirectories(directory.resolve(kind));
    }
}
