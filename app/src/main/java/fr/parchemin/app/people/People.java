package fr.parchemin.app.people;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who are or were candidates, each once. */
@Service
public class People {

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person of that identity, registered now unless already known. */
    @Transactional
    public PersonId register(Identity identity) {
        return Objects.requireNonNull(register(List.of(identity)).get(identity.key()));
    }

    /** The people of those identities by {@link Identity#key()}, registered now unless already known. */
    @Transactional
    public Map<String, PersonId> register(List<Identity> identities) {
        Map<String, Identity> byKey = new LinkedHashMap<>();
        identities.forEach(identity -> byKey.putIfAbsent(identity.key(), identity));
        List<Identity> each = List.copyOf(byKey.values());
        jdbc.sql("""
                        insert into people.person (birth_name, usage_name, given_names, sex, birth_date, birth_place,
                                                   email, identity_key, sort_name)
                        select * from unnest(:births::text[], :usages::text[], :givens::text[], :sexes::text[],
                                             :dates::date[], :places::text[], :emails::text[], :keys::text[],
                                             :sorts::text[])
                        on conflict (identity_key) do nothing""")
                .param("births", texts(each, Identity::birthName))
                .param("usages", texts(each, Identity::usageName))
                .param("givens", texts(each, Identity::givenNames))
                .param("sexes", texts(each, identity -> identity.sex().name()))
                .param("dates", texts(each, identity -> identity.birthDate().toString()))
                .param("places", texts(each, Identity::birthPlace))
                .param("emails", texts(each, Identity::email))
                .param("keys", texts(each, Identity::key))
                .param("sorts", texts(each, identity -> identity.name() + " " + identity.givenNames()))
                .update();
        return known(byKey.keySet().toArray(String[]::new));
    }

    private Map<String, PersonId> known(String[] keys) {
        Map<String, PersonId> known = new HashMap<>();
        jdbc.sql("select identity_key, id from people.person where identity_key = any(:keys)")
                .param("keys", keys)
                .query(row -> {
                    known.put(row.getString(1), new PersonId(row.getLong(2)));
                });
        return known;
    }

    private static @Nullable String[] texts(List<Identity> identities, Function<Identity, @Nullable String> part) {
        return identities.stream().map(part).toArray(String[]::new);
    }

    /** The number of a person in our own records. */
    public record PersonId(long value) {}
}
