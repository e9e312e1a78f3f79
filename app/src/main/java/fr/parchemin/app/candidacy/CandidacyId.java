package fr.parchemin.app.candidacy;

/** The number of a candidacy in our own records; people are shown {@link Candidacy#number()}. */
public record CandidacyId(long value) {}
