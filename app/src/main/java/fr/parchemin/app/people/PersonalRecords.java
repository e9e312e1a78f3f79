package fr.parchemin.app.people;

import fr.parchemin.app.people.People.PersonId;
import java.util.List;
import java.util.Map;

/** What a module knows about people, for whoever asks for what is known about them. */
public interface PersonalRecords {

    /** Where the part comes among the others: the lowest first. */
    int place();

    /** Its name in message bundles and in the file. */
    String name();

    /**
     * The records about a person that somebody may see, each as names and plain values, in their order.
     *
     * @param by who asks
     */
    List<Map<String, Object>> of(PersonId person, Actor by);
}
