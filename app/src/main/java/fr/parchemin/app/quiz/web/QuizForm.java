package fr.parchemin.app.quiz.web;

import fr.parchemin.app.quiz.Quizzes.Plan;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.BindingResult;

/**
 * What is typed to open a quiz.
 *
 * @param sizes how many questions of each theme, by the number of the theme
 */
record QuizForm(
        @Nullable String assessment,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
        LocalDateTime opensAt,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
        LocalDateTime closesAt,

        @Nullable Integer minutes,

        @Nullable Boolean shuffled,
        @Nullable Boolean partialCredit,
        @Nullable Map<Long, String> sizes) {

    private static final int LONGEST = 600;
    private static final int MOST = 200;

    /** How many questions of a theme were asked for, as it was typed. */
    public String size(long theme) {
        return sizes == null ? "" : sizes.getOrDefault(theme, "");
    }

    /** How it is to be opened; empty: something is wrong, which the errors tell. */
    Optional<Plan> plan(ZoneId zone, BindingResult errors) {
        if (opensAt == null && !errors.hasFieldErrors("opensAt")) {
            errors.rejectValue("opensAt", "quiz.missing.opens");
        }
        if (closesAt == null && !errors.hasFieldErrors("closesAt")) {
            errors.rejectValue("closesAt", "quiz.missing.closes");
        }
        if (minutes == null || minutes < 1 || minutes > LONGEST) {
            errors.rejectValue("minutes", "quiz.missing.minutes", new Object[] {LONGEST}, null);
        }
        Map<Long, Integer> drawn = drawn(errors);
        if (errors.hasErrors() || assessment == null || opensAt == null || closesAt == null || minutes == null) {
            return Optional.empty();
        }
        return Optional.of(new Plan(
                assessment,
                opensAt.atZone(zone).toInstant(),
                closesAt.atZone(zone).toInstant(),
                minutes,
                Boolean.TRUE.equals(shuffled),
                Boolean.TRUE.equals(partialCredit),
                drawn));
    }

    private Map<Long, Integer> drawn(BindingResult errors) {
        Map<Long, Integer> drawn = new LinkedHashMap<>();
        if (sizes != null) {
            sizes.forEach((theme, text) -> {
                var typed = text.strip();
                if (!typed.isEmpty() && (!typed.matches("\\d{1,3}") || Integer.parseInt(typed) > MOST)) {
                    errors.rejectValue("sizes", "quiz.not-a-size", new Object[] {typed, MOST}, null);
                } else if (!typed.isEmpty() && Integer.parseInt(typed) > 0) {
                    drawn.put(theme, Integer.parseInt(typed));
                }
            });
        }
        return drawn;
    }
}
