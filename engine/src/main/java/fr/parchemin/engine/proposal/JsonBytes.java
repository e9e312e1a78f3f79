package fr.parchemin.engine.proposal;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** JSON in UTF-8, put together in memory. */
final class JsonBytes {

    private static final byte[] NULL = ascii("null");
    private static final byte[] HEX = ascii("0123456789ABCDEF");

    /** Larger ones are not kept between two uses. */
    private static final int KEPT = 4 << 20;

    private byte[] bytes = new byte[1 << 12];
    private int length;

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    int length() {
        return length;
    }

    /** Forgets what was written since then. */
    void cutTo(int earlier) {
        length = earlier;
    }

    void writeTo(OutputStream stream) throws IOException {
        stream.write(bytes, 0, length);
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Begins anew. */
    void clear() {
        length = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[1 << 12];
        }
    }

    private void makeRoom(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
    }

    JsonBytes raw(byte[] json) {
        makeRoom(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
        return this;
    }

    JsonBytes raw(char sign) {
        makeRoom(1);
        bytes[length++] = (byte) sign;
        return this;
    }

    /** A text of the scheme or of this program, of which there are few. */
    JsonBytes name(String text) {
        return raw(EncodedNames.of(text));
    }

    /** Any text in quotes, absent: {@code null}. */
    JsonBytes text(@Nullable String text) {
        if (text == null) {
            return raw(NULL);
        }
        makeRoom(text.length() + 2);
        bytes[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign < 0x80 && sign >= ' ' && sign != '"' && sign != '\\') {
                bytes[length++] = (byte) sign;
            } else if (sign < 0x80) {
                makeRoom(text.length() - i + 6);
                escape(sign);
            } else {
                i = beyondAscii(text, i);
            }
        }
        bytes[length++] = '"';
        return this;
    }

    private void escape(char sign) {
        int known = "\"\\\b\f\n\r\t".indexOf(sign);
        bytes[length++] = '\\';
        if (known >= 0) {
            bytes[length++] = (byte) "\"\\bfnrt".charAt(known);
        } else {
            bytes[length++] = 'u';
            bytes[length++] = '0';
            bytes[length++] = '0';
            bytes[length++] = HEX[sign >> 4];
            bytes[length++] = HEX[sign & 0xF];
        }
    }

    /** Half a character alone, which UTF-8 cannot write, becomes a question mark. */
    private int beyondAscii(String text, int at) {
        int last = at;
        while (last + 1 < text.length() && text.charAt(last + 1) >= 0x80) {
            last++;
        }
        byte[] encoded = text.substring(at, last + 1).getBytes(StandardCharsets.UTF_8);
        makeRoom(encoded.length + text.length() - last);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return last;
    }

    JsonBytes day(LocalDate day) {
        int year = day.getYear();
        if (year < 0 || year > 9999) {
            return text(day.toString());
        }
        makeRoom(12);
        bytes[length++] = '"';
        two(year / 100);
        two(year % 100);
        bytes[length++] = '-';
        two(day.getMonthValue());
        bytes[length++] = '-';
        two(day.getDayOfMonth());
        bytes[length++] = '"';
        return this;
    }

    private void two(int number) {
        bytes[length++] = (byte) ('0' + number / 10);
        bytes[length++] = (byte) ('0' + number % 10);
    }

    JsonBytes number(BigDecimal number) {
        return raw(ascii(number.toString()));
    }
}
