package fr.parchemin.engine.dossier;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes of a text at once. */
final class Words {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long SCATTER = 0x9E37_79B9_7F4A_7C15L;

    private Words() {}

    /** The eight bytes from there on, zeros behind the end of what holds them. */
    static long at(byte[] bytes, int position) {
        if (position <= bytes.length - Long.BYTES) {
            return (long) LONGS.get(bytes, position);
        }
        long word = 0;
        for (int i = bytes.length - 1; i >= position; i--) {
            word = (word << Byte.SIZE) | (bytes[i] & 0xFF);
        }
        return word;
    }

    /** How many of the eight bytes, from the first on, stand for themselves in a JSON text: neither quote, backslash nor control, and ASCII. */
    static int plain(long word) {
        long quotes = word ^ ('"' * ONES);
        long backslashes = word ^ ('\\' * ONES);
        long marks = ((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes) | (word - ' ' * ONES) | word;
        // A byte may be marked for the sake of a lower one, but the lowest marked is rightly so.
        return Long.numberOfTrailingZeros(marks & HIGH_BITS) >>> 3;
    }

    /** The first of these bytes, up to seven. */
    static long first(long word, int count) {
        return word & ~(-1L << (count * Byte.SIZE));
    }

    /** The hash so far with the first of these bytes, up to eight. */
    static long hash(long hash, long word, int count) {
        long mixed = (hash ^ (count == Long.BYTES ? word : first(word, count))) * SCATTER;
        return mixed ^ (mixed >>> 32);
    }
}
