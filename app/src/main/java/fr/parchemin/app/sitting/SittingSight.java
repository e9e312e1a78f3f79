package fr.parchemin.app.sitting;

import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Numbers;
import java.util.HashMap;
import java.util.Map;

/** Which sittings somebody sees, in statements where {@code s} is {@code sitting.sitting} and {@code h} its cohort. */
final class SittingSight {

    private SittingSight() {}

    /** Assessors see those that they assess; a centre, those that it organises or that its candidates sit. */
    static Sight of(Actor actor) {
        return switch (actor.role()) {
            case ASSESSOR -> ofAssessor(actor);
            case CENTRE_MANAGER -> ofCentre(actor);
            case OPERATOR, MANAGER, JUROR, CHAIR, AUDITOR, CANDIDATE -> Sight.ofCohorts(actor);
        };
    }

    /** The sittings where somebody assesses; by a link, the one that it was made for. */
    private static Sight ofAssessor(Actor actor) {
        var assesses = """
                exists (select from sitting.assessor own where own.sitting = s.id and own.account = :account
                        and own.withdrawn_at is null)""";
        var only = actor.reach().only();
        if (only == null) {
            return new Sight(assesses, Map.of("account", actor.account()));
        }
        long sitting = only.kind() == Kind.SITTING ? Numbers.of(only.id()).orElse(0L) : 0;
        return new Sight(assesses + " and s.id = :only", Map.of("account", actor.account(), "only", sitting));
    }

    private static Sight ofCentre(Actor actor) {
        var candidacies = Sight.ofCandidacies(actor);
        return new Sight("""
                (s.centre = any(:centres) or exists (select from sitting.seat t
                    join candidacy.candidacy c on c.id = t.candidacy
                    where t.sitting = s.id and t.released_at is null and %s))""".formatted(candidacies.condition()), new HashMap<>(candidacies.parameters()));
    }

    /** Whether somebody runs a sitting: a centre does so only where it organises. */
    static Sight running(Actor actor) {
        return actor.role() == Role.CENTRE_MANAGER
                ? new Sight(
                        "s.centre = any(:centres)",
                        Map.of("centres", actor.reach().centres().toArray(Long[]::new)))
                : of(actor);
    }
}
