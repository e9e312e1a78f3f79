package fr.parchemin.app.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Files in a bucket of a server that speaks the protocol S3; several processes share it. */
final class S3Store implements Store, AutoCloseable {

    private final S3Client s3;
    private final String bucket;

    S3Store(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** The server compares the digest with what it received, and keeps nothing that differs. */
    @Override
    public void put(String digest, Path file) throws IOException {
        var sum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Digest.checked(digest)));
        told(() -> s3.putObject(
                request -> request.bucket(bucket).key(digest).checksumSHA256(sum), RequestBody.fromFile(file)));
    }

    @Override
    public Optional<InputStream> open(String digest) throws IOException {
        return told(() -> {
            try {
                return Optional.of(
                        s3.getObject(request -> request.bucket(bucket).key(Digest.checked(digest))));
            } catch (NoSuchKeyException _) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void remove(String digest) throws IOException {
        told(() -> s3.deleteObject(request -> request.bucket(bucket).key(Digest.checked(digest))));
    }

    /** What else is in the bucket is left alone. */
    @Override
    public void old(Instant before, Consumer<String> digests) throws IOException {
        told(() -> {
            s3.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                    .filter(object -> object.lastModified().isBefore(before))
                    .map(S3Object::key)
                    .filter(Digest::is)
                    .forEach(digests);
            return bucket;
        });
    }

    /** Whether the bucket is there and is ours to read, and if not why not. */
    void check() throws IOException {
        told(() -> s3.listObjectsV2(request -> request.bucket(bucket).maxKeys(1)));
    }

    private <T> T told(Supplier<T> what) throws IOException {
        try {
            return what.get();
        } catch (SdkException e) {
            throw new IOException("The bucket " + bucket + " answered: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
