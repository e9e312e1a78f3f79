package fr.parchemin.app.people;

import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.People.ChangedMeanwhile;
import fr.parchemin.app.people.People.IdentityChanged;
import fr.parchemin.app.people.People.KnownElsewhere;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.Reach.Scope;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who vouches for the civil identity of whom, and since when. */
@Service
public class Certifications {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final People people;
    private final PersonHistory history;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Certifications(
            JdbcClient jdbc,
            Accounts accounts,
            People people,
            PersonHistory history,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.people = people;
        this.history = history;
        this.clock = clock;
        this.events = events;
    }

    /** A certification that stands: nothing of the identity was changed since. */
    public record Certification(String source, Instant at) {}

    /** The one that stands for a person. */
    public Optional<Certification> of(PersonId person) {
        return jdbc.sql(
                        "select source, certified_at from people.certification where person = :person and ended_at is null")
                .param("person", person.value())
                .query((row, _) -> new Certification(
                        row.getString("source"),
                        row.getObject("certified_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** The candidate that an account belongs to. */
    public Optional<Person> candidate(long account) {
        var today = accounts.today();
        return accounts.grants(account).stream()
                .filter(grant ->
                        grant.role() == Role.CANDIDATE && grant.scope() == Scope.PERSON && grant.isValidOn(today))
                .findFirst()
                .flatMap(grant -> Numbers.of(grant.of()))
                .flatMap(number -> people.find(new PersonId(number)))
                .flatMap(
                        person -> person.mergedInto() == null ? Optional.of(person) : people.find(person.mergedInto()));
    }

    /** Whether a proven identity may be of that candidate, whatever their e-mail. */
    public static boolean mayBe(Identity proven, Person candidate) {
        return Alike.are(withoutEmail(proven), withoutEmail(candidate.identity()));
    }

    private static Identity withoutEmail(Identity identity) {
        return new Identity(
                identity.birthName(),
                identity.usageName(),
                identity.givenNames(),
                identity.sex(),
                identity.birthDate(),
                identity.birthPlace(),
                identity.birthCode(),
                null);
    }

    /**
     * Takes over a proven identity, which stands certified from now on.
     *
     * @param seen the revision with which it was compared
     * @param source who vouches for it, as people call them
     * @throws ChangedMeanwhile when there is a later one, or the record was merged
     * @throws KnownElsewhere when another record has this very identity
     */
    @Transactional
    public void certify(PersonId id, Identity proven, long seen, String source, Actor by) {
        var person = people.locked(id);
        if (person.revision() != seen || person.mergedInto() != null || !mayBe(proven, person)) {
            throw new ChangedMeanwhile();
        }
        var before = person.values();
        people.write(id, proven, person.contact());
        end(id);
        jdbc.sql("""
                        insert into people.certification (person, source, certified_at, account)
                        values (:person, :source, :now, :account)""")
                .param("person", id.value())
                .param("source", source)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", by.account())
                .update();
        long line = history.write(
                id, Person.What.CERTIFIED, null, null, before, PersonRows.values(proven, person.contact()), by);
        events.publishEvent(new IdentityChanged(id));
        events.publishEvent(new Deed(
                by,
                "identity-certified",
                List.of(Thing.of(Kind.PERSON, id.value())),
                Long.toString(seen),
                Long.toString(line)));
    }

    private void end(PersonId person) {
        jdbc.sql("update people.certification set ended_at = :now where person = :person and ended_at is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("person", person.value())
                .update();
    }
}
