package fr.parchemin.engine.proposal;

import fr.parchemin.engine.scheme.Scheme;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The versions of one scheme that are known, each with the days on which candidates enrol under it. */
final class Versions {

    private record Version(String name, LocalDate from, LocalDate until) {

        static Version of(Scheme scheme) {
            return new Version(
                    scheme.version(),
                    Objects.requireNonNullElse(scheme.validity().from(), LocalDate.MIN),
                    Objects.requireNonNullElse(scheme.validity().until(), LocalDate.MAX));
        }
    }

    private final List<Version> all;

    private Versions(List<Version> all) {
        this.all = all;
    }

    static Versions of(Collection<Scheme> versions) {
        return new Versions(versions.stream()
                .map(Version::of)
                .sorted(Comparator.comparing(Version::from).thenComparing(Version::name))
                .toList());
    }

    /** The first day on which any version was in force, absent: it is not known. */
    @Nullable
    LocalDate firstDay() {
        LocalDate first = all.isEmpty() ? LocalDate.MIN : all.getFirst().from;
        return first.equals(LocalDate.MIN) ? null : first;
    }

    /** The version in force on a day, else the last that had ended; absent: none is known. */
    @Nullable
    String at(LocalDate day) {
        Version inForce = null;
        Version ended = null;
        for (Version version : all) {
            if (!version.from.isAfter(day) && !version.until.isBefore(day)) {
                inForce = version;
            } else if (version.until.isBefore(day) && (ended == null || !version.until.isBefore(ended.until))) {
                ended = version;
            }
        }
        Version found = inForce == null ? ended : inForce;
        return found == null ? null : found.name;
    }
}
