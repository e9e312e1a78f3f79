package fr.parchemin.engine.dossier;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names met so far, found by their bytes and shared, so that none is made twice and comparing two is quick. Written by
 * several threads without care: whichever is read is compared.
 */
final class Vocabulary {

    static final int LONGEST = 64;
    private static final int NEIGHBOURS = 4;
    private static final @Nullable Known[] KNOWN = new Known[1 << 12];

    private Vocabulary() {}

    /**
     * A name.
     *
     * @param hash of its bytes; most names differ by it already
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Known(String name, byte[] bytes, long hash) {

        boolean isSpelled(byte[] others, int from, int to) {
            if (to - from != bytes.length) {
                return false;
            }
            int i = 0;
            for (; i <= bytes.length - Long.BYTES; i += Long.BYTES) {
                if (Words.at(bytes, i) != Words.at(others, from + i)) {
                    return false;
                }
            }
            return i == bytes.length
                    || Words.first(Words.at(bytes, i), bytes.length - i)
                            == Words.first(Words.at(others, from + i), bytes.length - i);
        }
    }

    /**
     * The name that these bytes spell, all of them ASCII.
     *
     * @param hash depends on all of them
     */
    static String name(byte[] bytes, int from, int to, long hash) {
        if (to - from > LONGEST) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        int home = (int) (hash >>> 40) & (KNOWN.length - NEIGHBOURS);
        for (int place = home; place < home + NEIGHBOURS; place++) {
            Known known = KNOWN[place];
            if (known == null) {
                return learn(place, bytes, from, to, hash);
            }
            if (known.hash == hash && known.isSpelled(bytes, from, to)) {
                return known.name;
            }
        }
        return learn(home + (int) (hash >>> 62), bytes, from, to, hash);
    }

    /** The same name, shared unless it is too long to be one of a vocabulary. */
    static String name(String name) {
        return name.length() > LONGEST ? name : name.intern();
    }

    private static String learn(int place, byte[] bytes, int from, int to, long hash) {
        byte[] copy = Arrays.copyOfRange(bytes, from, to);
        Known known = new Known(new String(copy, StandardCharsets.ISO_8859_1).intern(), copy, hash);
        KNOWN[place] = known;
        return known.name;
    }
}
