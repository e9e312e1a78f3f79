package fr.parchemin.app;

import fr.parchemin.app.journal.Noted;
import fr.parchemin.app.journal.Untold;
import fr.parchemin.app.journal.Verification;
import fr.parchemin.app.journal.Verification.Outcome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.BadSqlGrammarException;

/** Verifies the journal on the database alone: no pages, no migration, nothing written. */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
@Import(Verification.class)
class JournalCheck {

    private static final int HOLDS = 0;
    private static final int BROKEN = 1;
    private static final int IMPOSSIBLE = 2;

    /** What prevents the check is told in a sentence, not beside a trace. */
    private static final Map<String, Object> QUIET = Map.of(
            "logging.level.org.springframework.boot.SpringApplication", "off",
            "logging.level.org.springframework.context", "error");

    /**
     * Prints a line, one more for each fault and for what was noted, and gives the code to leave with: 0 the chain holds, all that
     * must have a line has one and what was noted is the same, 1 it is not so, 2 there is nothing to look at.
     */
    static int run(PrintStream out, PrintStream err, @Nullable Noted noted, String... settings) {
        var application = new SpringApplication(JournalCheck.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(QUIET);
        try (var context = application.run(settings)) {
            var verification = context.getBean(Verification.class);
            var outcome = verification.look();
            sentences(outcome).forEach(out::println);
            var standing = noted == null ? Noted.Standing.SAME : verification.compare(noted);
            if (noted != null) {
                out.println(sentence(noted, standing));
            }
            return outcome.holds() && standing == Noted.Standing.SAME ? HOLDS : BROKEN;
        } catch (BadSqlGrammarException e) {
            err.println("journal: this database has none of this version");
        } catch (BeanCreationException e) {
            err.println("journal: " + e.getMostSpecificCause().getMessage());
        }
        return IMPOSSIBLE;
    }

    static String sentence(Noted noted, Noted.Standing standing) {
        return "journal: "
                + switch (standing) {
                    case SAME -> "entry %d still has the noted fingerprint".formatted(noted.place());
                    case OTHER ->
                        "entry %d has another fingerprint than the noted one: written anew, it or one before it"
                                .formatted(noted.place());
                    case GONE -> "entry %d is not there any more: the end was cut off".formatted(noted.place());
                };
    }

    /** What came of a look: in one line, then all that is wrong, one line each. */
    static List<String> sentences(Outcome outcome) {
        var sum = outcome.holds()
                ? "%d entries, chain holds".formatted(outcome.entries())
                : "%d entries hold; %d faults, %d things without their line"
                        .formatted(outcome.entries(), outcome.faults().size(), outcome.untoldCount());
        return Stream.of(
                        Stream.of(sum),
                        outcome.faults().stream().map(JournalCheck::sentence),
                        outcome.untold().stream().map(JournalCheck::sentence))
                .flatMap(lines -> lines)
                .map(line -> "journal: " + line)
                .toList();
    }

    private static String sentence(Outcome.Fault fault) {
        var place = fault.place();
        var places = fault.until() > place ? "entries %d to %d".formatted(place, fault.until()) : "entry " + place;
        return switch (fault.kind()) {
            case MISSING -> places + (fault.until() > place ? " are missing" : " is missing");
            case ALTERED -> places + " was altered";
            case THINGS_ALTERED -> "what %s is about was altered".formatted(places);
            case MOVED -> places + " does not follow the one before: moved, or one taken out";
            case CUT -> places + (fault.until() > place ? " are missing at the end" : " is missing at the end");
            case HEAD -> "the end is not the one that the head names, " + places;
        };
    }

    private static String sentence(Untold untold) {
        var what = switch (untold.sort()) {
            case "closing" -> "the closing of session ";
            case "revocation" -> "the revocation of certificate ";
            default -> untold.sort() + " ";
        };
        return what + untold.named() + " has no line";
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = "spring.datasource.url", havingValue = "embedded", matchIfMissing = true)
    JdbcConnectionDetails embeddedPostgres(
            @Value("${parchemin.data}") Path data, @Value("${parchemin.postgres}") Path binaries) {
        return EmbeddedPostgresServer.visit(data, binaries);
    }
}
