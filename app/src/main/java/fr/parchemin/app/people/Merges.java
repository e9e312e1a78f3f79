package fr.parchemin.app.people;

import fr.parchemin.app.people.Attachment.Obstacle;
import fr.parchemin.app.people.People.ChangedMeanwhile;
import fr.parchemin.app.people.People.IdentityChanged;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.Person.Contact;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Two records that are found to be one person's become one. Neither is lost: one stands for the other from then on. */
@Service
public class Merges {

    private final JdbcClient jdbc;
    private final People people;
    private final PersonHistory history;
    private final ObjectProvider<Attachment> attachments;
    private final ApplicationEventPublisher events;

    Merges(
            JdbcClient jdbc,
            People people,
            PersonHistory history,
            ObjectProvider<Attachment> attachments,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.history = history;
        this.attachments = attachments;
        this.events = events;
    }

    /** What came of a merge. */
    public sealed interface Merged {

        /** The records are one. */
        record Done(PersonId standing) implements Merged {}

        /** They stay two. */
        record Hindered(List<Obstacle> obstacles) implements Merged {}
    }

    /** Why two records cannot become one. */
    public List<Obstacle> obstacles(PersonId one, PersonId other) {
        return attachments.stream()
                .flatMap(held -> held.obstacles(one, other).stream())
                .toList();
    }

    /**
     * Makes one record of two.
     *
     * @param kept the record that stands for both
     * @param given the one it stands for
     * @param fromGiven the fields whose value is taken from the one that goes
     * @param seen the revisions that were compared, kept first
     * @throws ChangedMeanwhile when one of them has a later one, or was merged
     */
    @Transactional
    public Merged merge(PersonId kept, PersonId given, Set<CivilField> fromGiven, List<Long> seen, Actor by) {
        people.locked(kept.value() < given.value() ? kept : given);
        people.locked(kept.value() < given.value() ? given : kept);
        var standing = people.find(kept).orElseThrow();
        var leaving = people.find(given).orElseThrow();
        if (!List.of(standing.revision(), leaving.revision()).equals(seen)
                || standing.mergedInto() != null
                || leaving.mergedInto() != null
                || kept.equals(given)) {
            throw new ChangedMeanwhile();
        }
        var obstacles = obstacles(kept, given);
        if (!obstacles.isEmpty()) {
            return new Merged.Hindered(obstacles);
        }
        var chosen = Chosen.of(standing, leaving, fromGiven);
        unite(standing, leaving, chosen);
        long line = history.write(
                kept,
                Person.What.MERGED,
                null,
                given,
                PersonRows.values(standing.identity(), standing.contact()),
                PersonRows.values(chosen.identity(), chosen.contact()),
                by);
        history.write(
                given,
                Person.What.MERGED,
                null,
                kept,
                PersonRows.values(leaving.identity(), leaving.contact()),
                Map.of(),
                by);
        events.publishEvent(new IdentityChanged(kept));
        events.publishEvent(new Deed(
                by,
                "persons-merged",
                List.of(Deed.Thing.of(Deed.Kind.PERSON, kept.value()), Deed.Thing.of(Deed.Kind.PERSON, given.value())),
                Long.toString(standing.revision()),
                Long.toString(line)));
        return new Merged.Done(kept);
    }

    private void unite(Person standing, Person leaving, Chosen chosen) {
        // Both identities lead to the record that stands: where it takes the other's, the other takes its own.
        boolean turned = chosen.identity().key().equals(leaving.identity().key());
        jdbc.sql("""
                        update people.person set merged_into = :kept,
                               identity_key = case when :turned then identity_key || '|' || id else identity_key end
                        where id = :given""")
                .param("kept", standing.id().value())
                .param("given", leaving.id().value())
                .param("turned", turned)
                .update();
        jdbc.sql("update people.person set merged_into = :kept where merged_into = :given")
                .param("kept", standing.id().value())
                .param("given", leaving.id().value())
                .update();
        people.write(standing.id(), chosen.identity(), chosen.contact());
        if (turned) {
            jdbc.sql("update people.person set identity_key = :key where id = :given")
                    .param("key", standing.identity().key())
                    .param("given", leaving.id().value())
                    .update();
        }
        attachments.forEach(attachment -> attachment.give(leaving.id(), standing.id()));
        jdbc.sql("""
                        update people.hold set person = :to
                        where person = :from and lifted_at is null and not exists
                              (select from people.hold o where o.person = :to and o.lifted_at is null)""")
                .param("from", leaving.id().value())
                .param("to", standing.id().value())
                .update();
        giveAccounts(leaving.id(), standing.id());
    }

    /** Who is one of them is both. */
    private void giveAccounts(PersonId from, PersonId to) {
        jdbc.sql("""
                        update people.granted g set of = :to
                        where scope = 'PERSON' and of = :from
                              and not exists (select from people.granted o
                                              where o.account = g.account and o.role = g.role and o.scope = 'PERSON'
                                                    and o.of = :to and o.ended_at is null)""")
                .param("from", Long.toString(from.value()))
                .param("to", Long.toString(to.value()))
                .update();
    }

    /** What stands after the merge, field by field. */
    private record Chosen(Identity identity, Contact contact) {

        static Chosen of(Person standing, Person leaving, Set<CivilField> fromLeaving) {
            var one = standing.identity();
            var other = leaving.identity();
            var place = fromLeaving.contains(CivilField.BIRTH_PLACE) ? other : one;
            return new Chosen(
                    new Identity(
                            (fromLeaving.contains(CivilField.BIRTH_NAME) ? other : one).birthName(),
                            (fromLeaving.contains(CivilField.USAGE_NAME) ? other : one).usageName(),
                            (fromLeaving.contains(CivilField.GIVEN_NAMES) ? other : one).givenNames(),
                            (fromLeaving.contains(CivilField.SEX) ? other : one).sex(),
                            (fromLeaving.contains(CivilField.BIRTH_DATE) ? other : one).birthDate(),
                            place.birthPlace(),
                            place.birthCode(),
                            (fromLeaving.contains(CivilField.EMAIL) ? other : one).email()),
                    new Contact(
                            (fromLeaving.contains(CivilField.PHONE) ? leaving : standing)
                                    .contact()
                                    .phone(),
                            (fromLeaving.contains(CivilField.STREET) ? leaving : standing)
                                    .contact()
                                    .street(),
                            (fromLeaving.contains(CivilField.POSTCODE) ? leaving : standing)
                                    .contact()
                                    .postcode(),
                            (fromLeaving.contains(CivilField.TOWN) ? leaving : standing)
                                    .contact()
                                    .town(),
                            (fromLeaving.contains(CivilField.COUNTRY) ? leaving : standing)
                                    .contact()
                                    .country()));
        }
    }
}
