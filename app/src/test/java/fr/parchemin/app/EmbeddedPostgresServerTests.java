package fr.parchemin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedPostgresServerTests {

    private static final Path PROGRAMS = Path.of("target", "postgres");

    @TempDir
    Path data;

    @Test
    void whatIsAnsweredAsDoneIsOnTheDisk() throws Exception {
        try (var server = EmbeddedPostgresServer.start(data, PROGRAMS)) {
            for (var setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
                assertThat(ask(server, "show " + setting)).isEqualTo("on");
            }
        }
    }

    @Test
    void namesAreSortedAsInFrench() throws Exception {
        try (var server = EmbeddedPostgresServer.start(data, PROGRAMS)) {
            assertThat(ask(server, """
                    select string_agg(name, ' ' order by name)
                    from (values ('Zoé'), ('Éric'), ('emma'), ('Eve')) as person (name)
                    """)).isEqualTo("emma Éric Eve Zoé");
        }
    }

    @Test
    void dataAreKeptBetweenRuns() throws Exception {
        try (var server = EmbeddedPostgresServer.start(data, PROGRAMS)) {
            client(server)
                    .sql("create table kept as select 'still here' as value")
                    .update();
        }

        try (var server = EmbeddedPostgresServer.start(data, PROGRAMS)) {
            assertThat(ask(server, "select value from kept")).isEqualTo("still here");
        }
    }

    @Test
    void aSecondApplicationOnTheSameDataIsRefused() throws Exception {
        try (var _ = EmbeddedPostgresServer.start(data, PROGRAMS)) {
            assertThatThrownBy(() -> EmbeddedPostgresServer.start(data, PROGRAMS))
                    .isInstanceOf(DataDirectoryInUseException.class);
        }
    }

    @Test
    void aVisitorReadsBesideTheApplicationAndLeavesItRunning() throws Exception {
        assertThatThrownBy(() -> EmbeddedPostgresServer.visit(data, PROGRAMS)).hasMessageContaining("no database");
        try (var server = EmbeddedPostgresServer.start(data, PROGRAMS)) {
            try (var visitor = EmbeddedPostgresServer.visit(data, PROGRAMS)) {
                assertThat(ask(visitor, "show port")).isEqualTo(ask(server, "show port"));
            }

            assertThat(ask(server, "select 'still here'")).isEqualTo("still here");
        }
        try (var alone = EmbeddedPostgresServer.visit(data, PROGRAMS)) {
            assertThat(ask(alone, "select 'here'")).isEqualTo("here");
        }
    }

    private static String ask(EmbeddedPostgresServer server, String sql) {
        return client(server).sql(sql).query(String.class).single();
    }

    private static JdbcClient client(EmbeddedPostgresServer server) {
        return JdbcClient.create(
                new DriverManagerDataSource(server.getJdbcUrl(), server.getUsername(), server.getPassword()));
    }
}
