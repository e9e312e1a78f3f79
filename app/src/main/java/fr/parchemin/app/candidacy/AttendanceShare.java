package fr.parchemin.app.candidacy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody attended of the training, up to a day, whatever the reason of the absences.
 *
 * @param planned hours planned since the enrolment
 * @param attended hours attended
 * @param justified hours of justified absence
 * @param unjustified hours of unjustified absence
 * @param unmarked half-days of which nothing is known yet
 * @param entered the share in the dossier, absent: there is none
 */
public record AttendanceShare(
        CandidacyId candidacy,
        String name,
        String number,
        BigDecimal planned,
        BigDecimal attended,
        BigDecimal justified,
        BigDecimal unjustified,
        int unmarked,
        @Nullable BigDecimal entered) {

    static final int DIGITS = 6;

    /** The share, absent: nothing was planned. Rounded down, so that less than a limit never looks like it. */
    public Optional<BigDecimal> share() {
        return planned.signum() == 0
                ? Optional.empty()
                : Optional.of(attended.divide(planned, DIGITS, RoundingMode.DOWN));
    }

    /** Whether the share can enter the dossier, and is not the one that stands there. */
    public boolean isToEnter() {
        return unmarked == 0
                && share().filter(share -> entered == null || share.compareTo(entered) != 0)
                        .isPresent();
    }
}
