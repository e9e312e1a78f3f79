package fr.parchemin.app.people;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether two identities may well be one person's. */
final class Alike {

    private static final int SHORT = 5;

    private Alike() {}

    /** The same birth name or near names on the same day of birth, or the same e-mail. */
    static boolean are(Identity one, Identity other) {
        if (one.email() != null && one.email().equals(other.email())) {
            return true;
        }
        return one.birthDate().equals(other.birthDate()) && (haveNear(one, other) || areTurned(one, other));
    }

    private static boolean haveNear(Identity one, Identity other) {
        if (Identity.plain(one.birthName()).equals(Identity.plain(other.birthName()))) {
            return true;
        }
        return names(one).stream().anyMatch(name -> names(other).stream().anyMatch(known -> near(name, known)))
                && near(firstGiven(one), firstGiven(other));
    }

    /** The given name in the place of the birth name. */
    private static boolean areTurned(Identity one, Identity other) {
        return near(Identity.plain(one.birthName()), firstGiven(other))
                && near(firstGiven(one), Identity.plain(other.birthName()));
    }

    private static Set<String> names(Identity identity) {
        return Stream.of(identity.birthName(), Objects.requireNonNullElse(identity.usageName(), identity.birthName()))
                .map(Identity::plain)
                .collect(Collectors.toSet());
    }

    private static String firstGiven(Identity identity) {
        return Identity.plain(identity.givenNames()).split(" ", 2)[0];
    }

    private static boolean near(String one, String other) {
        var plain = one.replace(" ", "");
        var against = other.replace(" ", "");
        int most = Math.min(plain.length(), against.length()) < SHORT ? 1 : 2;
        return Math.abs(plain.length() - against.length()) <= most && distance(plain, against) <= most;
    }

    /** How many letters must be typed otherwise to make one of the other. */
    static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + same);
            }
            above = row;
        }
        return above[other.length()];
    }
}
