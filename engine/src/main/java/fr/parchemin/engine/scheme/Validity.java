package fr.parchemin.engine.scheme;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a version of a scheme applies and how it ends. All days are included.
 *
 * @param from the first day of this version, absent: not known
 * @param until the last day on which candidates enrol under this version, absent: it is the current one
 * @param registeredUntil the last day of the registration or of the title's validity, absent: not known
 * @param lastAward the last day on which it may be awarded to whoever enrolled while it was registered, absent: none set
 * @param end how it ends, absent: no end is decided
 * @param replacedBy the scheme that takes over after a revision
 */
public record Validity(
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable LocalDate registeredUntil,
        @Nullable LocalDate lastAward,
        @Nullable End end,
        @Nullable Grace grace,
        @Nullable String replacedBy,
        String clause) {

    /** How a certification ends. */
    public enum End {
        CLOSURE,
        REVISION
    }

    /**
     * The time left after the end.
     *
     * @param forWhom who has it
     * @param until its last day
     */
    public record Grace(Beneficiary forWhom, LocalDate until, String clause) {}

    /** Who may still obtain the certification after its end. */
    public enum Beneficiary {
        BLOCK_HOLDERS,
        ENROLLED
    }
}
