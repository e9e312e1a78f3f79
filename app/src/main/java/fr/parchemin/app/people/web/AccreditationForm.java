package fr.parchemin.app.people.web;

import fr.parchemin.app.people.Organisation.Purpose;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** What is typed to accredit an organisation. */
record AccreditationForm(
        @Nullable String scheme,
        @Nullable Purpose purpose,
        @Nullable String blocks,
        @Nullable String sites,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate from,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate until) {

    static AccreditationForm empty() {
        return new AccreditationForm("", Purpose.PREPARE, "", "", null, null);
    }

    List<String> codes() {
        return Stream.of(Objects.requireNonNullElse(blocks, "").split("[\\s,;+/]+"))
                .filter(code -> !code.isEmpty())
                .map(code -> code.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
