package fr.parchemin.app.delivery;

import fr.parchemin.app.delivery.Inspected.Sound;
import fr.parchemin.app.delivery.Inspected.Unsound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/** The way in of all files: each is put aside, looked into, scanned, and kept only then. */
@Component
class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int ANY_PAGES = Integer.MAX_VALUE / 8;

    private final Inspection inspection;
    private final Antivirus antivirus;
    private final Archive archive;

    Intake(Inspection inspection, Antivirus antivirus, Archive archive) {
        this.inspection = inspection;
        this.antivirus = antivirus;
        this.archive = archive;
    }

    /** What became of a file. */
    sealed interface Received {

        /** It is in the store, until a night comes when no row names it. */
        record Kept(String digest, long size, Sound file) implements Received {}

        /** Nothing of it is. */
        record Refused(Refusal why) implements Received {}
    }

    private interface Step<T> {
        T on(Path file) throws IOException;
    }

    /** A file from outside. */
    Received receive(InputStreamSource source, Set<Format> accepted) {
        return aside(source, file -> switch (inspection.look(file, accepted)) {
            case Unsound(Refusal why) -> new Received.Refused(why);
            case Sound sound ->
                switch (antivirus.scan(file)) {
                    case Scan.Clean _ -> kept(file, sound);
                    case Scan.Infected(String name) -> new Received.Refused(Refusal.of("infected", name));
                    case Scan.Unanswered _ -> new Received.Refused(Refusal.of("not-scanned"));
                };
        });
    }

    private Received kept(Path file, Sound sound) throws IOException {
        long size = Files.size(file);
        try {
            return new Received.Kept(archive.keep(file), size, sound);
        } catch (IOException e) {
            LOG.error("A file was not taken in: the store does not keep it", e);
            return new Received.Refused(Refusal.of("not-kept"));
        }
    }

    /** A PDF of our own making. */
    Received.Kept keep(byte[] pdf) {
        return aside(() -> new ByteArrayInputStream(pdf), file -> switch (new PageCount(ANY_PAGES).count(file)) {
            case Sound sound -> new Received.Kept(archive.keep(file), pdf.length, sound);
            case Unsound unsound -> throw new IllegalStateException("What was printed cannot be read: " + unsound);
        });
    }

    private static <T> T aside(InputStreamSource source, Step<T> step) {
        try {
            var file = Files.createTempFile("parchemin", null);
            try (var in = source.getInputStream()) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                return step.on(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
