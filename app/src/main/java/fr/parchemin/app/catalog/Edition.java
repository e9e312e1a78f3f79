package fr.parchemin.app.catalog;

import fr.parchemin.engine.proposal.Decider;
import fr.parchemin.engine.scheme.Scheme;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a scheme as it was loaded from one text; a text that changes makes another edition.
 *
 * @param digest the SHA-256 of the text, in hexadecimal
 * @param file the name of the file it was read from
 * @param decider the rules, compiled once; safe for use by many threads
 * @param failing the worked examples of the text that its rules do not give
 */
public record Edition(
        EditionId id,
        String digest,
        String file,
        Instant loadedAt,
        Scheme scheme,
        Decider decider,
        List<FailedExample> failing) {

    /** Whether it applies on a day, by its own dates. */
    boolean livesOn(LocalDate day) {
        var validity = scheme.validity();
        return (validity.from() == null || !validity.from().isAfter(day))
                && (validity.until() == null || !validity.until().isBefore(day));
    }

    /** The last day on which it takes somebody new, the time left to some after its end included; absent: it does not end. */
    @Nullable
    LocalDate lastDay() {
        var validity = scheme.validity();
        var grace = validity.grace();
        return validity.until() == null || grace == null || grace.until().isBefore(validity.until())
                ? validity.until()
                : grace.until();
    }

    /** Whether its rules give what its own examples expect; otherwise nothing new may rest on them. */
    public boolean isSound() {
        return failing.isEmpty();
    }
}
