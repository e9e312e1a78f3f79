package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.Accommodation.Motive;
import fr.parchemin.app.candidacy.Measures;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.BindingResult;

/**
 * What is typed to ask for accommodations or to decide on a request. There is no text to type: why they are needed is
 * nobody's to write down here.
 *
 * @param outcome {@code GRANTED} or {@code REFUSED}, of a decision
 * @param corrects the decision that is corrected, absent: it is the first
 */
record AccommodationForm(
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate day,

        @Nullable String outcome,
        @Nullable Integer extraTimePercent,
        @Nullable Boolean humanHelp,
        @Nullable Boolean adaptedDocument,
        @Nullable Boolean ownRoom,
        @Nullable Long corrects,
        @Nullable Motive motive) {

    static AccommodationForm of(LocalDate day, Measures measures, @Nullable String outcome, @Nullable Long corrects) {
        return new AccommodationForm(
                day,
                outcome,
                measures.extraTimePercent() == 0 ? null : measures.extraTimePercent(),
                measures.humanHelp(),
                measures.adaptedDocument(),
                measures.ownRoom(),
                corrects,
                null);
    }

    private static boolean isTicked(@Nullable Boolean box) {
        return Boolean.TRUE.equals(box);
    }

    boolean isRefusal() {
        return "REFUSED".equals(outcome);
    }

    /** What is typed, once {@link #check} finds no fault; of a refusal, nothing. */
    Measures measures() {
        return isRefusal()
                ? new Measures(0, false, false, false)
                : new Measures(
                        Objects.requireNonNullElse(extraTimePercent, 0),
                        isTicked(humanHelp),
                        isTicked(adaptedDocument),
                        isTicked(ownRoom));
    }

    /** Says what is wrong with it. */
    void check(BindingResult errors, LocalDate from, LocalDate today, boolean decision) {
        if (!errors.hasFieldErrors("day")) {
            if (day == null) {
                errors.rejectValue("day", "candidacy.accommodation.missing-day");
            } else if (day.isAfter(today) || day.isBefore(from)) {
                errors.rejectValue("day", "candidacy.accommodation.day-out-of-range");
            }
        }
        if (decision && !isRefusal() && !"GRANTED".equals(outcome)) {
            errors.rejectValue("outcome", "candidacy.accommodation.missing-outcome");
        }
        if (decision && corrects != null && motive == null) {
            errors.rejectValue("motive", "candidacy.accommodation.missing-motive");
        }
        if (!errors.hasFieldErrors("extraTimePercent")) {
            checkMeasures(errors);
        }
    }

    private void checkMeasures(BindingResult errors) {
        int time = Objects.requireNonNullElse(extraTimePercent, 0);
        if (time < 0 || time > Measures.MOST_EXTRA_TIME) {
            errors.rejectValue("extraTimePercent", "candidacy.accommodation.unlikely-time");
        } else if (!isRefusal() && !measures().isAny()) {
            errors.rejectValue("extraTimePercent", "candidacy.accommodation.missing-measure");
        }
    }
}
