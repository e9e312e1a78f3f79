package fr.parchemin.app.candidacy;

import java.util.List;

/** Candidates were enrolled in a cohort; published in the transaction that did it. */
public record Enrolled(CohortId cohort, List<CandidacyId> candidacies) {}
