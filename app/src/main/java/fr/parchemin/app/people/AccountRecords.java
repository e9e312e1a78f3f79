package fr.parchemin.app.people;

import fr.parchemin.app.people.People.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The account with which a candidate enters, the identities and passkeys that open it, and who vouched for the civil identity. */
@Component
class AccountRecords implements PersonalRecords {

    private static final String THEIRS = """
            a.id in (select g.account from people.granted g join people.person p on g.of = p.id::text
                     where g.role = 'CANDIDATE' and g.scope = 'PERSON' and (p.id = :person or p.merged_into = :person))
            """;

    private final JdbcClient jdbc;

    AccountRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int place() {
        return 9;
    }

    @Override
    public String name() {
        return "account";
    }

    @Override
    public List<Map<String, Object>> of(PersonId person, Actor by) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (String statement : List.of(
                "select a.email, a.created_at::date as opened_on, a.closed_at::date as closed_on from people.account a where "
                        + THEIRS + " order by a.id",
                """
                select l.label as provider, l.subject as provider_number, l.linked_at::date as linked_on,
                       l.used_at::date as used_on, l.ended_at::date as ended_on
                from people.openid_link l join people.account a on a.id = l.account where\s""" + THEIRS + " order by l.id",
                """
                select k.label as passkey, k.added_at::date as added_on, k.used_at::date as used_on
                from people.passkey k join people.account a on a.id = k.account where\s""" + THEIRS + " order by k.id",
                """
                select c.source as certified_by, c.certified_at::date as certified_on, c.ended_at::date as ended_on
                from people.certification c join people.person p on p.id = c.person
                where p.id = :person or p.merged_into = :person order by c.id""")) {
            records.addAll(PersonalRecords.rows(jdbc.sql(statement).param("person", person.value())));
        }
        return records;
    }
}
