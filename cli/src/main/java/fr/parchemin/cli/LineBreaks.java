package fr.parchemin.cli;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds and counts line breaks, eight bytes at once. */
final class LineBreaks {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long BREAKS = 0x0A0A_0A0A_0A0A_0A0AL;
    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;

    private LineBreaks() {}

    /** The highest bit of each byte that is a line break, and no other bit. */
    private static long marks(byte[] bytes, int at) {
        long differences = (long) LONGS.get(bytes, at) ^ BREAKS;
        return ~(((differences & LOW_BITS) + LOW_BITS) | differences | LOW_BITS);
    }

    static int count(byte[] bytes, int from, int to) {
        int count = 0;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            count += Long.bitCount(marks(bytes, at));
        }
        for (; at < to; at++) {
            count += bytes[at] == '\n' ? 1 : 0;
        }
        return count;
    }

    /** Where the first one stands, or the end where there is none. */
    static int first(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long marks = marks(bytes, at);
            if (marks != 0) {
                return at + Long.numberOfTrailingZeros(marks) / Byte.SIZE;
            }
        }
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Where the last one stands, or -1. */
    static int last(byte[] bytes, int from, int to) {
        int at = to - 1;
        while (at >= from && bytes[at] != '\n') {
            at--;
        }
        return at < from ? -1 : at;
    }
}
