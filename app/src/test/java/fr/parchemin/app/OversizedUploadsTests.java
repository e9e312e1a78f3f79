package fr.parchemin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Over a real connection, as browsers do: everything is sent before anything is read. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"parchemin.second-factor=optional", "parchemin.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="})
@ContextConfiguration(initializers = TestDatabase.class)
class OversizedUploadsTests {

    private static final int MEGABYTE = 1 << 20;

    @LocalServerPort
    int port;

    /** Within a real server, relative paths are those of its pages. */
    @DynamicPropertySource
    static void paths(DynamicPropertyRegistry settings) {
        settings.add(
                "parchemin.schemes",
                () -> Path.of("../schemes").toAbsolutePath().normalize().toString());
        settings.add(
                "parchemin.data", () -> Path.of("target/data").toAbsolutePath().toString());
    }

    private String send(int megabytes, String language) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            var out = socket.getOutputStream();
            out.write("""
                    POST /dossiers/1/livrables/B1.rapport HTTP/1.1
                    Host: localhost
                    Accept: text/html
                    Accept-Language: %s
                    Connection: close
                    Content-Type: multipart/form-data; boundary=limite
                    Content-Length: %d

                    """.formatted(language, megabytes * (long) MEGABYTE)
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var part = new byte[MEGABYTE];
            for (int i = 0; i < megabytes; i++) {
                out.write(part);
            }
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"70, fr, 'dépasse 65\u202fMo'", "300, en, 'larger than 65 MB'"})
    void whatIsTooLargeIsAnsweredWithAPageThatSaysTheLimit(int megabytes, String language, String said)
            throws IOException {
        var answer = send(megabytes, language);

        assertThat(answer).startsWith("HTTP/1.1 413").contains(said, "</html>", "class=\"prose failure\"");
    }

    @ParameterizedTest
    @CsvSource("1, fr")
    void whatIsNotGoesOnToTheDoor(int megabytes, String language) throws IOException {
        assertThat(send(megabytes, language)).doesNotStartWith("HTTP/1.1 413").startsWith("HTTP/1.1 ");
    }
}
