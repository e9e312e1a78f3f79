package fr.parchemin.app.sitting;

/** A candidate is summoned to a sitting; published in the transaction that did it. */
public record Summoned(Sitting sitting, Seat seat) {}
