package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Identity;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.Person.Contact;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to enrol somebody in a cohort.
 *
 * @param person who is known already, absent: whoever has this very identity, else somebody new
 * @param centre the centre that presents them, absent: that of who enrols, if any
 */
public record Enrolment(
        Identity identity,
        String route,
        @Nullable String origin,
        LocalDate enrolledOn,
        @Nullable List<String> presentedBlocks,
        Contact contact,
        @Nullable PersonId person,
        @Nullable Long centre) {

    /** Somebody of whom no more is known than who they are. */
    public Enrolment(
            Identity identity,
            String route,
            @Nullable String origin,
            LocalDate enrolledOn,
            @Nullable List<String> presentedBlocks) {
        this(identity, route, origin, enrolledOn, presentedBlocks, Contact.NONE, null, null);
    }

    /** The same, of a person who is known. */
    public Enrolment of(PersonId known) {
        return new Enrolment(identity, route, origin, enrolledOn, presentedBlocks, contact, known, centre);
    }

    /** The same, presented by a centre. */
    public Enrolment presentedBy(@Nullable Long other) {
        return new Enrolment(identity, route, origin, enrolledOn, presentedBlocks, contact, person, other);
    }
}
