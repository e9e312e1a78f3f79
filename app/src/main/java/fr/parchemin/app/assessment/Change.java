package fr.parchemin.app.assessment;

import fr.parchemin.app.assessment.Results.Attempt;
import fr.parchemin.app.candidacy.Fact;
import fr.parchemin.app.candidacy.Facts.FactEntry;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Something to record, correct or withdraw in a dossier. {@code corrects} is the entry that stood, absent: none did. */
public sealed interface Change {

    /** Whether something that stood is corrected or withdrawn, which asks for a motive. */
    default boolean isCorrection() {
        return corrects() != null;
    }

    /** Whether nothing stands any more. */
    default boolean isWithdrawal() {
        return switch (this) {
            case OfResult result -> result.mark() == null;
            case OfReceipt received -> received.receipt() == null;
            case OfFact _ -> false;
            case Withdrawal _ -> true;
        };
    }

    /** The entry that stood when the change was decided. */
    @Nullable
    Long corrects();

    /**
     * A result.
     *
     * @param mark absent: withdrawn
     */
    record OfResult(
            Attempt attempt,
            LocalDate on,
            @Nullable Mark mark,
            @Nullable Long corrects) implements Change {}

    /**
     * Something handed in.
     *
     * @param receipt absent: withdrawn
     */
    record OfReceipt(
            String deliverable,
            @Nullable Receipt receipt,
            @Nullable Long corrects) implements Change {}

    /** A fact. */
    record OfFact(Fact fact, @Nullable Long corrects) implements Change {}

    /** A fact that should never have been recorded. */
    record Withdrawal(FactEntry entry) implements Change {
        @Override
        public @Nullable Long corrects() {
            return entry.recorded().id();
        }
    }
}
