package fr.parchemin.app.people;

import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Reach.Grant;
import fr.parchemin.app.people.Reach.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which roles somebody may give: an operator any, a manager none that goes further than they do. */
@Component
public class Granting {

    @SuppressWarnings("MutableConstantField")
    private static final Map<Role, Set<Scope>> SCOPES = Map.of(
            Role.OPERATOR, Set.of(Scope.EVERYTHING),
            Role.MANAGER, Set.of(Scope.EVERYTHING, Scope.SCHEME),
            Role.CENTRE_MANAGER, Set.of(Scope.CENTRE, Scope.COHORT),
            Role.ASSESSOR, Set.of(Scope.OPENED),
            Role.JUROR, Set.of(Scope.OPENED),
            Role.CHAIR, Set.of(Scope.OPENED),
            Role.AUDITOR, Set.of(Scope.EVERYTHING, Scope.SCHEME, Scope.COHORT),
            Role.CANDIDATE, Set.of(Scope.PERSON));

    private final Access access;

    Granting(Access access) {
        this.access = access;
    }

    /** Whether a role may be given with that scope at all. */
    public static boolean fits(Role role, Scope scope, String of) {
        return SCOPES.getOrDefault(role, Set.of()).contains(scope)
                && of.isEmpty() == (scope == Scope.EVERYTHING || scope == Scope.OPENED)
                && (scope == Scope.SCHEME || of.isEmpty() || Numbers.of(of).isPresent());
    }

    /** The last day until which that role may be given, absent: it may be for good. */
    public static Optional<LocalDate> latest(Role role, LocalDate today) {
        return role == Role.AUDITOR ? Optional.of(today.plusYears(1)) : Optional.empty();
    }

    /** Whether that role may be given until that day. */
    public static boolean lasts(Role role, @Nullable LocalDate until, LocalDate today) {
        return latest(role, today)
                .map(latest -> until != null && !until.isAfter(latest))
                .orElse(true);
    }

    /** Whether somebody may give that role. */
    public boolean mayGive(Actor by, Role role, Scope scope, String of) {
        if (by.role() == Role.OPERATOR) {
            return true;
        }
        return by.role() == Role.MANAGER && role != Role.OPERATOR && isWithin(by, scope, of);
    }

    private boolean isWithin(Actor by, Scope scope, String of) {
        return by.reach().everything()
                || switch (scope) {
                    case EVERYTHING, CENTRE, PERSON -> false;
                    case OPENED -> true;
                    case SCHEME -> by.reach().covers(of);
                    case COHORT -> access.allows(by, Action.PLAN_COHORT, of);
                };
    }

    /** Whether somebody may take that back: what was opened to an account elsewhere, only if they gave it themselves. */
    public boolean mayEnd(Actor by, Grant grant) {
        return mayGive(by, grant.role(), grant.scope(), grant.of())
                && (grant.scope() != Scope.OPENED || isUnbounded(by) || grant.by() == by.account());
    }

    /** Whether somebody may open a closed account again, whoever closed it. */
    boolean mayReopen(Actor by) {
        return isUnbounded(by);
    }

    private static boolean isUnbounded(Actor by) {
        return by.role() == Role.OPERATOR || by.reach().everything();
    }

    /** Whether somebody goes at least as far as all these, and so may stand in for whoever has them. */
    public boolean covers(Actor by, List<Grant> grants) {
        return grants.stream().allMatch(grant -> mayEnd(by, grant));
    }

    /** The roles that somebody may give with one scope or another. */
    public static List<Role> roles(Actor by) {
        return java.util.Arrays.stream(Role.values())
                .filter(role -> by.role() == Role.OPERATOR || role != Role.OPERATOR)
                .toList();
    }
}
