package fr.parchemin.app.catalog;

/** The number of an edition in our own records. */
public record EditionId(long value) {}
