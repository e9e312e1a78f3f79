package fr.parchemin.engine.dossier;

import java.nio.charset.StandardCharsets;

/** Walks over the bytes of one line of JSON. Whatever is not JSON stops it with {@link Malformed}, where it stands. */
final class JsonCursor {

    private static final int DEEPEST = 8;

    final byte[] bytes;
    final int end;
    /** Where the walk has come to. */
    int at;

    JsonCursor(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** The line is not JSON from here on. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Malformed() {
            super(null, null, false, false);
        }
    }

    /** The byte with which the next part begins, 0 at the end of the line. */
    int peek() {
        while (at < end) {
            byte next = bytes[at];
            if (next > ' ') {
                return next;
            }
            if (next != ' ' && next != '\t' && next != '\r' && next != '\n') {
                throw new Malformed();
            }
            at++;
        }
        return 0;
    }

    /** Passes over one sign. */
    void take(char sign) {
        if (peek() != sign) {
            throw new Malformed();
        }
        at++;
    }

    /** Whether one more part follows in an object or list; passes over the comma before it or the bracket after the last. */
    boolean hasMore(char close, boolean first) {
        int next = peek();
        if (next == close) {
            at++;
            return false;
        }
        if (!first) {
            take(',');
            if (peek() == close) {
                throw new Malformed();
            }
        }
        return true;
    }

    /** A text that names something, shared. */
    String name() {
        take('"');
        long hash = 0;
        for (int i = at; i < end; i += Long.BYTES) {
            long word = Words.at(bytes, i);
            int plain = Words.plain(word);
            hash = Words.hash(hash, word, plain);
            if (plain < Long.BYTES) {
                int to = i + plain;
                if (to >= end || bytes[to] != '"') {
                    break;
                }
                String name = Vocabulary.name(bytes, at, to, hash);
                at = to + 1;
                return name;
            }
        }
        return Vocabulary.name(rest());
    }

    String text() {
        take('"');
        for (int i = at; i < end; i += Long.BYTES) {
            int plain = Words.plain(Words.at(bytes, i));
            if (plain < Long.BYTES) {
                int to = i + plain;
                if (to >= end || bytes[to] != '"') {
                    break;
                }
                String text = new String(bytes, at, to - at, StandardCharsets.ISO_8859_1);
                at = to + 1;
                return text;
            }
        }
        return rest();
    }

    /** A text from behind its first quote on, with whatever it may hold. */
    private String rest() {
        StringBuilder text = new StringBuilder();
        int from = at;
        while (at < end) {
            byte next = bytes[at];
            if (next == '"') {
                text.append(decoded(from));
                at++;
                return text.toString();
            }
            if (next == '\\') {
                text.append(decoded(from)).append(escaped());
                from = at;
            } else if (next >= 0 && next < ' ') {
                throw new Malformed();
            } else {
                int length = Utf8.length(bytes, at, end);
                if (length < 0) {
                    throw new Malformed();
                }
                at += length;
            }
        }
        throw new Malformed();
    }

    private String decoded(int from) {
        return new String(bytes, from, at - from, StandardCharsets.UTF_8);
    }

    private char escaped() {
        int sign = end - at > 1 ? bytes[at + 1] : 0;
        int known = "\"\\/bfnrt".indexOf(sign);
        if (known >= 0) {
            at += 2;
            return "\"\\/\b\f\n\r\t".charAt(known);
        }
        if (sign != 'u' || end - at < 6) {
            throw new Malformed();
        }
        int value = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
            if (digit < 0) {
                throw new Malformed();
            }
            value = (value << 4) | digit;
        }
        at += 6;
        return (char) value;
    }

    /** Passes over a number; whether it is written without a point and an exponent. */
    boolean number() {
        boolean whole = true;
        at += peek() == '-' ? 1 : 0;
        int first = at;
        digits();
        if (bytes[first] == '0' && at > first + 1) {
            at = first + 1;
            throw new Malformed();
        }
        if (at < end && bytes[at] == '.') {
            at++;
            digits();
            whole = false;
        }
        if (at < end && (bytes[at] | 0x20) == 'e') {
            at++;
            at += at < end && (bytes[at] == '+' || bytes[at] == '-') ? 1 : 0;
            digits();
            whole = false;
        }
        return whole;
    }

    private void digits() {
        int from = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw new Malformed();
        }
    }

    void literal(String word) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at >= end || bytes[at] != word.charAt(i)) {
                throw new Malformed();
            }
        }
    }

    /** Passes over a value of any kind. */
    void skip() {
        skip(0);
    }

    private void skip(int depth) {
        if (depth > DEEPEST) {
            throw new Malformed();
        }
        switch (peek()) {
            case '"' -> text();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            case '[' -> {
                take('[');
                for (boolean first = true; hasMore(']', first); first = false) {
                    skip(depth + 1);
                }
            }
            case '{' -> {
                take('{');
                for (boolean first = true; hasMore('}', first); first = false) {
                    text();
                    take(':');
                    skip(depth + 1);
                }
            }
            default -> number();
        }
    }

    /** The byte at a position of the line, 0 behind its end. */
    byte byteAt(int position) {
        return position < end ? bytes[position] : 0;
    }
}
