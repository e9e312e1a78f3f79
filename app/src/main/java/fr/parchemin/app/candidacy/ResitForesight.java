package fr.parchemin.app.candidacy;

import fr.parchemin.engine.proposal.Outcome;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sees what other days of windows would open and shut; whoever examines dossiers implements it. */
public interface ResitForesight {

    /** What would change for the candidates of a cohort, by name; nothing is written. */
    Foreseen foresee(CohortId cohort, List<ResitWindow> windows);

    /**
     * What would change.
     *
     * @param gained to whom a resit opens that is shut now
     * @param lost to whom a resit shuts that is open now
     * @param moved who keeps a resit on other days
     */
    record Foreseen(List<Change> gained, List<Change> lost, List<Change> moved) {

        /** Whether nobody would see a difference. */
        public boolean isNothing() {
            return gained.isEmpty() && lost.isEmpty() && moved.isEmpty();
        }
    }

    /**
     * What would change for somebody.
     *
     * @param was what is proposed now, absent: the dossier contradicts itself
     * @param becomes what would be
     */
    record Change(
            CandidacyId candidacy,
            String name,
            String number,
            List<Resit> resits,
            @Nullable Outcome was,
            @Nullable Outcome becomes) {}

    /** A resit, with its days as they would be or, where it is lost, as they were. */
    record Resit(
            String assessment,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}
}
