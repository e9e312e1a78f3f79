package fr.parchemin.app.delivery;

import java.time.Instant;
import java.util.List;

/**
 * A professional situation that a candidate tells of, and what it illustrates.
 *
 * @param revision how often it was saved: what is saved names the one it was written from
 * @param savedBy the name of who saved it last
 */
public record Situation(long id, Told told, int revision, Instant savedAt, String savedBy) {

    /**
     * What is told.
     *
     * @param competencies those of the block that it illustrates
     */
    public record Told(String title, String context, String done, String outcome, List<String> competencies) {

        /** Nothing yet. */
        static final Told NOTHING = new Told("", "", "", "", List.of());

        /** Whether it can be handed in: it is named, told, and illustrates something. */
        public boolean isComplete() {
            return !title.isBlank()
                    && !context.isBlank()
                    && !done.isBlank()
                    && !outcome.isBlank()
                    && !competencies.isEmpty();
        }
    }
}
