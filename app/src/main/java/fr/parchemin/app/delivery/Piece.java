package fr.parchemin.app.delivery;

import fr.parchemin.app.assessment.Results.ReceiptEntry;
import fr.parchemin.engine.scheme.Deliverable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deliverable of a candidacy, as it stands.
 *
 * @param lastDay until when it may be handed in, absent: neither that nor the day of the jury is known
 * @param versions what was sent, the latest first
 * @param begun whether situations of it are written here
 * @param handedIn the receipt that stands, absent: it is not handed in
 */
public record Piece(
        Deliverable deliverable,
        @Nullable LocalDate lastDay,
        List<Version> versions,
        boolean begun,
        @Nullable HandedIn handedIn) {

    /** How far it is. */
    public enum State {
        TO_HAND_IN,
        DRAFT,
        LATE,
        HANDED_IN
    }

    /**
     * What was handed in.
     *
     * @param entry of the dossier
     * @param version what was handed in, absent: the receipt was written in the dossier by hand
     * @param lateSince the last day that stood when it was handed in later, absent: it was in time
     */
    public record HandedIn(
            ReceiptEntry entry,
            @Nullable Version version,
            @Nullable LocalDate lateSince) {}

    /** How far it is on a day. */
    public State state(LocalDate today) {
        if (handedIn != null) {
            return State.HANDED_IN;
        }
        if (isOver(today)) {
            return State.LATE;
        }
        return versions.isEmpty() && !begun ? State.TO_HAND_IN : State.DRAFT;
    }

    /** Whether its last day is over. */
    public boolean isOver(LocalDate today) {
        return lastDay != null && today.isAfter(lastDay);
    }

    /** The version sent last, absent: nothing was sent. */
    public @Nullable Version last() {
        return versions.isEmpty() ? null : versions.getFirst();
    }

    /** Whether it is written here, as professional situations. */
    public boolean isPortfolio() {
        return deliverable.situationsAtLeast() > 0;
    }
}
