package fr.parchemin.app.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The SHA-256 of files, as people and programs write it. */
final class Digest {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    private Digest() {}

    static boolean is(String name) {
        return FORM.matcher(name).matches();
    }

    /** The digest itself, so that no other name ever becomes a place. */
    static String checked(String digest) {
        if (!is(digest)) {
            throw new IllegalArgumentException("not a digest: " + digest);
        }
        return digest;
    }

    static String of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return copy(in, OutputStream.nullOutputStream());
        }
    }

    /** Copies to the end, and tells the digest of what was copied. */
    static String copy(InputStream from, OutputStream to) throws IOException {
        var sum = sha256();
        new DigestInputStream(from, sum).transferTo(to);
        return HexFormat.of().formatHex(sum.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
