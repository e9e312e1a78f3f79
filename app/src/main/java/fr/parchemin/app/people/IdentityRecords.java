package fr.parchemin.app.people;

import fr.parchemin.app.people.People.PersonId;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The civil identity. */
@Component
class IdentityRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    IdentityRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int place() {
        return 1;
    }

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public List<Map<String, Object>> of(PersonId person, Actor by) {
        return PersonalRecords.rows(jdbc.sql("""
                        select birth_name, usage_name, given_names, sex, birth_date, birth_place, birth_code,
                               email, phone, street, postcode, town, country
                        from people.person where id = :person or merged_into = :person order by merged_into nulls first""").param("person", person.value()));
    }
}
