package fr.parchemin.app.jury;

/** The number of a session in our own records. */
public record SessionId(long value) {}
