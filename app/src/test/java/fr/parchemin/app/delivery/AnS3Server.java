package fr.parchemin.app.delivery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server of files in a process of its own, over HTTP, that checks signatures and keeps objects as files of a directory. */
final class AnS3Server implements AutoCloseable {

    static final String ACCESS_KEY = "parchemin";
    static final String SECRET_KEY = "une-cle-de-test-assez-longue";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path directory;
    private final int port;
    private final Process process;

    /** Starts one that answers when this returns. */
    AnS3Server(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        this.port = free();
        var objects = Files.createDirectories(directory.resolve("objects"));
        var settings = Files.write(
                directory.resolve("s3proxy.properties"),
                List.of(
                        "s3proxy.endpoint=" + address(),
                        "s3proxy.authorization=aws-v4",
                        "s3proxy.identity=" + ACCESS_KEY,
                        "s3proxy.credential=" + SECRET_KEY,
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.identity=none",
                        "jclouds.credential=none",
                        "jclouds.filesystem.basedir=" + objects));
        this.process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        Path.of("target", "s3", "s3proxy.jar").toAbsolutePath().toString(),
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        await();
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void await() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                Objects.requireNonNull(socket);
                return;
            } catch (ConnectException _) {
                Thread.sleep(100);
            }
        }
        var said = Files.readString(log());
        close();
        throw new IllegalStateException("The server of files does not answer at " + address() + ":\n" + said);
    }

    private Path log() {
        return directory.resolve("s3proxy.log");
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Where the objects of a bucket lie, each under its key. */
    Path objects(String bucket) {
        return directory.resolve("objects").resolve(bucket);
    }

    /** What an operator sets for it. */
    @Nullable
    String setting(String name, String bucket) {
        return switch (name) {
            case "parchemin.files.endpoint" -> address();
            case "parchemin.files.bucket" -> bucket;
            case "parchemin.files.access-key" -> ACCESS_KEY;
            case "parchemin.files.secret-key" -> SECRET_KEY;
            default -> null;
        };
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
