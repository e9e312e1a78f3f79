package fr.parchemin.app.candidacy.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** What is typed to open a cohort; the windows of its resits are beside it. */
record CohortForm(
        @NotBlank(message = "{candidacy.missing.scheme}") @Nullable
        String scheme,

        @NotBlank(message = "{candidacy.missing.name}") @Size(max = 120) @Nullable
        String name,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate juryOn,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate asOf) {

    String trimmed() {
        return name == null ? "" : name.strip();
    }

    /** The same before its days were typed. */
    CohortForm undated() {
        return new CohortForm(scheme, name, null, null);
    }
}
