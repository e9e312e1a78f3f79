package fr.parchemin.app.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

        /** Byte for byte what was put there. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Whole(byte[] bytes) implements Taken {}

        /**
         * It is gone or was altered.
         *
         * @param reference under which the log tells more
         */
        record Damaged(String reference) implements Taken {}
    }

    /** Keeps a file, and gives its digest. */
    String keep(byte[] file) {
        var digest = digest(file);
        try {
            store.put(digest, file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + digest + " cannot be kept", e);
        }
        return digest;
    }

    /** The file of that digest. */
    public Taken take(String digest) {
        try {
            var found = store.read(digest);
            if (found.isPresent() && digest(found.get()).equals(digest)) {
                return new Taken.Whole(found.get());
            }
            return damaged(digest, found.isPresent() ? "altered" : "gone", null);
        } catch (IOException e) {
            return damaged(digest, "unreadable", e);
        }
    }

    private static Taken damaged(String digest, String how, @Nullable Exception cause) {
        var reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("The kept file {} is {} (reference {})", digest, how, reference, cause);
        return new Taken.Damaged(reference);
    }

    /** The SHA-256 of some bytes, as people and programs write it. */
    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
