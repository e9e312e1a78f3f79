package fr.parchemin.engine.dossier;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days written as {@code 2026-07-06}. Those met of late are shared, since the dossiers of a session have few. Written by several
 * threads without care: whichever is read is compared.
 */
final class JsonDay {

    static final int LENGTH = 10;

    private static final int NO_DIGITS = -100_000;
    private static final int MONTHS = 12;
    private static final int DAYS = 31;
    private static final @Nullable LocalDate[] KNOWN = new LocalDate[1 << 10];

    private JsonDay() {}

    /** The day written in the ten bytes from there on, absent if they are none of the calendar. */
    static @Nullable LocalDate at(byte[] bytes, int from) {
        if (bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return null;
        }
        int year = 100 * two(bytes, from) + two(bytes, from + 2);
        int month = two(bytes, from + 5);
        int day = two(bytes, from + 8);
        try {
            return year < 0 || month < 0 || day < 0 ? null : shared(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDate shared(int year, int month, int day) {
        int place = ((year * MONTHS + month) * DAYS + day) & (KNOWN.length - 1);
        LocalDate known = KNOWN[place];
        if (known != null
                && known.getYear() == year
                && known.getMonthValue() == month
                && known.getDayOfMonth() == day) {
            return known;
        }
        LocalDate made = LocalDate.of(year, month, day);
        KNOWN[place] = made;
        return made;
    }

    private static int two(byte[] bytes, int from) {
        int tens = bytes[from] - '0';
        int ones = bytes[from + 1] - '0';
        return (tens | ones) < 0 || tens > 9 || ones > 9 ? NO_DIGITS : 10 * tens + ones;
    }
}
