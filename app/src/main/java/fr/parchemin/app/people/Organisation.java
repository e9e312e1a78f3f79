package fr.parchemin.app.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A body that takes part.
 *
 * @param revision how often it was changed
 */
public record Organisation(OrganisationId id, Description description, long revision) {

    /** The number of an organisation in our own records. */
    public record OrganisationId(long value) {}

    /** What it does. */
    public enum Kind {
        AWARDS,
        PREPARES,
        EXAMINES,
        EMPLOYS
    }

    /**
     * What is known of it.
     *
     * @param legalId LEI, EUID or VAT number
     * @param closedOn the day from which it takes no part any more, absent: it does
     */
    public record Description(
            String name,
            Set<Kind> kinds,
            @Nullable String siret,
            @Nullable String legalId,
            @Nullable String street,
            @Nullable String postcode,
            @Nullable String town,
            @Nullable String country,
            @Nullable LocalDate closedOn) {}

    /** What somebody is accredited for. */
    public enum Purpose {
        PREPARE,
        ASSESS
    }

    /**
     * An accreditation.
     *
     * @param blocks absent: all of the scheme
     * @param until the last day
     */
    public record Accreditation(
            long id,
            String scheme,
            Purpose purpose,
            @Nullable List<String> blocks,
            @Nullable String sites,
            LocalDate from,
            LocalDate until) {

        /** Whether it counts on that day, both ends included. */
        public boolean isValidOn(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /** A line of its history: values by name. */
    public record Line(String what, Map<String, String> before, Map<String, String> after, Instant at, String by) {}

    /** Whether a centre may do what it would for a scheme on a day. */
    public sealed interface Standing {

        /** Why it may not, as the name of a sentence and what that sentence names; days as {@code 2026-11-21}. */
        record Said(String reason, List<String> arguments) {}

        /** Why it may not. */
        default Said said() {
            return switch (this) {
                case Accredited _, Unknown _ -> new Said("unknown", List.of());
                case NoCentre _ -> new Said("no-centre", List.of());
                case SeveralCentres _ -> new Said("several-centres", List.of());
                case Closed(var name, var on) -> new Said("closed", List.of(name, on.toString()));
                case Never(var name) -> new Said("never", List.of(name));
                case OutOfDate(var name, var from, var until, var asked) ->
                    asked.isBefore(from)
                            ? new Said("not-yet", List.of(name, from.toString()))
                            : new Said("ended", List.of(name, until.toString()));
                case OtherBlocks(var name, var accredited) ->
                    new Said("other-blocks", List.of(name, String.join(", ", accredited)));
            };
        }

        /** It may. */
        record Accredited() implements Standing {}

        /** There is no such organisation. */
        record Unknown() implements Standing {}

        /** Whoever acts does so for no centre, though only centres give them the right to. */
        record NoCentre() implements Standing {}

        /** Whoever acts does so for several centres and has not said for which. */
        record SeveralCentres() implements Standing {}

        /** It takes no part any more. */
        record Closed(String name, LocalDate on) implements Standing {}

        /** It was never accredited for the scheme. */
        record Never(String name) implements Standing {}

        /** Its accreditation for the scheme is not of that day; the nearest one is told. */
        record OutOfDate(String name, LocalDate from, LocalDate until, LocalDate asked) implements Standing {}

        /** It is accredited, but not for all the blocks that are asked. */
        record OtherBlocks(String name, List<String> accredited) implements Standing {}
    }
}
