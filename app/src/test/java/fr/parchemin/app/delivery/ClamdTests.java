package fr.parchemin.app.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Against clamd itself, on machines that have it. It knows one signature, so that nothing has to be fetched. */
@EnabledIf("isInstalled")
class ClamdTests {

    private static final Path CLAMD = Path.of("/usr/sbin/clamd");
    private static final int MOST = 1 << 20;

    @TempDir
    static Path directory;

    private static Process process;
    private static Antivirus antivirus;

    static boolean isInstalled() {
        return Files.isExecutable(CLAMD);
    }

    @BeforeAll
    static void start() throws IOException, InterruptedException, NoSuchAlgorithmException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var digest = MessageDigest.getInstance("MD5").digest(AntivirusTests.EICAR);
        Files.writeString(
                Files.createDirectory(directory.resolve("signatures")).resolve("one.hdb"),
                "%s:%d:Essai\n".formatted(HexFormat.of().formatHex(digest), AntivirusTests.EICAR.length));
        var settings = Files.write(
                directory.resolve("clamd.conf"),
                List.of(
                        "TCPSocket " + port,
                        "TCPAddr 127.0.0.1",
                        "DatabaseDirectory " + directory.resolve("signatures"),
                        "StreamMaxLength " + MOST,
                        "Foreground yes"));
        var log = directory.resolve("log").toFile();
        process = new ProcessBuilder(CLAMD.toString(), "--config-file=" + settings)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        for (int tries = 0; !answers(port); tries++) {
            assertThat(process.isAlive() && tries < 600)
                    .as(() -> read(log.toPath()))
                    .isTrue();
            Thread.sleep(100);
        }
        antivirus = new Antivirus("127.0.0.1:" + port, Duration.ofSeconds(20));
    }

    private static boolean answers(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return Objects.requireNonNull(socket).isConnected();
        } catch (ConnectException _) {
            return false;
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @AfterAll
    static void stop() {
        process.destroy();
    }

    private static Scan scan(byte[] file) throws IOException {
        return antivirus.scan(Files.write(directory.resolve("file"), file));
    }

    @Test
    void aCleanFileIsCleanAndAKnownThreatIsNamed() throws IOException {
        assertThat(scan(APdf.of(40))).isEqualTo(new Scan.Clean());
        assertThat(scan("Bonjour".getBytes(StandardCharsets.UTF_8))).isEqualTo(new Scan.Clean());
        assertThat(scan(AntivirusTests.EICAR))
                .isInstanceOfSatisfying(
                        Scan.Infected.class, found -> assertThat(found.name()).startsWith("Essai"));
    }

    @Test
    void aFileThatItRefusesToReadIsNotCalledClean() throws IOException {
        assertThat(scan(new byte[4 * MOST])).isEqualTo(new Scan.Unanswered());
    }
}
