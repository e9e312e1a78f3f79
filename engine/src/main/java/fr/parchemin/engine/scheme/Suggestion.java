package fr.parchemin.engine.scheme;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody probably meant by a name that does not exist. */
final class Suggestion {

    private static final int MOST_NAMES = 20;

    private Suggestion() {}

    /** The nearest of {@code allowed} and all of them in brackets, or all of them where none is near. */
    static String of(String found, Collection<String> allowed) {
        String all = allowed.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                + (allowed.size() > MOST_NAMES ? ", …" : "");
        return nearest(found, allowed).map(name -> name + " (" + all + ")").orElse(all);
    }

    private static Optional<String> nearest(String found, Collection<String> allowed) {
        int tolerance = Math.max(1, Math.min(found.length() + 1, 12) / 3);
        return allowed.stream()
                .filter(name -> Math.abs(name.length() - found.length()) <= tolerance)
                .filter(name -> distance(found, name) <= tolerance)
                .min(Comparator.comparingInt(name -> distance(found, name)));
    }

    /** The number of letters to add, drop, or change to come from one to the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
