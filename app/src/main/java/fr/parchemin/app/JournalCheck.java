package fr.parchemin.app;

import fr.parchemin.app.journal.Noted;
import fr.parchemin.app.journal.Verification;
import fr.parchemin.app.journal.Verification.Outcome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
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
     * Prints a line, and one more for what was noted, and gives the code to leave with: 0 the chain holds and what was noted
     * is the same, 1 it is not, 2 there is nothing to look at.
     */
    static int run(PrintStream out, PrintStream err, @Nullable Noted noted, String... settings) {
        var application = new SpringApplication(JournalCheck.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(QUIET);
        try (var context = application.run(settings)) {
            var verification = context.getBean(Verification.class);
            var outcome = verification.look();
            out.println(sentence(outcome));
            var standing = noted == null ? Noted.Standing.SAME : verification.compare(noted);
            if (noted != null) {
                out.println(sentence(noted, standing));
            }
            return outcome.fault() == null && standing == Noted.Standing.SAME ? HOLDS : BROKEN;
        } catch (BadSqlGrammarException e) {
            err.println("journal: this database has none");
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

    static String sentence(Outcome outcome) {
        var fault = outcome.fault();
        if (fault == null) {
            return "journal: %d entries, chain holds".formatted(outcome.entries());
        }
        var place = fault.place();
        return "journal: " + outcome.entries() + " entries hold, then "
                + switch (fault.kind()) {
                    case MISSING -> "entry %d is missing".formatted(place);
                    case ALTERED -> "entry %d was altered".formatted(place);
                    case THINGS_ALTERED -> "what entry %d is about was altered".formatted(place);
                    case MOVED -> "entry %d does not follow the one before: moved, or one taken out".formatted(place);
                    case CUT -> "entry %d and all later ones are missing".formatted(place);
                    case HEAD -> "the end is not the one that the head names, entry %d".formatted(place);
                };
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
