package fr.parchemin.app.candidacy;

/** The resits of a cohort may be held on other days than before; published in the transaction that changed them. */
public record ResitWindowsChanged(CohortId cohort) {}
