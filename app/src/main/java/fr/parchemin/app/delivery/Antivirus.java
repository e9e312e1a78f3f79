package fr.parchemin.app.delivery;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Has files scanned by clamd, by its command INSTREAM, where {@code parchemin.clamd} says {@code host:port}. */
@Component
class Antivirus {

    private static final Logger LOG = LoggerFactory.getLogger(Antivirus.class);
    private static final Pattern ADDRESS = Pattern.compile("(.+):(\\d{1,5})");
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");
    private static final int PART = 1 << 16;
    private static final int LONGEST_ANSWER = 4096;

    private final @Nullable InetSocketAddress address;
    private final int millis;

    Antivirus(@Value("${parchemin.clamd:}") String setting, @Value("${parchemin.clamd-timeout:30s}") Duration timeout) {
        this.address = setting.isBlank() ? null : address(setting.strip());
        this.millis = Math.toIntExact(timeout.toMillis());
    }

    private static InetSocketAddress address(String setting) {
        var parts = ADDRESS.matcher(setting);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65535) {
            throw new IllegalStateException("parchemin.clamd is %s, expected host:port".formatted(setting));
        }
        // Resolved anew each time: it may move.
        return InetSocketAddress.createUnresolved(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    Scan scan(Path file) {
        if (address == null) {
            return new Scan.Clean();
        }
        try {
            return read(ask(address, file));
        } catch (IOException e) {
            LOG.error("The antivirus at {} does not answer", address, e);
            return new Scan.Unanswered();
        }
    }

    private String ask(InetSocketAddress at, Path file) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(at.getHostString(), at.getPort()), millis);
            socket.setSoTimeout(millis);
            var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            send(file, out);
            out.flush();
            var answer = socket.getInputStream().readNBytes(LONGEST_ANSWER);
            return new String(answer, StandardCharsets.UTF_8).replace("\0", "").strip();
        }
    }

    private static void send(Path file, DataOutputStream out) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var part = new byte[PART];
            for (int size = in.read(part); size > 0; size = in.read(part)) {
                out.writeInt(size);
                out.write(part, 0, size);
            }
        }
        out.writeInt(0);
    }

    private static Scan read(String answer) {
        if (answer.equals("stream: OK")) {
            return new Scan.Clean();
        }
        var found = FOUND.matcher(answer);
        if (found.matches()) {
            return new Scan.Infected(found.group(1));
        }
        LOG.error("The antivirus answered \"{}\"", answer);
        return new Scan.Unanswered();
    }
}
