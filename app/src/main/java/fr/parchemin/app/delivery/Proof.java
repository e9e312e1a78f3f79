package fr.parchemin.app.delivery;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What shows that a candidate has a certificate that they bring in.
 *
 * @param subject what is held, as the dossier names it
 * @param reference the number it bears or the place where it is kept, empty: only the file shows it
 * @param file absent: only the reference does
 */
public record Proof(
        long id, String subject, String reference, @Nullable File file, Instant checkedAt, String checkedBy) {

    /** A PDF in the store. */
    public record File(String digest, long size, int pages, String name) {}

    /** Its reference, the name of its file, or both. */
    public String named() {
        return Stream.of(reference, file == null ? "" : file.name())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
