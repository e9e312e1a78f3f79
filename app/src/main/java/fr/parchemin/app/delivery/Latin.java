package fr.parchemin.app.delivery;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file as text in which each byte is one letter, read from the disk where it is looked at and not held in memory. */
final class Latin implements CharSequence, AutoCloseable {

    private final Arena arena;
    private final MemorySegment bytes;

    private Latin(Arena arena, MemorySegment bytes) {
        this.arena = arena;
        this.bytes = bytes;
    }

    /** Opens a file that nobody else writes meanwhile, for this thread. */
    static Latin open(Path file) throws IOException {
        var arena = Arena.ofConfined();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new Latin(arena, channel.map(MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    @Override
    public int length() {
        return Math.toIntExact(bytes.byteSize());
    }

    @Override
    public char charAt(int index) {
        return (char) (bytes.get(ValueLayout.JAVA_BYTE, index) & 0xff);
    }

    @Override
    public String subSequence(int start, int end) {
        var part = bytes.asSlice(start, (long) end - start).toArray(ValueLayout.JAVA_BYTE);
        return new String(part, StandardCharsets.ISO_8859_1);
    }

    /** The bytes from there to the end. */
    ByteBuffer from(int start) {
        return bytes.asSlice(start).asByteBuffer();
    }

    @Override
    public String toString() {
        return subSequence(0, length());
    }

    @Override
    public void close() {
        arena.close();
    }
}
