package fr.parchemin.engine.scheme;

/**
 * A dossier and what must be proposed for it: how a scheme file shows that it says what its author means.
 *
 * @param name what the example shows, unique in the file
 * @param clause where the official document says so, or {@code ours}
 * @param line the line of the file where the example begins, from 1
 * @param dossier the whole dossier as a line of JSON, named as the example and bearing the scheme and its version
 */
public record Example(String name, String clause, int line, String dossier, Expectation expectation) {}
