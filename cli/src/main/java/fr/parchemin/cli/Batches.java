package fr.parchemin.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into batches of whole lines, as soon as they come in. Of a line longer than {@link Lines#LONGEST} only the
 * beginning is held.
 */
final class Batches {

    private final InputStream in;
    /** What came in behind the last whole line. */
    private byte[] rest = new byte[0];

    private long line = 1;
    private boolean ended;
    /** Whether what comes in belongs to a line of which enough was held. */
    private boolean passingOver;

    Batches(InputStream in) {
        this.in = in;
    }

    /** Fills the batch, which is empty, with the next lines; false at the end of the stream. */
    boolean fill(Batch batch) throws IOException {
        batch.bytes = room(batch.bytes, rest.length);
        System.arraycopy(rest, 0, batch.bytes, 0, rest.length);
        int length = rest.length;
        rest = new byte[0];
        while (!ended) {
            batch.bytes = room(batch.bytes, length);
            int read = in.read(batch.bytes, length, batch.bytes.length - length);
            if (read < 0) {
                ended = true;
                break;
            }
            int from = length;
            length = passingOver ? passOver(batch.bytes, read) : length + read;
            int last = LineBreaks.last(batch.bytes, from, length);
            if (last >= 0) {
                rest = Arrays.copyOfRange(batch.bytes, last + 1, length);
                return filled(batch, last + 1);
            }
            if (length > Lines.LONGEST) {
                passingOver = true;
                return filled(batch, length);
            }
        }
        return length > 0 && filled(batch, length);
    }

    /** At least half as much room again as in a usual batch. */
    private static byte[] room(byte[] bytes, int length) {
        boolean isEnough = bytes.length - length >= Batch.USUAL / 2;
        return isEnough ? bytes : Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + Batch.USUAL));
    }

    private boolean filled(Batch batch, int length) {
        batch.length = length;
        batch.firstLine = line;
        line += LineBreaks.count(batch.bytes, 0, length) + (passingOver ? 1 : 0);
        return true;
    }

    /** Drops the rest of a long line; returns how many bytes of those read come behind it. */
    private int passOver(byte[] bytes, int read) {
        int end = LineBreaks.first(bytes, 0, read);
        if (end == read) {
            return 0;
        }
        passingOver = false;
        System.arraycopy(bytes, end + 1, bytes, 0, read - end - 1);
        return read - end - 1;
    }
}
