package fr.parchemin.app.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Where files are kept, each under the SHA-256 of its bytes, so that the same file is kept once and never changes. */
interface Store {

    /** Takes a file, whole or not at all; one that is there already is as good as new. */
    void put(String digest, Path file) throws IOException;

    /** The bytes of a file as they are there, which the caller closes; absent: it is not there. */
    Optional<InputStream> open(String digest) throws IOException;

    /** Removes a file, if it is there. */
    void remove(String digest) throws IOException;

    /** Names those that were put before then and not since. */
    void old(Instant before, Consumer<String> digests) throws IOException;
}
