package fr.parchemin.app.sitting.web;

import fr.parchemin.app.candidacy.WorkingDays;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sitting.Where;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.BindingResult;

/**
 * What is typed to plan a sitting or to move it.
 *
 * @param what the assessment, followed by {@code +} where it is taken once more; not asked when it is moved
 * @param centre the centre that organises it, empty: the awarding body, or the one centre of whoever plans; not asked either
 */
record SittingForm(
        @NotBlank(message = "{sitting.missing.what}") @Nullable
        String what,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate day,

        @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) @Nullable
        LocalTime from,

        @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) @Nullable
        LocalTime until,

        @NotBlank(message = "{sitting.missing.place}") @Size(max = 200) @Nullable
        String place,

        @Nullable Boolean remote,

        @Min(value = 1, message = "{sitting.wrong.capacity}")
        @Max(value = 9999, message = "{sitting.wrong.capacity}")
        @Nullable
        Integer capacity,

        @Nullable String centre) {

    private static final String AGAIN = "+";

    static String what(String assessment, boolean resit) {
        return resit ? assessment + AGAIN : assessment;
    }

    static SittingForm of(Sitting sitting) {
        return new SittingForm(
                what(sitting.assessment(), sitting.resit()),
                sitting.when().day(),
                sitting.when().from(),
                sitting.when().until(),
                sitting.where().place(),
                sitting.where().remote(),
                sitting.capacity(),
                null);
    }

    String assessment() {
        var text = Objects.requireNonNullElse(what, "");
        return text.endsWith(AGAIN) ? text.substring(0, text.length() - AGAIN.length()) : text;
    }

    boolean resit() {
        return what != null && what.endsWith(AGAIN);
    }

    /** Says what of the day and hours is missing or wrong. */
    void check(BindingResult errors) {
        if (day == null && !errors.hasFieldErrors("day")) {
            errors.rejectValue("day", "sitting.missing.day");
        }
        if (day != null && new WorkingDays(false).isHoliday(day)) {
            errors.rejectValue("day", "sitting.wrong.holiday");
        }
        if (from == null && !errors.hasFieldErrors("from")) {
            errors.rejectValue("from", "sitting.missing.from");
        }
        if (until == null && !errors.hasFieldErrors("until")) {
            errors.rejectValue("until", "sitting.missing.until");
        }
        if (from != null && until != null && !until.isAfter(from)) {
            errors.rejectValue("until", "sitting.wrong.until");
        }
    }

    When when() {
        return new When(Objects.requireNonNull(day), Objects.requireNonNull(from), Objects.requireNonNull(until));
    }

    Where where() {
        return new Where(Objects.requireNonNull(place), Boolean.TRUE.equals(remote));
    }
}
