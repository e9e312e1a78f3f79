package fr.parchemin.app.sitting;

/** A candidate has not to come to a sitting any more; published in the transaction that did it. */
public record Unseated(Sitting sitting, Seat seat) {}
