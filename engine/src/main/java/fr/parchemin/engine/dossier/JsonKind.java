package fr.parchemin.engine.dossier;

/** The kinds of value that JSON has, for saying that one stands where another is expected. */
public enum JsonKind {
    /** A text in quotes. */
    TEXT,
    /** A whole number. */
    WHOLE,
    /** A number with a point or an exponent or, where one is expected, any number. */
    NUMBER,
    /** True or false. */
    FLAG,
    LIST,
    OBJECT,
    /** {@code null}. */
    NOTHING;

    /** The kind of what is written, which its first sign tells. */
    public static JsonKind of(String written) {
        return switch (written.isEmpty() ? 'n' : written.charAt(0)) {
            case '"' -> TEXT;
            case 't', 'f' -> FLAG;
            case '[' -> LIST;
            case '{' -> OBJECT;
            case 'n' -> NOTHING;
            default -> written.chars().allMatch(sign -> sign == '-' || Character.isDigit(sign)) ? WHOLE : NUMBER;
        };
    }
}
