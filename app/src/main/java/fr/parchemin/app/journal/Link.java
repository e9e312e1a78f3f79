package fr.parchemin.app.journal;

import fr.parchemin.app.journal.Entry.On;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry in its chain. The place of an entry is the number of links to it and no part of its hash, so that an entry that
 * was moved is told from one that was altered.
 *
 * @param things the digest of what it was done on
 * @param previous the hash of the entry before, {@link #GENESIS} for the first
 * @param hash SHA-256 of {@code previous} and of every field, each after its length
 */
@SuppressWarnings("ArrayRecordComponent")
record Link(Entry entry, byte[] things, byte[] previous, byte[] hash) {

    /** What stands before the first entry. */
    static final byte[] GENESIS = new byte[32];

    private static final int ABSENT = -1;

    /** The entry linked to what came before. */
    static Link of(Entry entry, byte[] previous) {
        var things = digest(entry.on());
        return new Link(entry, things, previous, hash(entry, things, previous));
    }

    /** Whether what it was done on is as it was written. */
    boolean hasItsThings() {
        return MessageDigest.isEqual(things, digest(entry.on()));
    }

    /** Whether all else is as it was written. */
    boolean hasItsHash() {
        return MessageDigest.isEqual(hash, hash(entry, things, previous));
    }

    private static byte[] digest(List<On> things) {
        return digest(out -> {
            out.writeInt(things.size());
            for (On thing : things) {
                text(out, thing.kind());
                text(out, thing.id());
            }
        });
    }

    private static byte[] hash(Entry entry, byte[] things, byte[] previous) {
        return digest(out -> {
            out.write(previous);
            text(out, entry.at().toString());
            out.writeLong(entry.account());
            text(out, entry.role());
            text(out, entry.from());
            text(out, entry.what());
            text(out, entry.before());
            text(out, entry.after());
            out.write(things);
        });
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(ABSENT);
            return;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] digest(Content content) {
        var bytes = new ByteArrayOutputStream(256);
        try {
            content.write(new DataOutputStream(bytes));
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
