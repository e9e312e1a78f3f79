package fr.parchemin.engine.proposal;

import org.jspecify.annotations.Nullable;

/**
 * Names as they stand in JSON, quotes included, each made once. Written by several threads without care: whichever is read is
 * compared.
 */
final class EncodedNames {

    private static final int LONGEST = 128;
    private static final int NEIGHBOURS = 4;
    private static final @Nullable Encoded[] KNOWN = new Encoded[1 << 12];

    private EncodedNames() {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Encoded(String name, byte[] json) {}

    static byte[] of(String name) {
        int hash = name.hashCode();
        int home = (hash ^ (hash >>> 15)) & (KNOWN.length - NEIGHBOURS);
        for (int place = home; place < home + NEIGHBOURS; place++) {
            Encoded known = KNOWN[place];
            if (known == null) {
                return learn(place, name);
            }
            if (known.name.equals(name)) {
                return known.json;
            }
        }
        return learn(home + (hash >>> 28) % NEIGHBOURS, name);
    }

    private static byte[] learn(int place, String name) {
        byte[] json = new JsonBytes().text(name).toArray();
        if (name.length() <= LONGEST) {
            KNOWN[place] = new Encoded(name, json);
        }
        return json;
    }
}
