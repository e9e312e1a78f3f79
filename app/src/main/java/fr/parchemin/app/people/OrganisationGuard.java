package fr.parchemin.app.people;

import org.springframework.stereotype.Component;

/** Organisations belong to the whole awarding body: they are reached by who has no bounds. */
@Component
class OrganisationGuard implements Guard {

    @Override
    public Subject subject() {
        return Subject.ORGANISATION;
    }

    @Override
    public boolean reaches(Actor actor, Action action, String id) {
        return actor.reach().everything() && Numbers.of(id).isPresent();
    }
}
