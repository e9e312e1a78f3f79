package fr.parchemin.app.notice.web;

import fr.parchemin.app.notice.Appeal.About;
import fr.parchemin.app.notice.Appeal.Filing.Why;
import fr.parchemin.app.notice.Appeal.Kind;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.BindingResult;

/**
 * A complaint or an appeal as it is typed.
 *
 * @param filedOn the day on which it came in, absent: today
 */
record AppealForm(
        @Nullable Kind kind,
        @Nullable About about,
        @Nullable String words,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate filedOn) {

    static final AppealForm BLANK = new AppealForm(null, null, null, null);

    static final int LONGEST = 5000;

    String text() {
        return Objects.requireNonNullElse(words, "");
    }

    /** Says what is wrong with it. */
    void check(BindingResult errors) {
        if (kind == null && !errors.hasFieldErrors("kind")) {
            errors.rejectValue("kind", "notice.appeal.missing-kind");
        }
        if (about == null && !errors.hasFieldErrors("about")) {
            errors.rejectValue("about", "notice.appeal.missing-about");
        }
        if (text().length() > LONGEST) {
            errors.rejectValue("words", "notice.appeal.too-long");
        }
        if (text().isBlank()) {
            errors.rejectValue("words", "notice.appeal.refused.WORDS_MISSING");
        }
    }

    /** Says why it was refused. */
    static void refuse(BindingResult errors, Why why) {
        var field = switch (why) {
            case WORDS_MISSING, FILED_BEFORE -> "words";
            case DAY_TO_COME -> "filedOn";
            case NO_DECISION -> "about";
        };
        errors.rejectValue(field, "notice.appeal.refused." + why);
    }
}
