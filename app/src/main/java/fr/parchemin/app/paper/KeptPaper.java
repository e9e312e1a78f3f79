package fr.parchemin.app.paper;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A document that was printed once, is kept as it was, and is given out only as long as it still is. */
public final class KeptPaper {

    private final byte[] bytes;
    private final byte[] fingerprint;

    private KeptPaper(byte[] bytes, byte[] fingerprint) {
        this.bytes = bytes.clone();
        this.fingerprint = fingerprint.clone();
    }

    /** A document that has just been printed. */
    public static KeptPaper printed(byte[] bytes) {
        return new KeptPaper(bytes, digest(bytes));
    }

    /** A document that was kept, with its fingerprint of then. */
    public static KeptPaper read(byte[] bytes, byte[] fingerprint) {
        return new KeptPaper(bytes, fingerprint);
    }

    /** The bytes to keep. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Their SHA-256. */
    public byte[] fingerprint() {
        return fingerprint.clone();
    }

    /**
     * The document as it was printed.
     *
     * @param name what it is called where it is missed
     * @throws Damaged when it is not what was kept
     */
    public byte[] whole(String name) {
        if (!MessageDigest.isEqual(digest(bytes), fingerprint)) {
            throw new Damaged(name);
        }
        return bytes.clone();
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A document is not any more what was kept: it is not given out. */
    public static final class Damaged extends RuntimeException {

        private final String name;

        Damaged(String name) {
            super(name + " is not what was kept: its fingerprint differs");
            this.name = name;
        }

        /** What the document is called. */
        public String name() {
            return name;
        }
    }
}
