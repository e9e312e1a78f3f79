package fr.parchemin.app.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The files of the store, whose digest is checked each time that one is read: a damaged one is never handed out. */
@Component
public class Archive {

    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

    private final Store store;

    Archive(Store store) {
        this.store = store;
    }

    /** What reading a file gave. */
    public sealed interface Taken {

        /**
         * Byte for byte what was put there.
         *
         * @param bytes which the caller closes
         * @param length how many there are
         */
        record Whole(InputStream bytes, long length) implements Taken {}

        /**
         * It is gone or was altered.
         *
         * @param reference under which the log tells more
         */
        record Damaged(String reference) implements Taken {}

        /**
         * The store does not answer; nothing is known of the file.
         *
         * @param reference under which the log tells more
         */
        record Unreachable(String reference) implements Taken {}
    }

    /** Keeps a file, and gives its digest. */
    String keep(Path file) throws IOException {
        var digest = Digest.of(file);
        store.put(digest, file);
        return digest;
    }

    /** The file of that digest. */
    public Taken take(String digest) {
        try {
            var found = store.open(digest);
            return found.isPresent() ? checked(digest, found.get()) : new Taken.Damaged(logged(digest, "gone", null));
        } catch (IOException e) {
            return new Taken.Unreachable(logged(digest, "not to be read", e));
        }
    }

    /** The end of a file tells whether its beginning may be handed out: it waits aside, on the disk. */
    private static Taken checked(String digest, InputStream found) throws IOException {
        var aside = Files.createTempFile("parchemin", null);
        try (found) {
            if (!copy(found, aside).equals(digest)) {
                return new Taken.Damaged(logged(digest, "altered", null));
            }
            long length = Files.size(aside);
            return new Taken.Whole(Files.newInputStream(aside), length);
        } finally {
            // What is open can be read to its end all the same.
            Files.delete(aside);
        }
    }

    private static String copy(InputStream from, Path to) throws IOException {
        try (var out = Files.newOutputStream(to)) {
            return Digest.copy(from, out);
        }
    }

    private static String logged(String digest, String how, @Nullable Exception cause) {
        var reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("The kept file {} is {} (reference {})", digest, how, reference, cause);
        return reference;
    }
}
