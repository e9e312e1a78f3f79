package fr.parchemin.app.candidacy;

import org.jspecify.annotations.Nullable;

/**
 * One line in the records of a candidacy.
 *
 * @param fact what was recorded, absent: the fact was withdrawn
 */
public record FactEntry(Fact.Kind kind, String subject, @Nullable Fact fact, Recorded recorded) {}
