package fr.parchemin.app.candidacy;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the numbers of candidacies begin with: {@code JNAC-2026}. */
final class NumberPrefix {

    private static final int LONGEST_WORD = 5;

    private NumberPrefix() {}

    /** The last word of the scheme's name where it is short, else the first letter of each, and the year. */
    static String of(String scheme, int year) {
        var words = scheme.split("-");
        var last = words[words.length - 1];
        var letters = last.length() <= LONGEST_WORD
                ? last
                : Arrays.stream(words).map(word -> word.substring(0, 1)).collect(Collectors.joining());
        return letters.toUpperCase(Locale.ROOT) + "-" + year;
    }
}
