package fr.parchemin.app.sitting;

/** The number of a sitting in our own records. */
public record SittingId(long value) {}
