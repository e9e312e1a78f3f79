package fr.parchemin.app.journal;

/**
 * Something that must have its line in the journal and has none.
 *
 * @param sort what it is: {@code decision}, {@code session}, {@code closing}, {@code certificate}, {@code revocation} or
 *     {@code account}
 * @param named its number
 */
public record Untold(String sort, String named) {

    private static final String BETWEEN = " ";

    static Untold read(String stored) {
        var parts = stored.split(BETWEEN, 2);
        return new Untold(parts[0], parts[1]);
    }

    @Override
    public String toString() {
        return sort + BETWEEN + named;
    }
}
