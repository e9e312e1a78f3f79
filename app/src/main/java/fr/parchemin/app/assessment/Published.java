package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.CohortId;

/** Which results candidates may read; whoever makes results public implements it. */
public interface Published {

    /**
     * Whether the results of an attempt at an assessment were made public to the candidates of a cohort.
     *
     * @param attempt 1 for the first sitting
     */
    boolean isPublished(CohortId cohort, String assessment, int attempt);
}
