package fr.parchemin.app.catalog;

import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Guard;
import fr.parchemin.app.people.Subject;
import org.springframework.stereotype.Component;

/** Schemes are reached by grant. */
@Component
class SchemeGuard implements Guard {

    @Override
    public Subject subject() {
        return Subject.SCHEME;
    }

    @Override
    public boolean reaches(Actor actor, Action action, String id) {
        return actor.reach().covers(id);
    }
}
