package fr.parchemin.app.candidacy;

import java.time.LocalDate;
import java.util.List;

/** Says which sittings of resits are planned; whoever plans them implements it. */
public interface PlannedResits {

    /** Those of a cohort that are still to be held, by their days. */
    List<Planned> of(CohortId cohort);

    /**
     * One of them.
     *
     * @param seated how many sit
     * @param address the page where it is moved or cancelled
     */
    record Planned(String assessment, LocalDate day, int seated, String address) {

        /** Whether these windows let it be held where those before did. */
        boolean isShutOut(List<ResitWindow> before, List<ResitWindow> after) {
            return isIn(before) && !isIn(after);
        }

        private boolean isIn(List<ResitWindow> windows) {
            return windows.stream()
                    .filter(window -> window.assessments().contains(assessment))
                    .allMatch(window -> window.holds(day));
        }
    }
}
