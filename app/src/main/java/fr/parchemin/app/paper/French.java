package fr.parchemin.app.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How documents write dates and lists in French. */
public final class French {

    static final French WORDS = new French();

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0uuuu", Locale.FRENCH);
    private static final DateTimeFormatter FIRST =
            DateTimeFormatter.ofPattern("'1er'\u00a0MMMM\u00a0uuuu", Locale.FRENCH);

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0uuuu 'à' H\u00a0'h'\u00a0mm", Locale.FRENCH);

    private French() {}

    /** A day as documents write it: {@code 1er mars 2026}, kept on one line. */
    public static String day(LocalDate day) {
        return (day.getDayOfMonth() == 1 ? FIRST : DAY).format(day);
    }

    /** A moment in Paris: {@code 21 novembre 2026 à 14 h 02}. */
    public static String moment(Instant moment) {
        return MOMENT.format(moment.atZone(ZoneId.of("Europe/Paris")));
    }

    /** An enumeration: {@code a, b et c}. */
    public static String and(List<String> words) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " et " + words.getLast();
    }
}
