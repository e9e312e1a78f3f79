package fr.parchemin.app.candidacy.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.BindingResult;

/** What is typed to plan half-days of training. */
record TrainingForm(
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate from,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate until,

        @Nullable String morning,
        @Nullable String afternoon) {

    private static final long LONGEST = 400;
    private static final BigDecimal MOST = new BigDecimal(6);

    /** Says what is wrong with it. */
    void check(BindingResult errors) {
        if (!errors.hasErrors() && (from == null || until == null)) {
            errors.rejectValue(from == null ? "from" : "until", "candidacy.training.missing-day");
        } else if (!errors.hasErrors() && (days() < 0 || days() > LONGEST)) {
            errors.rejectValue("until", "candidacy.training.unlikely-days");
        }
        checkHours(errors, "morning", morning);
        checkHours(errors, "afternoon", afternoon);
        if (!errors.hasErrors() && morningHours() == null && afternoonHours() == null) {
            errors.rejectValue("morning", "candidacy.training.missing-hours");
        }
    }

    private long days() {
        return from == null || until == null ? 0 : ChronoUnit.DAYS.between(from, until);
    }

    private static void checkHours(BindingResult errors, String field, @Nullable String typed) {
        if (typed != null && !typed.isBlank() && hours(typed) == null) {
            errors.rejectValue(field, "candidacy.training.unlikely-hours");
        }
    }

    @Nullable
    BigDecimal morningHours() {
        return hours(morning);
    }

    @Nullable
    BigDecimal afternoonHours() {
        return hours(afternoon);
    }

    private static @Nullable BigDecimal hours(@Nullable String typed) {
        var plain = typed == null ? "" : typed.strip().replace(',', '.');
        if (!plain.matches("\\d(\\.\\d{1,2})?")) {
            return null;
        }
        var hours = new BigDecimal(plain);
        return hours.signum() > 0 && hours.compareTo(MOST) <= 0 ? hours : null;
    }
}
