package fr.parchemin.app.people;

import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.Person.Line;
import fr.parchemin.app.people.Person.What;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What changed about people, each time it did; never overwritten. */
@Component
class PersonHistory {

    private static final TypeReference<Map<CivilField, String>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    PersonHistory(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void registered(Collection<Long> persons, Actor by) {
        jdbc.sql("""
                        insert into people.person_history (person, what, at, account, by_name)
                        select id, 'REGISTERED', :now, :account, :name from unnest(:persons::bigint[]) as given (id)""")
                .param("persons", persons.toArray(Long[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", by.account())
                .param("name", by.name())
                .update();
    }

    /** Writes a line, and says its number. */
    long write(
            PersonId person,
            What what,
            @Nullable String motive,
            @Nullable PersonId other,
            Map<CivilField, String> before,
            Map<CivilField, String> after,
            Actor by) {
        return jdbc.sql("""
                        insert into people.person_history (person, what, motive, other, before, after, at, account, by_name)
                        values (:person, :what, :motive, :other, :before::jsonb, :after::jsonb, :now, :account, :name)
                        returning id""")
                .param("person", person.value())
                .param("what", what.name())
                .param("motive", motive)
                .param("other", other == null ? null : other.value())
                .param("before", json.writeValueAsString(before))
                .param("after", json.writeValueAsString(after))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", by.account())
                .param("name", by.name())
                .query(Long.class)
                .single();
    }

    /** The lines of a record and of those that were merged into it, the latest first. */
    List<Line> of(PersonId person) {
        return jdbc.sql("""
                        select what, motive, person, other, before, after, at, by_name, erased_on
                        from people.person_history
                        where person = :person or other = :person
                              or person in (select id from people.person where merged_into = :person)
                        order by id desc""")
                .param("person", person.value())
                .query((row, _) -> {
                    var other = row.getObject("other", Long.class);
                    return new Line(
                            What.valueOf(row.getString("what")),
                            row.getString("motive"),
                            new PersonId(row.getLong("person")),
                            other == null ? null : new PersonId(other),
                            values(row.getString("before")),
                            values(row.getString("after")),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getString("by_name"),
                            row.getObject("erased_on", LocalDate.class));
                })
                .list();
    }

    private Map<CivilField, String> values(@Nullable String stored) {
        return stored == null ? Map.of() : json.readValue(stored, VALUES);
    }
}
