package fr.parchemin.app.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.delivery.Archive.Taken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files on a disk: what was put there comes back, or nothing does. */
class ArchiveTests {

    private static final byte[] FILE = "un rapport".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private Archive archive() {
        return new Archive(new DiskStore(directory, Clock.systemUTC()));
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void theSameFileIsKeptOnce() throws IOException {
        var digest = archive().keep(FILE);

        assertThat(archive().keep(FILE)).isEqualTo(digest);
        assertThat(files()).singleElement().satisfies(file -> assertThat(file).hasFileName(digest));
        assertThat(archive().take(digest))
                .isInstanceOfSatisfying(
                        Taken.Whole.class, whole -> assertThat(whole.bytes()).isEqualTo(FILE));
    }

    @Test
    void aDamagedFileIsNeverHandedOutAndIsMadeGoodWhenItComesAgain() throws IOException {
        var digest = archive().keep(FILE);
        Files.writeString(files().getFirst(), "un rappert");

        assertThat(archive().take(digest)).isInstanceOf(Taken.Damaged.class);
        archive().keep(FILE);
        assertThat(archive().take(digest)).isInstanceOf(Taken.Whole.class);
        Files.delete(files().getFirst());
        assertThat(archive().take(digest)).isInstanceOf(Taken.Damaged.class);
    }

    @Test
    void halvesOfFilesThatAProcessLeftAreSweptAndOthersNamed() throws IOException {
        var digest = archive().keep(FILE);
        Files.writeString(files().getFirst().resolveSibling("half123"), "un rap");
        List<String> old = new ArrayList<>();

        new DiskStore(directory, Clock.systemUTC()).old(Instant.now().minusSeconds(60), old::add);
        assertThat(old).isEmpty();
        new DiskStore(directory, Clock.systemUTC()).old(Instant.now().plusSeconds(60), old::add);

        assertThat(old).containsExactly(digest);
        assertThat(files()).hasSize(1);
    }
}
