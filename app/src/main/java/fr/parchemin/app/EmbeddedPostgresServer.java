package fr.parchemin.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The PostgreSQL server that comes with the application, its files kept in the data directory between runs. One
 * application at a time owns them.
 */
final class EmbeddedPostgresServer implements JdbcConnectionDetails, AutoCloseable {

    private static final String SUPERUSER = "postgres";

    private final @Nullable FileLock lock;
    private final Server server;

    private EmbeddedPostgresServer(@Nullable FileLock lock, Server server) {
        this.lock = lock;
        this.server = server;
    }

    /**
     * Starts the server, or takes over the one that outlived an application that was killed.
     *
     * @param data the data directory
     * @param binaries where the programs of PostgreSQL are unpacked
     * @throws DataDirectoryInUseException when another application runs on the same directory
     */
    static EmbeddedPostgresServer start(Path data, Path binaries) {
        try {
            var cluster = Files.createDirectories(data.toAbsolutePath()).resolve("postgres");
            var lock = lock(data);
            var orphan = Orphan.of(cluster);
            return new EmbeddedPostgresServer(lock, orphan != null ? orphan : Child.start(cluster, binaries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reaches the database that is kept there, beside the application that runs on it if one does; makes none.
     *
     * @throws IllegalStateException when no database is kept there
     * @throws DataDirectoryInUseException when an application is about to start or stop there
     */
    static EmbeddedPostgresServer visit(Path data, Path binaries) {
        var cluster = data.toAbsolutePath().resolve("postgres");
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            throw new IllegalStateException("no database in " + data.toAbsolutePath() + beside(data));
        }
        try {
            return start(data, binaries);
        } catch (DataDirectoryInUseException e) {
            return new EmbeddedPostgresServer(null, Guest.of(cluster, e));
        }
    }

    private static String beside(Path data) {
        var demonstration = data.toAbsolutePath().resolve("demo");
        return Files.exists(demonstration.resolve("postgres"))
                ? "; that of the demonstration is in " + demonstration
                : "";
    }

    private static FileLock lock(Path data) throws IOException {
        var channel =
                FileChannel.open(data.resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very JVM.
        }
        channel.close();
        throw new DataDirectoryInUseException(data);
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.port());
    }

    @Override
    public String getUsername() {
        return SUPERUSER;
    }

    @Override
    public @Nullable String getPassword() {
        return null;
    }

    @Override
    public void close() throws IOException {
        server.stop();
        if (lock != null) {
            lock.acquiredBy().close();
        }
    }

    private sealed interface Server {
        int port();

        void stop() throws IOException;
    }

    /** The server that this application started. */
    private record Child(EmbeddedPostgres postgres) implements Server {

        static Child start(Path cluster, Path binaries) throws IOException {
            return new Child(EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(binaries.toAbsolutePath().toFile())
                    .setRegisterShutdownHook(false)
                    .setLocaleConfig("locale-provider", "icu")
                    .setLocaleConfig("icu-locale", "fr-FR")
                    // Made for tests, it starts without any of these: an answer of success means it is on the disk.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "100")
                    .start());
        }

        @Override
        public int port() {
            return postgres.getPort();
        }

        @Override
        public void stop() throws IOException {
            postgres.close();
        }
    }

    /** The server of another application, which goes on. */
    private record Guest(int port) implements Server {

        static Guest of(Path cluster, DataDirectoryInUseException otherwise) {
            try {
                var running = Orphan.of(cluster);
                if (running == null) {
                    throw otherwise;
                }
                return new Guest(running.port());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            // It is not ours.
        }
    }

    /** The server of an application that was killed, found by the file it keeps in its directory. */
    private record Orphan(ProcessHandle process, int port) implements Server {

        static @Nullable Orphan of(Path cluster) throws IOException {
            var file = cluster.resolve("postmaster.pid");
            if (!Files.exists(file)) {
                return null;
            }
            var lines = Files.readAllLines(file);
            if (lines.size() < 8 || !lines.get(7).startsWith("ready")) {
                return null;
            }
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                    .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                    .map(process ->
                            new Orphan(process, Integer.parseInt(lines.get(3).strip())))
                    .orElse(null);
        }

        @Override
        public void stop() {
            process.destroy();
            process.onExit().join();
        }
    }
}
