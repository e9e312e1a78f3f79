package fr.parchemin.app.candidacy;

/** The number of a cohort in our own records. */
public record CohortId(long value) {}
