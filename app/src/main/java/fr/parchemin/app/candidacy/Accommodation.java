package fr.parchemin.app.candidacy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for because of a disability, and what was decided.
 *
 * @param rulings the decisions, in their order; the last one stands, none: it waits for one
 */
public record Accommodation(Request request, List<Ruling> rulings) {

    /** Why a decision is corrected; a closed list, so that nobody writes down what nobody should know. */
    public enum Motive {
        MISTAKE,
        APPEAL,
        NEW_NEEDS,
        ENDED
    }

    /** What was asked for, and who recorded it. */
    public record Request(long id, CandidacyId candidacy, LocalDate on, Measures wanted, String by) {}

    /**
     * What is decided.
     *
     * @param granted nothing: it is refused
     */
    public record Decision(LocalDate on, Measures granted) {}

    /**
     * A decision as it stands in the records.
     *
     * @param motive why an earlier one was corrected, absent: it is the first
     */
    public record Ruling(Decision decision, @Nullable Motive motive, Recorded recorded) {}

    /** The decision that stands, absent: it waits for one. */
    public Optional<Ruling> ruling() {
        return rulings.isEmpty() ? Optional.empty() : Optional.of(rulings.getLast());
    }
}
