package fr.parchemin.app.jury;

import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Guard;
import fr.parchemin.app.people.Numbers;
import fr.parchemin.app.people.Subject;
import org.springframework.stereotype.Component;

/** Sessions are reached by their members, and through their scheme or cohort. */
@Component
class SessionGuard implements Guard {

    private final Sessions sessions;

    SessionGuard(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Subject subject() {
        return Subject.SESSION;
    }

    @Override
    public boolean reaches(Actor actor, Action action, String id) {
        return Numbers.of(id)
                .filter(number -> sessions.isSeen(new SessionId(number), actor))
                .isPresent();
    }
}
