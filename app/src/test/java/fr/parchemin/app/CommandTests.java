package fr.parchemin.app;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.journal.Noted;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTests {

    @Test
    void serveStartsWithoutExamples() {
        assertThat(Command.of("serve")).isEqualTo(new Command.Start(Map.of()));
    }

    @Test
    void demoStartsWithExamples() {
        assertThat(Command.of("demo")).isEqualTo(new Command.Start(Map.of("parchemin.demo", "true")));
    }

    @Test
    void exportNamesItsDirectory() {
        assertThat(Command.of("demo", "--export", "out"))
                .isEqualTo(new Command.Start(Map.of("parchemin.demo", "true", "parchemin.export", "out")));
    }

    @Test
    void theJournalIsChecked() {
        assertThat(Command.of("journal", "check")).isEqualTo(new Command.CheckJournal(null));
        assertThat(Command.of("journal", "check", "57", "ab".repeat(32)))
                .isEqualTo(new Command.CheckJournal(new Noted(57, "ab".repeat(32))));
        assertThat(Command.of("journal", "check", "57", "ab")).isInstanceOf(Command.Misuse.class);
        assertThat(Command.of("journal", "check", "57")).isInstanceOf(Command.Misuse.class);
    }

    @Test
    void anythingElseIsMisuse() {
        assertThat(Command.of("journal")).isEqualTo(new Command.Misuse(Command.USAGE));
        assertThat(Command.of()).isEqualTo(new Command.Misuse(Command.USAGE));
        assertThat(Command.of("demo", "--export")).isEqualTo(new Command.Misuse(Command.USAGE));
        assertThat(Command.of("serve", "--export", "out")).isEqualTo(new Command.Misuse(Command.USAGE));
    }
}
