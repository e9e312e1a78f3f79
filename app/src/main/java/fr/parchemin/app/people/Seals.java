package fr.parchemin.app.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals what must be kept but not be read in a copy of the database: AES-GCM, with a key that the database does not hold.
 * The key is the setting {@code parchemin.key}, else it is drawn once into a file of the data directory.
 */
@Component
class Seals {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int NAME_BYTES = 4;

    private final byte[] key;

    Seals(@Value("${parchemin.key:}") String setting, @Value("${parchemin.data}") Path data) {
        this.key = setting.isBlank() ? ofFile(data.resolve("key")) : read(setting, "the setting parchemin.key");
    }

    /** What the key is known by; it does not give the key away. */
    String name() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Seals a secret.
     *
     * @param whose what it belongs to: put beside anything else, it does not open
     */
    byte[] seal(byte[] secret, String whose) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var closed = cipher(Cipher.ENCRYPT_MODE, nonce, whose).doFinal(secret);
            return ByteBuffer.allocate(nonce.length + closed.length)
                    .put(nonce)
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The secret again, absent: it was sealed with another key, belongs to something else, or was altered. */
    Optional<byte[]> open(byte[] sealed, String whose) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), whose)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String whose) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(whose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] ofFile(Path file) {
        try {
            if (!Files.exists(file)) {
                draw(file.toAbsolutePath());
            }
            return read(Files.readString(file), file.toAbsolutePath().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The key cannot be kept in " + file.toAbsolutePath(), e);
        }
    }

    /** Whole or not at all, and once: of several processes that begin together, one draws it and all read that one. */
    private static void draw(Path file) throws IOException {
        var key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        // Where files have owners, a temporary file is for its owner only.
        var drawn = Files.createTempFile(Files.createDirectories(file.getParent()), "key", null);
        try {
            Files.writeString(drawn, Base64.getEncoder().encodeToString(key) + "\n");
            Files.createLink(file, drawn);
        } catch (FileAlreadyExistsException _) {
            // Another process was first.
        } finally {
            Files.delete(drawn);
        }
    }

    private static byte[] read(String text, String from) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(from + " is not base64", e);
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalStateException(
                    "%s holds a key of %d bytes, expected %d".formatted(from, key.length, KEY_BYTES));
        }
        return key;
    }
}
