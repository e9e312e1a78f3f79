package fr.parchemin.engine.dossier;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names met so far, found by their bytes and shared, so that none is made twice and comparing two is quick. Written by
 * several threads without care: whichever is read is compared.
 */
final class Vocabulary {

    private static final int LONGEST = 64;
    private static final int NEIGHBOURS = 4;
    private static final @Nullable Known[] KNOWN = new Known[1 << 12];

    private Vocabulary() {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Known(String name, byte[] bytes) {}

    /**
     * The name that these bytes spell, all of them ASCII.
     *
     * @param hash what {@link String#hashCode} is of it
     */
    static String name(byte[] bytes, int from, int to, int hash) {
        if (to - from > LONGEST) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        int home = (hash ^ (hash >>> 15)) & (KNOWN.length - NEIGHBOURS);
        for (int place = home; place < home + NEIGHBOURS; place++) {
            Known known = KNOWN[place];
            if (known == null) {
                return learn(place, bytes, from, to);
            }
            if (Arrays.equals(known.bytes, 0, known.bytes.length, bytes, from, to)) {
                return known.name;
            }
        }
        return learn(home + (hash >>> 28) % NEIGHBOURS, bytes, from, to);
    }

    /** The same name, shared unless it is too long to be one of a vocabulary. */
    static String name(String name) {
        return name.length() > LONGEST ? name : name.intern();
    }

    private static String learn(int place, byte[] bytes, int from, int to) {
        byte[] copy = Arrays.copyOfRange(bytes, from, to);
        Known known = new Known(new String(copy, StandardCharsets.ISO_8859_1).intern(), copy);
        KNOWN[place] = known;
        return known.name;
    }
}
