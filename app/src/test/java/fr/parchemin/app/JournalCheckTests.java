package fr.parchemin.app;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.journal.Noted;
import fr.parchemin.app.journal.Verification.Outcome;
import fr.parchemin.app.journal.Verification.Outcome.Fault;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParcheminTest
class JournalCheckTests {

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private @Nullable Noted noted;

    private int check(String... settings) {
        return JournalCheck.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                noted,
                settings);
    }

    private static List<String> sentences(Fault... faults) {
        return JournalCheck.sentences(new Outcome(Instant.EPOCH, 0, 56, null, null, "", List.of(faults), List.of(), 0));
    }

    @Test
    void theCheckNeedsOnlyTheDatabase() {
        var url = Objects.requireNonNull(environment.getProperty("spring.datasource.url"));
        long entries =
                jdbc.sql("select place from journal.head").query(Long.class).single();

        assertThat(check("--parchemin.database=" + url)).as("%s", err).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("journal: " + entries + " entries, chain holds" + System.lineSeparator());
    }

    @Test
    void whatWasNotedIsComparedToo() {
        var url = "--parchemin.database=" + Objects.requireNonNull(environment.getProperty("spring.datasource.url"));
        long last = jdbc.sql("select place from journal.head").query(Long.class).single();
        var hash = jdbc.sql("select encode(hash, 'hex') from journal.entry where place = :last")
                .param("last", last)
                .query(String.class)
                .single();

        noted = Noted.of(Long.toString(last), hash.toUpperCase(java.util.Locale.ROOT))
                .orElseThrow();
        assertThat(check(url)).as("%s", err).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("entry " + last + " still has");
        noted = new Noted(last, "ab".repeat(32));
        assertThat(check(url)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("another fingerprint");
        noted = new Noted(last + 1000, hash);
        assertThat(check(url)).as("a cut tail").isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("not there any more");
    }

    @Test
    void whereNothingIsKeptThereIsNothingToCheck() {
        assertThat(check("--parchemin.data=target/no-such-data", "--parchemin.postgres=target/programs"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no database in");
    }

    @Test
    void everyFaultIsLocated() {
        assertThat(sentences()).containsExactly("journal: 56 entries, chain holds");
        assertThat(sentences(new Fault(Outcome.Kind.ALTERED, 57), new Fault(Outcome.Kind.MISSING, 60, 62)))
                .containsExactly(
                        "journal: 56 entries hold; 2 faults, 0 things without their line",
                        "journal: entry 57 was altered",
                        "journal: entries 60 to 62 are missing");
        for (var kind : Outcome.Kind.values()) {
            assertThat(sentences(new Fault(kind, 57)).getLast()).contains("57");
        }
    }
}
