package fr.parchemin.app.people;

import fr.parchemin.app.people.Person.Contact;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who are or were candidates, each once. */
@Service
public class People {

    private final JdbcClient jdbc;
    private final PersonHistory history;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    People(JdbcClient jdbc, PersonHistory history, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.history = history;
        this.clock = clock;
        this.events = events;
    }

    /** Somebody who may be new. */
    public record Newcomer(Identity identity, Contact contact) {}

    /**
     * The people of those identities by {@link Identity#key()}, registered now unless already known. Of who is known
     * nothing is changed.
     */
    @Transactional
    public Map<String, PersonId> register(List<Newcomer> newcomers, Actor by) {
        Map<String, Newcomer> byKey = new LinkedHashMap<>();
        newcomers.forEach(one -> byKey.putIfAbsent(one.identity().key(), one));
        List<Newcomer> each = List.copyOf(byKey.values());
        var registered = jdbc.sql("""
                        insert into people.person (birth_name, usage_name, given_names, sex, birth_date, birth_place,
                                                   birth_code, email, phone, street, postcode, town, country,
                                                   identity_key, sort_name, search_text)
                        select * from unnest(:births::text[], :usages::text[], :givens::text[], :sexes::text[],
                                             :dates::date[], :places::text[], :codes::text[], :emails::text[],
                                             :phones::text[], :streets::text[], :postcodes::text[], :towns::text[],
                                             :countries::text[], :keys::text[], :sorts::text[], :searches::text[])
                        on conflict (identity_key) do nothing returning id""")
                .param("births", texts(each, one -> one.identity().birthName()))
                .param("usages", texts(each, one -> one.identity().usageName()))
                .param("givens", texts(each, one -> one.identity().givenNames()))
                .param("sexes", texts(each, one -> one.identity().sex().name()))
                .param("dates", texts(each, one -> one.identity().birthDate().toString()))
                .param("places", texts(each, one -> one.identity().birthPlace()))
                .param("codes", texts(each, one -> one.identity().birthCode()))
                .param("emails", texts(each, one -> one.identity().email()))
                .param("phones", texts(each, one -> one.contact().phone()))
                .param("streets", texts(each, one -> one.contact().street()))
                .param("postcodes", texts(each, one -> one.contact().postcode()))
                .param("towns", texts(each, one -> one.contact().town()))
                .param("countries", texts(each, one -> one.contact().country()))
                .param("keys", texts(each, one -> one.identity().key()))
                .param("sorts", texts(each, one -> PersonRows.sortName(one.identity())))
                .param("searches", texts(each, one -> PersonRows.searchText(one.identity())))
                .query(Long.class)
                .list();
        if (!registered.isEmpty()) {
            history.registered(registered, by);
            events.publishEvent(new Deed(
                    by,
                    "persons-registered",
                    registered.stream()
                            .map(id -> Deed.Thing.of(Deed.Kind.PERSON, id))
                            .toList(),
                    null,
                    null));
        }
        return known(byKey.keySet().toArray(String[]::new));
    }

    private Map<String, PersonId> known(String[] keys) {
        Map<String, PersonId> known = new HashMap<>();
        jdbc.sql("select identity_key, coalesce(merged_into, id) from people.person where identity_key = any(:keys)")
                .param("keys", keys)
                .query(row -> {
                    known.put(row.getString(1), new PersonId(row.getLong(2)));
                });
        return known;
    }

    private static @Nullable String[] texts(List<Newcomer> newcomers, Function<Newcomer, @Nullable String> part) {
        return newcomers.stream().map(part).toArray(String[]::new);
    }

    /** The person of that number, merged or not. */
    public Optional<Person> find(PersonId person) {
        return jdbc.sql(PersonRows.SELECT + "where p.id = :id")
                .param("id", person.value())
                .query(PersonRows::person)
                .optional();
    }

    /**
     * Who is known and may well be one of those people under other names, by {@link Identity#key()}; those of the very
     * same identity are not among them.
     */
    public Map<String, List<Person>> alike(List<Identity> identities) {
        var known = jdbc.sql(PersonRows.SELECT + """
                        where p.merged_into is null
                              and (p.birth_date in (select day::date from unnest(:dates::text[]) day)
                                   or p.email in (select * from unnest(:emails::text[]))) order by p.id""")
                .param(
                        "dates",
                        identities.stream()
                                .map(one -> one.birthDate().toString())
                                .distinct()
                                .toArray(String[]::new))
                .param(
                        "emails",
                        identities.stream()
                                .flatMap(one -> Stream.ofNullable(one.email()))
                                .distinct()
                                .toArray(String[]::new))
                .query(PersonRows::person)
                .list();
        Map<Object, List<Person>> buckets = new HashMap<>();
        known.forEach(person -> {
            keep(buckets, person.identity().birthDate(), person);
            if (person.identity().email() != null) {
                keep(buckets, person.identity().email(), person);
            }
        });
        Map<String, List<Person>> alike = new HashMap<>();
        identities.forEach(identity -> {
            var found = Stream.of(Optional.of(identity.birthDate()), Optional.ofNullable(identity.email()))
                    .flatMap(Optional::stream)
                    .flatMap(bucket -> buckets.getOrDefault(bucket, List.of()).stream())
                    .distinct()
                    .filter(person -> !person.identity().key().equals(identity.key()))
                    .filter(person -> Alike.are(identity, person.identity()))
                    .toList();
            if (!found.isEmpty()) {
                alike.put(identity.key(), found);
            }
        });
        return alike;
    }

