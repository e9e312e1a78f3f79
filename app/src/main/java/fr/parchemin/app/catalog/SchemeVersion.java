package fr.parchemin.app.catalog;

import fr.parchemin.engine.scheme.Scheme;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * A version of a scheme as it stands in the catalogue.
 *
 * @param edition the text that stands for it
 * @param file what became of the file it was read from
 */
public record SchemeVersion(Edition edition, FileState file) {

    /** By the day from which they apply, whatever their titles. */
    static final Comparator<SchemeVersion> IN_TIME = Comparator.comparing(
                    (SchemeVersion version) -> version.scheme().validity().from(),
                    Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(version -> version.scheme().version());

    /** What became of the file of a version since its text was taken. */
    public sealed interface FileState {

        /** It is as it was. */
        record Unchanged() implements FileState {}

        /** Its text is another one, and stands: no candidacy rested on the text before. */
        record Replaced(Instant at) implements FileState {}

        /**
         * Its text is another one, and is refused: candidacies rest on the text before, which stands.
         *
         * @param digest of the text that is refused
         */
        record Refused(String file, String digest) implements FileState {}

        /** No file gives this version any more; candidacies rest on it. */
        record Missing() implements FileState {}
    }

    /** The scheme in this version. */
    public Scheme scheme() {
        return edition.scheme();
    }

    /** Whether it applies on a day, by its own dates. */
    public boolean livesOn(LocalDate day) {
        return edition.livesOn(day);
    }

    /** Whether it takes nobody any more from a day on, not even those who have time left after its end. */
    public boolean isOver(LocalDate day) {
        var last = edition.lastDay();
        return last != null && last.isBefore(day);
    }

    /** Whether something new may rest on it: its examples hold and a file gives it. */
    public boolean isUsable() {
        return edition.isSound() && !(file instanceof FileState.Missing);
    }
}
