package fr.parchemin.app.api.web;

import fr.parchemin.app.people.ApiTokens.Bounds;
import fr.parchemin.app.people.Reach.Scope;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What is typed to make a token.
 *
 * @param bounds {@code EVERYTHING}, {@code SCHEME:…} or {@code COHORT:…}
 */
record TokenForm(
        @NotBlank(message = "{api.tokens.missing-name}") @Size(max = 60, message = "{api.tokens.long-name}") @Nullable
        String name,

        @NotBlank(message = "{api.tokens.missing-bounds}") @Nullable
        String bounds,

        @Nullable Boolean writes,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate until) {

    private static final Pattern PART = Pattern.compile("(SCHEME|COHORT):(.{1,100})");

    /** The bounds, absent: none that were offered. */
    Optional<Bounds> chosen() {
        if (Scope.EVERYTHING.name().equals(bounds)) {
            return Optional.of(new Bounds(Scope.EVERYTHING, "", mayWrite()));
        }
        var part = PART.matcher(Objects.requireNonNullElse(bounds, ""));
        return part.matches()
                ? Optional.of(new Bounds(Scope.valueOf(part.group(1)), part.group(2), mayWrite()))
                : Optional.empty();
    }

    private boolean mayWrite() {
        return Boolean.TRUE.equals(writes);
    }
}
