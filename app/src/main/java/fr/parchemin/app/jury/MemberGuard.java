package fr.parchemin.app.jury;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Guard;
import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.people.Subject;
import org.springframework.stereotype.Component;

/** The members of a jury read the dossiers of their candidates until the session is closed. */
@Component
class MemberGuard implements Guard {

    private final Sessions sessions;

    MemberGuard(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Subject subject() {
        return Subject.DOSSIER;
    }

    @Override
    public boolean reaches(Actor actor, Action action, String id) {
        return (actor.role() == Actor.Role.JUROR || actor.role() == Actor.Role.CHAIR)
                && Numbers.of(id)
                        .filter(number -> sessions.isBefore(new CandidacyId(number), actor))
                        .isPresent();
    }
}
