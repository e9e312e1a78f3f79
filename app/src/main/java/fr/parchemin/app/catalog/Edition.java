package fr.parchemin.app.catalog;

import fr.parchemin.engine.proposal.Decider;
import fr.parchemin.engine.scheme.Scheme;
import java.time.Instant;

/**
 * One version of a scheme as it was loaded from one text; a text that changes makes another edition.
 *
 * @param digest the SHA-256 of the text, in hexadecimal
 * @param file the name of the file it was read from
 * @param decider the rules, compiled once; safe for use by many threads
 */
public record Edition(EditionId id, String digest, String file, Instant loadedAt, Scheme scheme, Decider decider) {}
