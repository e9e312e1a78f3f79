package fr.parchemin.app.people.web;

import fr.parchemin.app.people.Organisation;
import fr.parchemin.app.people.Organisation.Kind;
import fr.parchemin.app.people.OrganisationCheck;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** What is typed about an organisation. */
record OrganisationForm(
        @Nullable String name,
        @Nullable Set<Kind> kinds,
        @Nullable String siret,
        @Nullable String legalId,
        @Nullable String street,
        @Nullable String postcode,
        @Nullable String town,
        @Nullable String country,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate closedOn,

        @Nullable Long seen) {

    static OrganisationForm empty() {
        return new OrganisationForm("", Set.of(), "", "", "", "", "", "", null, 0L);
    }

    static OrganisationForm of(Organisation organisation) {
        var of = organisation.description();
        return new OrganisationForm(
                of.name(),
                of.kinds(),
                of.siret(),
                of.legalId(),
                of.street(),
                of.postcode(),
                of.town(),
                of.country(),
                of.closedOn(),
                organisation.revision());
    }

    /** The revision that was shown; none: as of a new one. */
    long revision() {
        return Objects.requireNonNullElse(seen, 0L);
    }

    OrganisationCheck.Outcome check() {
        return OrganisationCheck.of(
                text(name),
                Objects.requireNonNullElse(kinds, Set.of()),
                text(siret),
                text(legalId),
                text(street),
                text(postcode),
                text(town),
                text(country),
                closedOn);
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "");
    }
}
