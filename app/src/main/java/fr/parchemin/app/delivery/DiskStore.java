package fr.parchemin.app.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Files in a directory of the machine, or one that several machines share. */
final class DiskStore implements Store {

    private final Path directory;
    private final Clock clock;

    DiskStore(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public void put(String digest, Path file) throws IOException {
        var target = place(digest);
        // One that was damaged since is made good.
        if (Files.exists(target) && Files.mismatch(file, target) < 0) {
            Files.setLastModifiedTime(target, FileTime.from(clock.instant()));
            return;
        }
        var parent = Files.createDirectories(target.toAbsolutePath().getParent());
        var half = Files.createTempFile(parent, "half", null);
        try {
            Files.copy(file, half, StandardCopyOption.REPLACE_EXISTING);
            force(half);
            Files.setLastModifiedTime(half, FileTime.from(clock.instant()));
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            force(parent);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /** An answer of success outlives the power. */
    private static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public Optional<InputStream> open(String digest) throws IOException {
        try {
            return Optional.of(Files.newInputStream(place(digest)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public void remove(String digest) throws IOException {
        Files.deleteIfExists(place(digest));
    }

    @Override
    public void old(Instant before, Consumer<String> digests) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    tell(file, digests);
                }
            }
        }
    }

    private static void tell(Path file, Consumer<String> digests) throws IOException {
        var name = file.getFileName().toString();
        if (Digest.is(name)) {
            digests.accept(name);
        } else {
            // Half a file of a process that stopped.
            Files.deleteIfExists(file);
        }
    }

    private Path place(String digest) {
        var name = Digest.checked(digest);
        return directory.resolve(name.substring(0, 2)).resolve(name);
    }
}
