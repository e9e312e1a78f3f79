package fr.parchemin.app.catalog.web;

import fr.parchemin.app.catalog.Mentions;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** What is typed about the mentions of a parchment. */
record MentionsForm(
        @NotBlank(message = "{catalog.missing}") @Size(max = 300) @Nullable
        String certifier,

        @NotBlank(message = "{catalog.missing}") @Size(max = 300) @Nullable
        String title,

        @Size(max = 40) @Nullable String registerNumber,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate decidedOn,

        @Min(1) @Max(8) @Nullable Integer level,
        @Size(max = 100) @Nullable String nsf,

        @NotBlank(message = "{catalog.missing}") @Size(max = 120) @Nullable
        String place,

        @NotBlank(message = "{catalog.missing}") @Size(max = 120) @Nullable
        String signatory,

        @NotBlank(message = "{catalog.missing}") @Size(max = 160) @Nullable
        String signatoryFunction,

        @Nullable Integer revision) {

    static MentionsForm of(Mentions mentions) {
        return new MentionsForm(
                mentions.certifier(),
                mentions.title(),
                mentions.registerNumber(),
                mentions.decidedOn(),
                mentions.level(),
                mentions.nsf(),
                mentions.place(),
                mentions.signatory(),
                mentions.signatoryFunction(),
                mentions.revision());
    }

    Mentions mentions(String scheme) {
        return new Mentions(
                scheme,
                text(certifier),
                text(title),
                text(registerNumber),
                decidedOn,
                level,
                text(nsf),
                text(place),
                text(signatory),
                text(signatoryFunction),
                Objects.requireNonNullElse(revision, 0));
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }
}
