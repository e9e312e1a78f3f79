package fr.parchemin.engine.dossier;

import fr.parchemin.engine.dossier.DossierFault.Code;
import org.jspecify.annotations.Nullable;

/** What is UTF-8, strictly: each character in its shortest form, none of those that stand for half a character. */
final class Utf8 {

    static final int MALFORMED = -1;
    static final int OVERLONG = -2;

    private static final int SAMPLE = 64;

    private Utf8() {}

    /** The number of bytes of the character that begins there, or why there is none. */
    static int length(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xFF;
        if (lead < 0x80) {
            return 1;
        }
        int length = lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF8 ? 4 : 0;
        if (length == 0 || end - at < length) {
            return MALFORMED;
        }
        int point = lead & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return MALFORMED;
            }
            point = (point << 6) | (bytes[at + i] & 0x3F);
        }
        if (point < (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000)) {
            return OVERLONG;
        }
        return point > Character.MAX_CODE_POINT || (point >> 11) == 0x1B ? MALFORMED : length;
    }

    /** Tells a line in another encoding, or wrongly written in this one; nothing if it is UTF-8. */
    static @Nullable DossierFault fault(byte[] bytes, int offset, int end) {
        String other = otherEncoding(bytes, offset, end);
        if (other != null) {
            return new DossierFault(Code.OTHER_ENCODING, "", other, "UTF-8");
        }
        for (int at = offset; at < end; ) {
            int length = length(bytes, at, end);
            if (length < 0) {
                String path = "byte " + (at - offset + 1);
                return length == OVERLONG
                        ? new DossierFault(Code.OVERLONG_UTF8, path, hex(bytes, at, 2), "UTF-8")
                        : new DossierFault(Code.NOT_UTF8, path, hex(bytes, at, 1), "UTF-8");
            }
            at += length;
        }
        return null;
    }

    private static String hex(byte[] bytes, int at, int count) {
        StringBuilder hex = new StringBuilder();
        for (int i = at; i < at + count; i++) {
            hex.append(i == at ? "" : " ").append(String.format("0x%02X", bytes[i]));
        }
        return hex.toString();
    }

    /** By its mark, or by the zero bytes that every character of JSON has in a wider encoding. */
    private static @Nullable String otherEncoding(byte[] bytes, int offset, int end) {
        int length = Math.min(SAMPLE, end - offset);
        int zeros = 0;
        for (int i = offset; i < offset + length; i++) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        boolean marked =
                length > 1 && (bytes[offset] & bytes[offset + 1]) == (byte) 0xFE && bytes[offset] != bytes[offset + 1];
        if (length > 3 && zeros * 5 > length * 3) {
            return "UTF-32";
        }
        return marked || zeros * 3 > length ? "UTF-16" : null;
    }
}
