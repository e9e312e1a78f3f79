package fr.parchemin.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into batches of whole lines, as soon as they come in. A line longer than {@link Lines#LONGEST} is passed over
 * without being held.
 */
final class Batches {

    private static final int AT_ONCE = 256 << 10;

    private final InputStream in;
    private byte[] rest = new byte[0];
    private long line = 1;
    private boolean ended;

    Batches(InputStream in) {
        this.in = in;
    }

    /** The next batch, absent at the end of the stream. */
    @Nullable
    Batch next() throws IOException {
        byte[] buffer = Arrays.copyOf(rest, Math.max(AT_ONCE, rest.length + AT_ONCE));
        int length = rest.length;
        int searched = 0;
        while (!ended) {
            int read = in.read(buffer, length, buffer.length - length);
            if (read < 0) {
                ended = true;
                break;
            }
            length += read;
            int end = lastLineBreak(buffer, searched, length);
            if (end >= 0) {
                rest = Arrays.copyOfRange(buffer, end + 1, length);
                return batch(buffer, end + 1, false);
            }
            if (length > Lines.LONGEST) {
                return passOver();
            }
            searched = length;
            if (length == buffer.length) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
        }
        rest = new byte[0];
        return length == 0 ? null : batch(buffer, length, false);
    }

    private static int lastLineBreak(byte[] buffer, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private Batch batch(byte[] bytes, int length, boolean overlong) {
        Batch batch = new Batch(bytes, length, line, overlong);
        for (int i = 0; i < length; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        line += overlong ? 1 : 0;
        return batch;
    }

    /** Reads to the end of a line that is too long, and keeps what follows it. */
    private Batch passOver() throws IOException {
        byte[] buffer = new byte[AT_ONCE];
        rest = new byte[0];
        while (!ended) {
            int read = in.read(buffer, 0, buffer.length);
            ended = read < 0;
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') {
                    rest = Arrays.copyOfRange(buffer, i + 1, read);
                    return batch(new byte[0], 0, true);
                }
            }
        }
        return batch(new byte[0], 0, true);
    }
}
