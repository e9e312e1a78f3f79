package fr.parchemin.app.sitting.web;

import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is said to summon people.
 *
 * @param late that it is meant although the rules ask for more time
 * @param motive why, where it is
 */
record SummonsForm(
        @Nullable Boolean late,

        @Size(max = 300, message = "{sitting.late.motive.long}") @Nullable
        String motive) {

    static SummonsForm blank() {
        return new SummonsForm(false, "");
    }

    boolean isMeant() {
        return Boolean.TRUE.equals(late);
    }

    boolean isReasoned() {
        return !Objects.requireNonNullElse(motive, "").isBlank();
    }

    /** Why it is done late, absent: it is not said that it is meant, or not why. */
    @Nullable
    String reason() {
        return isMeant() && isReasoned() ? motive : null;
    }
}
