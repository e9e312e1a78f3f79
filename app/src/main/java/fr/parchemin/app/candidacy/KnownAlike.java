package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Access;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Identity;
import fr.parchemin.app.people.People;
import fr.parchemin.app.people.Person;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who is known already under nearly the same names, as far as the one who enrols may know. */
@Component
public class KnownAlike {

    private final People people;
    private final Access access;

    KnownAlike(People people, Access access) {
        this.people = people;
        this.access = access;
    }

    /** Those who may well be that person, without whom the one who asks does not see. */
    public List<Person> alike(Identity identity, Actor actor) {
        return people.alike(List.of(identity)).values().stream()
                .flatMap(List::stream)
                .filter(person -> access.allows(
                        actor, Action.SEE_PERSON, Long.toString(person.id().value())))
                .toList();
    }
}
