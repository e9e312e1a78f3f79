package fr.parchemin.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parchemin.app.ParcheminApplication;
import fr.parchemin.app.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A demonstration is written into a database of its own, never beside what is real. */
class OwnDatabaseTests {

    private static final String SCHEME = "tous-decides.yaml";

    @TempDir
    Path folder;

    @BeforeEach
    void oneScheme() throws IOException {
        Files.writeString(
                folder.resolve(SCHEME),
                Objects.requireNonNull(VariedSchemes.all().get(SCHEME)));
    }

    /** Starts on a new database, or on one that there is, and says which; nothing runs afterwards. */
    private String run(boolean demonstration, ApplicationContextInitializer<ConfigurableApplicationContext> database) {
        try (var application = new SpringApplicationBuilder(ParcheminApplication.class)
                .initializers(database)
                .run(
                        "--server.port=0",
                        "--parchemin.demo=" + demonstration,
                        "--parchemin.second-factor=optional",
                        "--parchemin.data=target/data",
                        "--parchemin.schemes=" + folder)) {
            return Objects.requireNonNull(application.getEnvironment().getProperty("spring.datasource.url"));
        }
    }

    private static ApplicationContextInitializer<ConfigurableApplicationContext> on(String url) {
        return context -> context.getEnvironment().getSystemProperties().put("spring.datasource.url", url);
    }

    private String again(boolean demonstration, String url) {
        try {
            return run(demonstration, on(url));
        } finally {
            System.clearProperty("spring.datasource.url");
        }
    }

    private static List<String> rows(String url) {
        var jdbc = JdbcClient.create(new DriverManagerDataSource(url));
        return Stream.of(
                        "people.account",
                        "candidacy.cohort",
                        "catalog.edition",
                        "journal.entry",
                        "public.flyway_schema_history")
                .map(table -> jdbc.sql("select '%1$s ' || count(*) from %1$s".formatted(table))
                        .query(String.class)
                        .single())
                .toList();
    }

    @Test
    void aDemonstrationIsRefusedInTheDatabaseOfAnInstallationBeforeAnythingIsChanged() {
        var url = run(false, new TestDatabase());
        var jdbc = JdbcClient.create(new DriverManagerDataSource(url));
        // As one left it that knew of no demonstrations.
        jdbc.sql("drop schema demo cascade").update();
        jdbc.sql("delete from public.flyway_schema_history where script like '%demonstration%'")
                .update();
        var before = rows(url);

        assertThatThrownBy(() -> again(true, url))
                .hasRootCauseInstanceOf(RealDataException.class)
                .hasStackTraceContaining("holds the data of an installation");

        assertThat(rows(url)).isEqualTo(before);
        assertThat(jdbc.sql("select to_regclass('demo.demonstration') is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aDemonstrationGoesOnInItsOwnDatabase() {
        var url = run(true, new TestDatabase());
        var cohorts = rows(url).get(1);

        again(true, url);

        assertThat(rows(url)).contains(cohorts);
        assertThat(cohorts).isNotEqualTo("candidacy.cohort 0");
    }
}
