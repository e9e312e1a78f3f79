package fr.parchemin.app.candidacy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time in a company: of the training, or of before.
 *
 * @param siret absent: not known
 * @param percent the part of each working day, of a placement
 * @param weeklyHours of an experience, absent: {@code totalHours} is given
 * @param totalHours of an experience, absent: {@code weeklyHours} is given
 * @param daysOff working days on which the candidate was not there
 * @param reference where the proof is kept, empty: it has no reference
 */
public record Period(
        Kind kind,
        String employer,
        @Nullable String siret,
        LocalDate from,
        LocalDate until,
        int percent,
        @Nullable BigDecimal weeklyHours,
        @Nullable BigDecimal totalHours,
        List<LocalDate> daysOff,
        Proof proof,
        String reference) {

    /** Days of placement or months of experience. */
    public enum Kind {
        PLACEMENT,
        EXPERIENCE
    }

    /** What proves it. */
    public enum Proof {
        AGREEMENT,
        CERTIFICATE,
        CONTRACT,
        PAYSLIPS,
        SWORN
    }

    public Period {
        daysOff = List.copyOf(daysOff);
    }
}
