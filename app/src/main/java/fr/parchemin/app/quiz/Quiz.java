package fr.parchemin.app.quiz;

import fr.parchemin.app.candidacy.CohortId;
import java.time.Instant;
import java.util.List;

/**
 * A quiz assessment as it is taken by candidates of a cohort.
 *
 * @param opensAt from when it can be begun
 * @param closesAt from when it can no longer be begun; who began before has all their time
 * @param minutes how long it lasts, without extra time
 * @param shuffled whether questions and choices come in another order for each candidate
 * @param partialCredit whether an answer may be worth a part of a point
 * @param automatic whether scores go to the dossiers at once, without an assessor
 * @param parts what is drawn, at least one
 */
public record Quiz(
        QuizId id,
        CohortId cohort,
        String assessment,
        Instant opensAt,
        Instant closesAt,
        int minutes,
        boolean shuffled,
        boolean partialCredit,
        boolean automatic,
        List<Part> parts) {

    /** The number of a quiz in our own records. */
    public record QuizId(long value) {}

    /**
     * So many questions of a theme.
     *
     * @param name what the theme is called
     */
    public record Part(long theme, String name, int size) {}

    /** How many questions each candidate gets. */
    public int size() {
        return parts.stream().mapToInt(Part::size).sum();
    }
}
