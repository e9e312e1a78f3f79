package fr.parchemin.app.journal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A fingerprint that somebody wrote down outside of the database, where nobody who owns the database can change it.
 *
 * @param place the number of the entry that was the last one then
 * @param fingerprint its hash, in hexadecimal
 */
public record Noted(long place, String fingerprint) {

    private static final Pattern PLACE = Pattern.compile("\\d{1,18}");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    /** What was noted, absent: that is no number, or no fingerprint. */
    public static Optional<Noted> of(String place, String fingerprint) {
        var number = place.replaceAll("[\\s\u00a0\u202f]", "");
        var hash = fingerprint.replaceAll("[\\s\u00a0\u202f]", "").toLowerCase(Locale.ROOT);
        return PLACE.matcher(number).matches() && FINGERPRINT.matcher(hash).matches()
                ? Optional.of(new Noted(Long.parseLong(number), hash))
                : Optional.empty();
    }

    /** How the entry of that number is today. */
    public enum Standing {
        /** It has that fingerprint still: with a chain that holds, all up to there is as it was. */
        SAME,
        /** It has another one: it or one before it was written anew. */
        OTHER,
        /** It is not there any more: the end was cut off. */
        GONE
    }
}
