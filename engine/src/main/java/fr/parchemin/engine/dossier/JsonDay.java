package fr.parchemin.engine.dossier;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days written as {@code 2026-07-06}. */
final class JsonDay {

    static final int LENGTH = 10;

    private static final int NO_DIGITS = -100_000;

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
            return year < 0 || month < 0 || day < 0 ? null : LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int two(byte[] bytes, int from) {
        int tens = bytes[from] - '0';
        int ones = bytes[from + 1] - '0';
        return (tens | ones) < 0 || tens > 9 || ones > 9 ? NO_DIGITS : 10 * tens + ones;
    }
}
