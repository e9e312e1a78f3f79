package fr.parchemin.app.people;

import fr.parchemin.app.people.Organisation.Description;
import fr.parchemin.app.people.Organisation.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at what was typed about an organisation. */
public final class OrganisationCheck {

    private static final int LONGEST = 200;

    private OrganisationCheck() {}

    /**
     * Something to correct.
     *
     * @param reason the message key, after {@code people.refusal.}
     */
    public record Fault(String field, String reason, List<String> arguments) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** Nothing is missing or wrong. */
        record Accepted(Description description) implements Outcome {}

        /** At least one thing is to be corrected. */
        record Refused(List<Fault> faults) implements Outcome {}
    }

    /** Looks at an organisation as it was typed. */
    public static Outcome of(
            String name,
            Set<Kind> kinds,
            String siret,
            String legalId,
            String street,
            String postcode,
            String town,
            String country,
            @Nullable LocalDate closedOn) {
        List<Fault> faults = new ArrayList<>();
        var digits = siret.replaceAll("[\\s\u00a0\u202f.]", "");
        var legal = legalId.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (name.isBlank()) {
            faults.add(new Fault("name", "missing", List.of()));
        } else if (name.length() > LONGEST) {
            faults.add(new Fault("name", "too-long", List.of(name.substring(0, 20) + "…", Integer.toString(LONGEST))));
        }
        if (kinds.isEmpty()) {
            faults.add(new Fault("kinds", "no-kind", List.of()));
        }
        if (!digits.isEmpty() && !LegalIds.isSiret(digits)) {
            faults.add(new Fault("siret", "not-a-siret", List.of(siret.strip())));
        }
        if (!legal.isEmpty() && !LegalIds.isEuropean(legal)) {
            faults.add(new Fault("legalId", "not-a-legal-id", List.of(legalId.strip())));
        }
        return faults.isEmpty()
                ? new Outcome.Accepted(new Description(
                        name.strip(),
                        Set.copyOf(kinds),
                        absent(digits),
                        absent(legal),
                        absent(street),
                        absent(postcode),
                        absent(town),
                        absent(country),
                        closedOn))
                : new Outcome.Refused(faults);
    }

    private static @Nullable String absent(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
