package fr.parchemin.app.jury;

import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Numbers;
import java.util.Map;

/** Which sessions somebody sees, in statements where {@code s} is {@code jury.session} and {@code h} its cohort. */
final class SessionSight {

    private SessionSight() {}

    static Sight of(Actor actor) {
        return switch (actor.role()) {
            case JUROR -> ofMember(actor, "");
            case CHAIR -> ofMember(actor, " and own.chair");
            case OPERATOR, MANAGER, CENTRE_MANAGER, ASSESSOR, AUDITOR, CANDIDATE -> Sight.ofCohorts(actor);
        };
    }

    /** The sessions where somebody sits; by a link, the one that it was made for. */
    private static Sight ofMember(Actor actor, String as) {
        var sits = "exists (select from jury.member own where own.session = s.id and own.account = :account%s)"
                .formatted(as);
        var only = actor.reach().only();
        if (only == null) {
            return new Sight(sits, Map.of("account", actor.account()));
        }
        long session = only.kind() == Kind.SESSION ? Numbers.of(only.id()).orElse(0L) : 0;
        return new Sight(sits + " and s.id = :only", Map.of("account", actor.account(), "only", session));
    }
}
