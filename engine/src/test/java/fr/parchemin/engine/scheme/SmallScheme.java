package fr.parchemin.engine.scheme;

/** A scheme with little of everything, for tests to alter. */
final class SmallScheme {

    private SmallScheme() {}

    static String text() {
        return SchemeFiles.text(Golden.FOLDER.resolve("small.yaml"));
    }

    /** The scheme with one piece of its text, which must stand there, replaced. */
    static String with(String piece, String replacement) {
        if (!text().contains(piece)) {
            throw new IllegalArgumentException("not in the small scheme: " + piece);
        }
        return text().replace(piece, replacement);
    }
}
