package fr.parchemin.app.jury;

import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import java.util.Map;

/** Which sessions somebody sees, in statements where {@code s} is {@code jury.session} and {@code h} its cohort. */
final class SessionSight {

    private SessionSight() {}

    static Sight of(Actor actor) {
        return actor.role() == Role.JUROR || actor.role() == Role.CHAIR
                ? new Sight(
                        "exists (select from jury.member own where own.session = s.id and own.account = :account)",
                        Map.of("account", actor.account()))
                : Sight.ofCohorts(actor);
    }
}
