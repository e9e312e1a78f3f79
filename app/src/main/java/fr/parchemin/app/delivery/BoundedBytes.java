package fr.parchemin.app.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;

/** A file that may be read for a time only, so that what was made to be read for ever is given up. */
final class BoundedBytes extends RandomAccessReadBufferedFile {

    private final long end;

    BoundedBytes(Path file, Duration time) throws IOException {
        super(file);
        this.end = System.nanoTime() + time.toNanos();
    }

    @Override
    public int read() throws IOException {
        check();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        check();
        return super.read(bytes, offset, length);
    }

    private void check() throws TimeOver {
        if (System.nanoTime() - end > 0) {
            throw new TimeOver();
        }
    }

    /** Reading took longer than is given to it. */
    static final class TimeOver extends IOException {}
}
