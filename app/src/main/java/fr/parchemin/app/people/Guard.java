package fr.parchemin.app.people;

/** Says who reaches which things of a kind. A thing that no guard opens to somebody is closed to them. */
public interface Guard {

    /** The kind of thing. */
    Subject subject();

    /**
     * Whether somebody reaches a thing for an action that their role may ask for.
     *
     * @param id its number or code as it stands in the address, whatever was typed there
     */
    boolean reaches(Actor actor, Action action, String id);
}
