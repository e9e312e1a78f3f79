package fr.parchemin.engine.scheme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Several schemes in all their versions, and which version applies to a candidacy. Immutable. */
public final class Schemes {

    private static final Comparator<Scheme> OLDEST_FIRST = Comparator.comparing(
                    (Scheme scheme) -> scheme.validity().from(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Scheme::version);

    private final List<Scheme> all;
    private final Map<String, Version[]> versions;

    private Schemes(List<Scheme> all, Map<String, Version[]> versions) {
        this.all = all;
        this.versions = versions;
    }

    /**
     * Gathers schemes, in any order.
     *
     * @throws IllegalArgumentException if two of them are the same version of the same scheme
     */
    public static Schemes of(Collection<Scheme> schemes) {
        Map<String, List<Scheme>> byId = new LinkedHashMap<>();
        for (Scheme scheme : schemes) {
            List<Scheme> same = byId.computeIfAbsent(scheme.id(), _ -> new ArrayList<>());
            if (same.stream().anyMatch(other -> other.version().equals(scheme.version()))) {
                throw new IllegalArgumentException("twice: " + scheme.id() + " " + scheme.version());
            }
            same.add(scheme);
        }
        Map<String, Version[]> versions = new HashMap<>();
        byId.forEach((id, same) -> versions.put(
                id, same.stream().sorted(OLDEST_FIRST).map(Version::of).toArray(Version[]::new)));
        return new Schemes(List.copyOf(schemes), versions);
    }

    /** All of them, in the order in which they were given. */
    public List<Scheme> all() {
        return all;
    }

    /** That version of that scheme. */
    public Optional<Scheme> find(String id, String version) {
        for (Version candidate : versionsOf(id)) {
            if (candidate.name.equals(version)) {
                return candidate.found;
            }
        }
        return Optional.empty();
    }

    /**
     * The version that applies to a candidacy: the one it names or, where it names none, the one in force on the day of
     * enrolment, else the one in force at {@code asOf}, else the last that was in force before, else the first that will be.
     * Of several in force on a day, it is the one that began last.
     */
    public Optional<Scheme> choose(
            String id, @Nullable String version, @Nullable LocalDate enrolledOn, LocalDate asOf) {
        if (version != null) {
            return find(id, version);
        }
        Version[] candidates = versionsOf(id);
        Version chosen = enrolledOn == null ? null : inForce(candidates, enrolledOn);
        if (chosen == null) {
            chosen = inForce(candidates, asOf);
        }
        if (chosen == null) {
            chosen = lastBefore(candidates, asOf);
        }
        return chosen == null ? Optional.empty() : chosen.found;
    }

    private Version[] versionsOf(String id) {
        Version[] found = versions.get(id);
        return found == null ? Version.NONE : found;
    }

    private static @Nullable Version inForce(Version[] candidates, LocalDate day) {
        for (int i = candidates.length - 1; i >= 0; i--) {
            if (!candidates[i].from.isAfter(day) && !candidates[i].until.isBefore(day)) {
                return candidates[i];
            }
        }
        return null;
    }

    private static @Nullable Version lastBefore(Version[] candidates, LocalDate day) {
        for (int i = candidates.length - 1; i >= 0; i--) {
            if (!candidates[i].from.isAfter(day)) {
                return candidates[i];
            }
        }
        return candidates.length == 0 ? null : candidates[0];
    }

    /** A version with what is needed to choose it: this is done for every dossier. */
    private record Version(String name, LocalDate from, LocalDate until, Optional<Scheme> found) {

        static final Version[] NONE = {};

        static Version of(Scheme scheme) {
            LocalDate from = scheme.validity().from();
            LocalDate until = scheme.validity().until();
            return new Version(
                    scheme.version(),
                    from == null ? LocalDate.MIN : from,
                    until == null ? LocalDate.MAX : until,
                    Optional.of(scheme));
        }
    }
}
