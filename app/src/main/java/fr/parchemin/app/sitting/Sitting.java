package fr.parchemin.app.sitting;

import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.catalog.EditionId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session of an assessment.
 *
 * @param assessment its name in the scheme
 * @param resit whether those who sit take it once more
 * @param reading whether nobody comes: what candidates handed in is read
 * @param capacity how many may sit, absent: no limit
 * @param centre the centre that organises it, absent: the awarding body
 * @param afterwards whether it was recorded once it had begun: nobody was to be summoned to it
 * @param seated how many sit
 * @param cancelled why it does not take place, absent: it does
 */
public record Sitting(
        SittingId id,
        CohortId cohort,
        String cohortName,
        EditionId edition,
        String assessment,
        boolean resit,
        boolean reading,
        When when,
        Where where,
        @Nullable Integer capacity,
        @Nullable Long centre,
        boolean afterwards,
        int seated,
        List<Assessor> assessors,
        @Nullable String cancelled) {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** The day and hours, in the time of the place. */
    public record When(LocalDate day, LocalTime from, LocalTime until) {

        /** Whether somebody cannot be at both. */
        boolean overlaps(When other) {
            return day.equals(other.day) && from.isBefore(other.until) && other.from.isBefore(until);
        }

        /** When it begins, in the time of Paris. */
        public Instant begins() {
            return day.atTime(from).atZone(PARIS).toInstant();
        }
    }

    /**
     * The place.
     *
     * @param remote whether it is held at a distance: the place is then the address of the meeting
     */
    public record Where(String place, boolean remote) {}

    /** Who assesses, with an account of ours. */
    public record Assessor(long account, String name, Capacity capacity) {}

    /** As what somebody assesses. */
    public enum Capacity {
        TUTOR,
        EXPERT,
        TRAINER,
        COMMISSION,
        JURY
    }

    /** Whether it takes place. */
    public boolean isOn() {
        return cancelled == null;
    }

    /** How many may still be seated, absent: no limit. */
    public @Nullable Integer free() {
        return capacity == null ? null : (Integer) Math.max(0, capacity - seated);
    }

    /**
     * What is asked for a sitting to be planned.
     *
     * @param centre the centre that organises it, absent: the awarding body
     */
    public record Plan(
            String assessment,
            boolean resit,
            When when,
            Where where,
            @Nullable Integer capacity,
            @Nullable Long centre) {}

    /** What became of a wish to seat somebody. */
    public sealed interface Seating {

        /** They sit, so many of them. */
        record Seated(int count) implements Seating {}

        /** Nobody was seated, for these reasons. */
        record Refused(List<Obstacle> obstacles) implements Seating {}
    }

    /**
     * Why somebody cannot be seated.
     *
     * @param key the sentence
     * @param arguments what it names, the name of the candidate first
     */
    public record Obstacle(String key, List<String> arguments) {}
}
