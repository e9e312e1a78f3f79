package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.CohortId;

/** Which results candidates may read; whoever makes results public implements it. */
public interface Published {

    /** What was made public to the candidates of a cohort, as of now. */
    Shown in(CohortId cohort);

    /** What was made public. */
    @FunctionalInterface
    interface Shown {

        /**
         * Whether the results of an attempt at an assessment are.
         *
         * @param attempt 1 for the first sitting
         */
        boolean includes(String assessment, int attempt);
    }
}
