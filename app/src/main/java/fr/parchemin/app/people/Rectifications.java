package fr.parchemin.app.people;

import fr.parchemin.app.people.People.PersonId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What of a civil identity is not what it was at a moment. */
@Service
public class Rectifications {

    private static final TypeReference<Map<CivilField, String>> VALUES = new TypeReference<>() {};

    /** What documents and registers say of somebody; an address is no matter of identity. */
    private static final Set<CivilField> CIVIL = EnumSet.of(
            CivilField.BIRTH_NAME,
            CivilField.USAGE_NAME,
            CivilField.GIVEN_NAMES,
            CivilField.SEX,
            CivilField.BIRTH_DATE,
            CivilField.BIRTH_PLACE);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Rectifications(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * The fields that changed of each of these people since a moment of their own, in one statement; of those who are not named,
     * none did.
     */
    public Map<PersonId, Set<CivilField>> since(Map<PersonId, Instant> moments) {
        Map<PersonId, Map<CivilField, String>> then = new HashMap<>();
        Map<PersonId, Map<CivilField, String>> now = new HashMap<>();
        jdbc.sql("""
                        select h.person, h.before, h.after
                        from unnest(:persons::bigint[], :moments::timestamptz[]) as given (person, moment)
                        join people.person_history h on h.person = given.person and h.at > given.moment
                        where h.before is not null and h.after is not null order by h.id""")
                .param("persons", moments.keySet().stream().map(PersonId::value).toArray(Long[]::new))
                .param(
                        "moments",
                        moments.values().stream()
                                .map(moment -> moment.atOffset(ZoneOffset.UTC).toString())
                                .toArray(String[]::new))
                .query(row -> {
                    var person = new PersonId(row.getLong("person"));
                    then.putIfAbsent(person, json.readValue(row.getString("before"), VALUES));
                    now.put(person, json.readValue(row.getString("after"), VALUES));
                });
        Map<PersonId, Set<CivilField>> changed = new HashMap<>();
        then.forEach((person, before) -> {
            var after = Objects.requireNonNull(now.get(person));
            var fields = EnumSet.copyOf(CIVIL);
            fields.removeIf(field -> Objects.equals(before.get(field), after.get(field)));
            if (!fields.isEmpty()) {
                changed.put(person, fields);
            }
        });
        return changed;
    }
}
