package fr.parchemin.app.candidacy;

/** A candidacy was withdrawn, reopened or transferred; published in the transaction that did it. */
public record Moved(CandidacyId candidacy) {}
