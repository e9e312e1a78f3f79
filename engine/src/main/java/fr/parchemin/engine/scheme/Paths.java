package fr.parchemin.engine.scheme;

/** The way to a value of the file: {@code blocks.B1.criteria[0].title}. */
final class Paths {

    private Paths() {}

    static String key(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static String item(String path, int index) {
        return path + "[" + index + "]";
    }

    /** Whether {@code path} leads to {@code place} or to something in it. */
    static boolean within(String path, String place) {
        return path.startsWith(place)
                && (path.length() == place.length()
                        || path.charAt(place.length()) == '.'
                        || path.charAt(place.length()) == '[');
    }
}
