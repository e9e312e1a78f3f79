package fr.parchemin.app.people;

import fr.parchemin.app.people.Deed.Thing;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody's role goes, from what was granted to them and is valid today. What else is opened to an account,
 * such as the session of a juror, is known to the module that opened it.
 *
 * @param everything whether it has no bounds
 * @param schemes the schemes it covers
 * @param centres the exam centres it covers
 * @param cohorts the cohorts it covers
 * @param persons the people it covers: oneself
 * @param only of all that is opened to the account elsewhere, the one thing that it reaches, absent: all of it
 */
public record Reach(
        boolean everything,
        Set<String> schemes,
        Set<Long> centres,
        Set<Long> cohorts,
        Set<Long> persons,
        @Nullable Thing only) {

    /** Without bounds. */
    public static final Reach EVERYTHING = new Reach(true, Set.of(), Set.of(), Set.of(), Set.of());

    /** What grants cover. */
    public Reach(boolean everything, Set<String> schemes, Set<Long> centres, Set<Long> cohorts, Set<Long> persons) {
        this(everything, schemes, centres, cohorts, persons, null);
    }

    /** One thing that is opened to the account elsewhere. */
    static Reach only(Thing thing) {
        return new Reach(false, Set.of(), Set.of(), Set.of(), Set.of(), thing);
    }

    /** What a grant covers. */
    public enum Scope {
        EVERYTHING,
        SCHEME,
        CENTRE,
        COHORT,
        PERSON,
        /** Only what is opened to the account elsewhere: a session, an assessment. */
        OPENED
    }

    /**
     * A role given to an account.
     *
     * @param of the scheme, centre, cohort or person, empty: none in particular
     * @param until the last day, absent: for good
     * @param by the account that gave it, 0: the application
     */
    public record Grant(
            long id,
            Actor.Role role,
            Scope scope,
            String of,
            LocalDate from,
            @Nullable LocalDate until,
            long by) {

        /** Whether it counts on that day, both ends included. */
        public boolean isValidOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    /** What these grants, of one role, cover together. */
    static Reach of(Collection<Grant> grants) {
        return new Reach(
                grants.stream().anyMatch(grant -> grant.scope() == Scope.EVERYTHING),
                texts(grants, Scope.SCHEME),
                numbers(grants, Scope.CENTRE),
                numbers(grants, Scope.COHORT),
                numbers(grants, Scope.PERSON));
    }

    private static Set<String> texts(Collection<Grant> grants, Scope scope) {
        return grants.stream()
                .filter(grant -> grant.scope() == scope)
                .map(Grant::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Long> numbers(Collection<Grant> grants, Scope scope) {
        return texts(grants, scope).stream().map(Long::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it covers a scheme. */
    public boolean covers(String scheme) {
        return everything || schemes.contains(scheme);
    }
}
