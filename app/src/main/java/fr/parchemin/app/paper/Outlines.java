package fr.parchemin.app.paper;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A TrueType font without its tables for advanced typesetting. Printing does not use them, but reads and applies them at
 * every word when they are there, which takes ten times as long as all the rest.
 */
final class Outlines {

    private static final Set<String> KEPT = Set.of(
            "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "OS/2", "post", "prep");
    private static final int HEADER = 12;
    private static final int ENTRY = 16;

    private Outlines() {}

    static ByteBuffer only(ByteBuffer font) {
        var tables = kept(font);
        int length = HEADER + ENTRY * tables.size();
        for (var table : tables.values()) {
            length += padded(table.content().remaining());
        }
        var written = ByteBuffer.allocate(length);
        int power = Integer.highestOneBit(tables.size());
        written.putInt(0x00010000)
                .putShort((short) tables.size())
                .putShort((short) (power * 16))
                .putShort((short) Integer.numberOfTrailingZeros(power))
                .putShort((short) ((tables.size() - power) * 16));
        int place = HEADER + ENTRY * tables.size();
        for (var table : tables.entrySet()) {
            int size = table.getValue().content().remaining();
            written.put(table.getKey().getBytes(StandardCharsets.US_ASCII))
                    .putInt(table.getValue().checksum())
                    .putInt(place)
                    .putInt(size);
            written.put(
                    place,
                    table.getValue().content(),
                    table.getValue().content().position(),
                    size);
            place += padded(size);
        }
        return written;
    }

    private record Table(int checksum, ByteBuffer content) {}

    private static Map<String, Table> kept(ByteBuffer font) {
        Map<String, Table> tables = new LinkedHashMap<>();
        int count = font.getShort(4);
        for (int entry = HEADER; entry < HEADER + ENTRY * count; entry += ENTRY) {
            var tag = new byte[4];
            font.get(entry, tag);
            var name = new String(tag, StandardCharsets.US_ASCII);
            if (KEPT.contains(name)) {
                tables.put(name, new Table(font.getInt(entry + 4), content(font, entry)));
            }
        }
        return tables;
    }

    private static ByteBuffer content(ByteBuffer font, int entry) {
        return font.slice(font.getInt(entry + 8), font.getInt(entry + 12));
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }
}
