package fr.parchemin.app.sitting.web;

import fr.parchemin.app.sitting.Doubt;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sitting.Where;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.BindingResult;

/**
 * What is typed to plan a sitting or to move it.
 *
 * @param what the assessment, followed by {@code +} where it is taken once more; not asked when it is moved
 * @param centre the centre that organises it, empty: the awarding body, or the one centre of whoever plans; not asked either
 * @param past that it was held already, and is recorded afterwards
 * @param holiday that it is held although the day is a Sunday or a public holiday
 * @param jury that it is held after the jury
 * @param asked the day for which these three were asked: they say nothing of another
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

        @Nullable String centre,

        @Nullable Boolean past,
        @Nullable Boolean holiday,
        @Nullable Boolean jury,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate asked) {

    private static final String AGAIN = "+";

    static String what(String assessment, boolean resit) {
        return resit ? assessment + AGAIN : assessment;
    }

    /** An empty form for an assessment. */
    static SittingForm blank(@Nullable String what) {
        return new SittingForm(what, null, null, null, null, false, null, null, false, false, false, null);
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
                null,
                false,
                false,
                false,
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

    /** What is confirmed of the day that is typed. */
    Set<Doubt.Kind> confirmed() {
        Set<Doubt.Kind> confirmed = EnumSet.noneOf(Doubt.Kind.class);
        if (day != null && day.equals(asked)) {
            add(confirmed, Doubt.Kind.PAST, past);
            add(confirmed, Doubt.Kind.HOLIDAY, holiday);
            add(confirmed, Doubt.Kind.JURY, jury);
        }
        return confirmed;
    }

    private static void add(Set<Doubt.Kind> confirmed, Doubt.Kind kind, @Nullable Boolean ticked) {
        if (Boolean.TRUE.equals(ticked)) {
            confirmed.add(kind);
        }
    }

    /** Whether the day and both hours are there, the one before the other. */
    boolean isTimed() {
        return day != null && from != null && until != null && until.isAfter(from);
    }

    When when() {
        return new When(Objects.requireNonNull(day), Objects.requireNonNull(from), Objects.requireNonNull(until));
    }

    Where where() {
        return new Where(Objects.requireNonNull(place), Boolean.TRUE.equals(remote));
    }
}
