package fr.parchemin.engine.scheme;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A short label in our own words, in French and, where somebody wrote it, in English.
 *
 * @param fr the French wording, never blank
 * @param en the English wording, absent where only French is given
 */
public record Text(String fr, @Nullable String en) {

    /** A label that exists in French only. */
    public static Text of(String fr) {
        return new Text(fr, null);
    }

    /** The wording for a reader of {@code locale}: English where it exists and is asked for, French otherwise. */
    public String in(Locale locale) {
        return en != null && locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? en : fr;
    }
}
