package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What somebody sees, as a condition of a statement: only those parts of it that their grants call for, so that each has
 * its index.
 *
 * @param condition on the aliases that the factory names
 * @param parameters of the condition
 */
public record Sight(String condition, Map<String, Object> parameters) {

    /** Which cohorts, in statements where {@code h} is {@code candidacy.cohort}. */
    public static Sight ofCohorts(Actor actor) {
        var reach = actor.reach();
        var ways = common(reach);
        if (!reach.cohorts().isEmpty()) {
            ways.add("h.id = any(:cohorts)");
        }
        if (!reach.centres().isEmpty()) {
            ways.add(
                    "exists (select from candidacy.candidacy own where own.cohort = h.id and own.centre = any(:centres))");
        }
        return of(ways, reach);
    }

    /** Which candidacies, in statements where {@code h} is their cohort and {@code c} is {@code candidacy.candidacy}. */
    public static Sight ofCandidacies(Actor actor) {
        var reach = actor.reach();
        var ways = common(reach);
        // A centre that may enrol in a cohort still sees its own candidates only.
        if (!reach.cohorts().isEmpty() && actor.role() != Role.CENTRE_MANAGER) {
            ways.add("h.id = any(:cohorts)");
        }
        if (!reach.centres().isEmpty()) {
            ways.add("c.centre = any(:centres)");
        }
        if (!reach.persons().isEmpty()) {
            ways.add("c.person = any(:persons)");
        }
        return of(ways, reach);
    }

    private static List<String> common(Reach reach) {
        List<String> ways = new ArrayList<>();
        if (reach.everything()) {
            ways.add("true");
        }
        if (!reach.schemes().isEmpty()) {
            ways.add("h.edition in (select e.id from catalog.edition e where e.scheme = any(:schemes))");
        }
        return ways;
    }

    private static Sight of(List<String> ways, Reach reach) {
        return new Sight(
                ways.isEmpty() ? "false" : "(" + String.join(" or ", ways) + ")",
                Map.of(
                        "schemes", reach.schemes().toArray(String[]::new),
                        "centres", reach.centres().toArray(Long[]::new),
                        "cohorts", reach.cohorts().toArray(Long[]::new),
                        "persons", reach.persons().toArray(Long[]::new)));
    }
}