    private static void keep(Map<Object, List<Person>> buckets, Object bucket, Person person) {
        buckets.computeIfAbsent(bucket, _ -> new java.util.ArrayList<>()).add(person);
    }

    /**
     * Corrects what is known of somebody.
     *
     * @param seen the revision that was corrected
     * @throws ChangedMeanwhile when there is a later one, or the record was merged
     * @throws KnownElsewhere when another record has this very identity
     */
    @Transactional
    public void correct(PersonId id, Identity identity, Contact contact, String motive, long seen, Actor by) {
        var person = locked(id);
        if (person.revision() != seen || person.mergedInto() != null) {
            throw new ChangedMeanwhile();
        }
        var before = PersonRows.values(person.identity(), person.contact());
        var after = PersonRows.values(identity, contact);
        if (before.equals(after)) {
            return;
        }
        write(id, identity, contact);
        long line = history.write(id, Person.What.CORRECTED, motive.strip(), null, before, after, by);
        events.publishEvent(new IdentityChanged(id));
        events.publishEvent(new Deed(
                by,
                "person-corrected",
                List.of(Deed.Thing.of(Deed.Kind.PERSON, id.value())),
                Long.toString(seen),
                Long.toString(line)));
    }

    Person locked(PersonId id) {
        jdbc.sql("select id from people.person where id = :id for update")
                .param("id", id.value())
                .query(Long.class)
                .single();
        return find(id).orElseThrow();
    }

    void write(PersonId id, Identity identity, Contact contact) {
        endCertification(id, identity);
        try {
            jdbc.sql("""
                            update people.person
                            set birth_name = :birth, usage_name = :usage, given_names = :given, sex = :sex,
                                birth_date = :date, birth_place = :place, birth_code = :code, email = :email,
                                phone = :phone, street = :street, postcode = :postcode, town = :town,
                                country = :country, identity_key = :key, sort_name = :sort, search_text = :search
                            where id = :id""")
                    .param("id", id.value())
                    .param("birth", identity.birthName())
                    .param("usage", identity.usageName())
                    .param("given", identity.givenNames())
                    .param("sex", identity.sex().name())
                    .param("date", identity.birthDate())
                    .param("place", identity.birthPlace())
                    .param("code", identity.birthCode())
                    .param("email", identity.email())
                    .param("phone", contact.phone())
                    .param("street", contact.street())
                    .param("postcode", contact.postcode())
                    .param("town", contact.town())
                    .param("country", contact.country())
                    .param("key", identity.key())
                    .param("sort", PersonRows.sortName(identity))
                    .param("search", PersonRows.searchText(identity))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new KnownElsewhere(e);
        }
    }

    /** Nobody vouched for what an identity becomes. */
    private void endCertification(PersonId id, Identity identity) {
        jdbc.sql("""
                        update people.certification c set ended_at = :now from people.person p
                        where p.id = c.person and c.person = :id and c.ended_at is null
                          and (p.birth_name, p.usage_name, p.given_names, p.sex, p.birth_date, p.birth_place, p.birth_code)
                              is distinct from (:birth::text, :usage::text, :given::text, :sex::text, :date::date,
                                                :place::text, :code::text)""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .param("birth", identity.birthName())
                .param("usage", identity.usageName())
                .param("given", identity.givenNames())
                .param("sex", identity.sex().name())
                .param("date", identity.birthDate())
                .param("place", identity.birthPlace())
                .param("code", identity.birthCode())
                .update();
    }

    /** The number of a person in our own records. */
    public record PersonId(long value) {}

    /** What is known of a person changed, or what belonged to another record came to this one. */
    public record IdentityChanged(PersonId person) {}

    /** Somebody else changed the record in the meantime. */
    public static final class ChangedMeanwhile extends RuntimeException {

        ChangedMeanwhile() {
            super("The record changed in the meantime");
        }
    }

    /** Another record has this very identity. */
    public static final class KnownElsewhere extends RuntimeException {

        KnownElsewhere(Throwable cause) {
            super("Another record has this identity", cause);
        }
    }
}
