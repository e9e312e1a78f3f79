package fr.parchemin.app.candidacy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a candidate's feasibility file, as its steps say. A file that is complete is answered within two months;
 * when nobody answers, it is granted: silence kept means admissible.
 *
 * @param steps the steps that stand, in the order in which they were recorded
 */
public record Admissibility(List<Step> steps) {

    private static final int MONTHS = 2;

    /** What happened to the file. */
    public enum What {
        /** It came in, and something is missing. */
        INCOMPLETE,
        /** It came in, or what was missing did: the two months begin. */
        COMPLETE,
        GRANTED,
        REFUSED,
        /** Somebody noted that nobody had answered in time. */
        SILENCE
    }

    /**
     * A step.
     *
     * @param words what is missing, or why it is refused, else empty
     */
    public record Step(What what, LocalDate on, String words, Recorded recorded) {}

    /** How it stands on a day. */
    public sealed interface State {

        /** Nothing came in. */
        record Nothing() implements State {}

        /** Something is missing. */
        record Lacking(String what, LocalDate since) implements State {}

        /** It is complete and waits for an answer, given by {@code due} at the latest. */
        record Waiting(LocalDate since, LocalDate due) implements State {}

        /** Nobody answered by the last day: it is granted since the day after, and nobody has noted it yet. */
        record Silent(LocalDate grantedOn) implements State {}

        /** It is answered. */
        record Answered(
                boolean granted,
                LocalDate on,
                boolean bySilence,
                @Nullable String reason) implements State {}
    }

    /** The last day on which a file that is complete on a day may be answered. */
    public static LocalDate due(LocalDate complete) {
        return complete.plusMonths(MONTHS);
    }

    /** How it stands on a day. */
    public State on(LocalDate day) {
        return last().map(step -> switch (step.what()) {
                    case INCOMPLETE -> new State.Lacking(step.words(), step.on());
                    case COMPLETE ->
                        day.isAfter(due(step.on()))
                                ? new State.Silent(due(step.on()).plusDays(1))
                                : new State.Waiting(step.on(), due(step.on()));
                    case GRANTED -> new State.Answered(true, step.on(), false, null);
                    case REFUSED -> new State.Answered(false, step.on(), false, step.words());
                    case SILENCE -> new State.Answered(true, step.on(), true, null);
                })
                .orElseGet(State.Nothing::new);
    }

    Optional<Step> last() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
    }
}
