package fr.parchemin.app.people;

import fr.parchemin.app.people.People.PersonId;
import java.util.List;
import java.util.Map;

/** What another module holds about people: it says who reaches them through it, and follows when records are merged. */
public interface Attachment {

    /**
     * Which people somebody reaches through it, in statements where {@code p} is a person.
     *
     * @param condition of the statement
     * @param parameters of the condition
     */
    record Reached(String condition, Map<String, Object> parameters) {}

    /**
     * One thing that it holds.
     *
     * @param name a number or name
     * @param about what it belongs to
     * @param address its page
     */
    record Tie(String name, String about, String address) {}

    /**
     * Why two records cannot become one.
     *
     * @param key the sentence
     * @param arguments what it names
     */
    record Obstacle(String key, List<String> arguments) {}

    /** Which people somebody reaches through it. */
    Reached reached(Actor actor);

    /** Whether somebody reaches all that it holds about a person. */
    boolean reachesAll(PersonId person, Actor actor);

    /** What it holds about a person that somebody may see. */
    List<Tie> ties(PersonId person, Actor actor);

    /** Why what it holds about one cannot be given to the other. */
    List<Obstacle> obstacles(PersonId one, PersonId other);

    /** Gives what it holds about one to the other. */
    void give(PersonId from, PersonId to);
}
