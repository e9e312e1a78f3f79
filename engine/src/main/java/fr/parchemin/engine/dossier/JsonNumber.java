package fr.parchemin.engine.dossier;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of JSON as exact decimals. A few bytes can write a number that no memory holds: one of more than {@value #DIGITS}
 * digits, or whose digits stand more than {@value #PLACES} places from the point, is none for a dossier.
 */
final class JsonNumber {

    static final int DIGITS = 34;
    static final int PLACES = 99;

    /** As many digits as surely fit a long. */
    private static final int SHORT = 18;

    private JsonNumber() {}

    /** The value of what is written there and is a number of JSON; absent: beyond reason. */
    static @Nullable BigDecimal value(byte[] bytes, int from, int to) {
        return to - from <= SHORT ? shortValue(bytes, from, to) : longValue(bytes, from, to);
    }

    /** The value of a whole number, the least or the greatest of all where it does not fit. */
    static int smallValue(byte[] bytes, int from, int to) {
        boolean isNegative = bytes[from] == '-';
        long value = 0;
        for (int i = isNegative ? from + 1 : from; i < to && value <= Integer.MAX_VALUE; i++) {
            value = 10 * value + bytes[i] - '0';
        }
        return Math.clamp(isNegative ? -value : value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static @Nullable BigDecimal shortValue(byte[] bytes, int from, int to) {
        long digits = 0;
        int point = to;
        for (int i = bytes[from] == '-' ? from + 1 : from; i < to; i++) {
            if (bytes[i] == '.') {
                point = i + 1;
            } else if ((bytes[i] | 0x20) == 'e') {
                return longValue(bytes, from, to);
            } else {
                digits = 10 * digits + bytes[i] - '0';
            }
        }
        return BigDecimal.valueOf(bytes[from] == '-' ? -digits : digits, to - point);
    }

    private static @Nullable BigDecimal longValue(byte[] bytes, int from, int to) {
        int digits = 0;
        int places = 0;
        int exponent = 0;
        boolean behindThePoint = false;
        for (int i = from; i < to; i++) {
            byte sign = bytes[i];
            if (sign == '.') {
                behindThePoint = true;
            } else if ((sign | 0x20) == 'e') {
                exponent = exponent(bytes, i + 1, to);
                break;
            } else if (sign != '-') {
                digits += digits > 0 || sign != '0' ? 1 : 0;
                places += behindThePoint ? 1 : 0;
            }
        }
        boolean held = digits <= DIGITS && places <= PLACES && Math.abs(exponent) <= PLACES;
        return held ? new BigDecimal(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)) : null;
    }

    /** The exponent, or one more than is allowed where it is greater. */
    private static int exponent(byte[] bytes, int from, int to) {
        int exponent = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] >= '0') {
                exponent = Math.min(PLACES + 1, 10 * exponent + bytes[i] - '0');
            }
        }
        return bytes[from] == '-' ? -exponent : exponent;
    }
}
