package fr.parchemin.app.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parchemin.app.delivery.Archive.Taken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever files are kept: what was put there comes back, or nothing does. */
@ParameterizedClass
@EnumSource
class ArchiveTests {

    enum Kind {
        DISK,
        S3
    }

    private static final String BUCKET = "livrables";

    @TempDir
    static Path shared;

    private static AnS3Server server;

    @TempDir
    Path directory;

    @Parameter
    Kind kind;

    private Store store;
    private Path kept;
    private Archive archive;

    @BeforeAll
    static void serve() throws IOException, InterruptedException {
        server = new AnS3Server(shared);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @BeforeEach
    void open() {
        store = switch (kind) {
            case DISK -> {
                kept = directory.resolve("files");
                yield new DiskStore(kept, Clock.systemUTC());
            }
            case S3 -> {
                var bucket = BUCKET + System.nanoTime();
                kept = server.objects(bucket);
                var client = BucketSettings.of(name -> server.setting(name, bucket))
                        .orElseThrow()
                        .client();
                client.createBucket(request -> request.bucket(bucket));
                yield new S3Store(client, bucket);
            }
        };
        archive = new Archive(store);
    }

    private Path report(String text) throws IOException {
        return Files.writeString(directory.resolve("rapport"), text);
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(kept)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static String text(Taken taken) throws IOException {
        var whole = (Taken.Whole) taken;
        try (var bytes = whole.bytes()) {
            var read = bytes.readAllBytes();
            assertThat(whole.length()).isEqualTo(read.length);
            return new String(read, java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatIsKeptComesBackAndTheSameFileIsKeptOnce() throws IOException {
        var digest = archive.keep(report("un rapport"));

        assertThat(archive.keep(report("un rapport"))).isEqualTo(digest);
        assertThat(files()).singleElement().satisfies(file -> assertThat(file).hasFileName(digest));
        assertThat(text(archive.take(digest))).isEqualTo("un rapport");
    }

    @Test
    void aLargeFileComesBackByteForByte() throws IOException {
        var large = directory.resolve("large");
        try (var out = Files.newOutputStream(large)) {
            var part = new byte[1 << 20];
            for (int i = 0; i < 40; i++) {
                part[i] = (byte) i;
                out.write(part);
            }
        }

        var taken = (Taken.Whole) archive.take(archive.keep(large));

        assertThat(taken.length()).isEqualTo(40L << 20);
        try (var bytes = taken.bytes();
                var expected = Files.newInputStream(large)) {
            assertThat(bytes).hasSameContentAs(expected);
        }
    }

    @Test
    void anAlteredFileIsNeverHandedOutAndIsMadeGoodWhenItComesAgain() throws IOException {
        var digest = archive.keep(report("un rapport"));
        Files.writeString(files().getFirst(), "un rappert");

        assertThat(archive.take(digest)).isInstanceOf(Taken.Damaged.class);
        archive.keep(report("un rapport"));
        assertThat(text(archive.take(digest))).isEqualTo("un rapport");
    }

    @Test
    void aFileThatIsGoneIsToldAsDamaged() throws IOException {
        var digest = archive.keep(report("un rapport"));
        Files.delete(files().getFirst());

        assertThat(archive.take(digest)).isInstanceOf(Taken.Damaged.class);
        assertThat(store.open(digest)).isEmpty();
    }

    @Test
    void aRemovedFileIsGoneAndIsRemovedOnceMoreInPeace() throws IOException {
        var digest = archive.keep(report("un rapport"));

        store.remove(digest);
        store.remove(digest);

        assertThat(store.open(digest)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void oldFilesAreNamedAndYoungOnesAreNot() throws IOException {
        var digest = archive.keep(report("un rapport"));
        var other = archive.keep(report("un autre"));
        List<String> old = new ArrayList<>();

        store.old(Instant.now().minusSeconds(60), old::add);
        assertThat(old).isEmpty();
        store.old(Instant.now().plusSeconds(60), old::add);

        assertThat(old).containsExactlyInAnyOrder(digest, other);
    }

    @Test
    void nothingButADigestBecomesAPlace() {
        assertThatThrownBy(() -> store.open("../../etc/passwd")).hasMessageContaining("not a digest");
        assertThatThrownBy(() -> store.remove("")).hasMessageContaining("not a digest");
    }

    @Test
    void theServerRefusesBytesThatAreNotThoseOfTheirDigest() throws IOException {
        var digest = archive.keep(report("un rapport"));

        if (kind == Kind.S3) {
            assertThatThrownBy(() -> store.put(digest, report("un autre"))).isInstanceOf(IOException.class);
            assertThat(text(archive.take(digest))).isEqualTo("un rapport");
        }
    }

    @Test
    void aStoreThatDoesNotAnswerIsToldApartFromADamagedFile() throws IOException {
        var digest = archive.keep(report("un rapport"));
        var silent = new Archive(silent());

        assertThat(silent.take(digest)).isInstanceOf(Taken.Unreachable.class);
        assertThatThrownBy(() -> silent.keep(report("un rapport")))
                .isInstanceOfAny(IOException.class, UncheckedIOException.class);
    }

    /** A disk that is none, and a server that has gone. */
    private Store silent() throws IOException {
        return switch (kind) {
            case DISK -> {
                var file = Files.writeString(directory.resolve("no-directory"), "");
                yield new DiskStore(file, Clock.systemUTC());
            }
            case S3 -> {
                var client = BucketSettings.of(name -> name.equals("parchemin.files.endpoint")
                                ? "http://127.0.0.1:9"
                                : server.setting(name, BUCKET))
                        .orElseThrow()
                        .client();
                yield new S3Store(client, BUCKET);
            }
        };
    }
}
