package fr.parchemin.app.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that speaks the protocol of clamd, byte for byte, and knows one signature. */
class AntivirusTests {

    /** The test file of the antivirus trade, in two halves so that this source is none. */
    static final byte[] EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*")
            .getBytes(StandardCharsets.US_ASCII);

    /** Answers one file. */
    private static final class Clamd implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final Thread thread;
        private final boolean silent;

        Clamd(boolean silent) throws IOException {
            this.silent = silent;
            this.thread = Thread.ofVirtual().start(this::serve);
        }

        String address() {
            return "localhost:" + server.getLocalPort();
        }

        private void serve() {
            while (!server.isClosed()) {
                try (var socket = server.accept()) {
                    answer(socket);
                } catch (IOException | InterruptedException _) {
                    return;
                }
            }
        }

        private void answer(Socket socket) throws IOException, InterruptedException {
            var in = new DataInputStream(socket.getInputStream());
            var command = command(in);
            var file = new ByteArrayOutputStream();
            for (int size = in.readInt(); size > 0; size = in.readInt()) {
                file.write(in.readNBytes(size));
            }
            if (silent) {
                Thread.sleep(5_000);
            }
            socket.getOutputStream().write((reply(command, file) + "\0").getBytes(StandardCharsets.US_ASCII));
        }

        private static String reply(String command, ByteArrayOutputStream file) {
            if (!command.equals("zINSTREAM")) {
                return "UNKNOWN COMMAND";
            }
            return file.toString(StandardCharsets.ISO_8859_1).contains("EICAR-STANDARD")
                    ? "stream: Win.Test.EICAR_HDB-1 FOUND"
                    : file.size() > 1_000_000 ? "INSTREAM size limit exceeded. ERROR" : "stream: OK";
        }

        private static String command(InputStream in) throws IOException {
            var command = new StringBuilder();
            for (int c = in.read(); c > 0; c = in.read()) {
                command.append((char) c);
            }
            return command.toString();
        }

        @Override
        public void close() throws IOException {
            server.close();
            thread.interrupt();
        }
    }

    @TempDir
    Path directory;

    private Scan scan(String address, byte[] file) {
        try {
            return new Antivirus(address, Duration.ofSeconds(1)).scan(Files.write(directory.resolve("file"), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCleanFileIsCleanAndAKnownThreatIsNamed() throws IOException {
        try (var clamd = new Clamd(false)) {
            assertThat(scan(clamd.address(), APdf.of(40))).isEqualTo(new Scan.Clean());
            assertThat(scan(clamd.address(), EICAR)).isEqualTo(new Scan.Infected("Win.Test.EICAR_HDB-1"));
        }
    }

    @Test
    void withoutAnAnswerNothingIsKnown() throws IOException {
        String address;
        try (var clamd = new Clamd(true)) {
            address = clamd.address();
            assertThat(scan(address, EICAR)).isEqualTo(new Scan.Unanswered());
        }
        assertThat(scan(address, EICAR)).isEqualTo(new Scan.Unanswered());
    }

    @Test
    void anAnswerThatSaysNeitherIsNone() throws IOException {
        try (var clamd = new Clamd(false)) {
            assertThat(scan(clamd.address(), new byte[1_000_001])).isEqualTo(new Scan.Unanswered());
        }
    }

    @Test
    void withoutASettingNothingIsAskedAndAWrongOneStopsTheStart() {
        assertThat(scan("", EICAR)).isEqualTo(new Scan.Clean());
        assertThatThrownBy(() -> scan("localhost", EICAR)).hasMessageContaining("host:port");
    }
}
