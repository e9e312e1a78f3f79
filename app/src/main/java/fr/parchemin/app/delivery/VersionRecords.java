package fr.parchemin.app.delivery;

import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.PersonalRecords;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which files somebody sent, what their portfolios tell, and what shows the certificates that they bring in. */
@Component
class VersionRecords implements PersonalRecords {

    private static final String SENT = """
            select c.number, x.deliverable, x.version, x.file_name, x.digest, x.size, x.pages, x.situation, x.context, x.done,
                   x.result, x.recorded_on
            from (select candidacy, deliverable, number as version, file_name, digest, size, pages, null as situation,
                         null as context, null as done, null as result, sent_at::date as recorded_on
                  from delivery.version
                  union all
                  select candidacy, deliverable, null, null, null, null, null, title, context, done, outcome, saved_at::date
                  from delivery.situation where removed_at is null) x
            join candidacy.candidacy c on c.id = x.candidacy join candidacy.cohort h on h.id = c.cohort
            where c.person = :person and %s
            order by x.recorded_on, x.deliverable, x.version
            """;

    /** One that was withdrawn may be about somebody else. */
    private static final String PROOFS = """
            select c.number, p.subject, nullif(p.reference, '') as reference, p.file_name, p.digest, p.size, p.pages,
                   p.checked_name as checked_by, p.checked_at::date as recorded_on
            from delivery.proof p
            join candidacy.candidacy c on c.id = p.candidacy join candidacy.cohort h on h.id = c.cohort
            where c.person = :person and p.withdraws is null
              and not exists (select from delivery.proof w where w.withdraws = p.id) and %s
            order by p.id
            """;

    private final JdbcClient jdbc;

    VersionRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int place() {
        return 5;
    }

    @Override
    public String name() {
        return "deliverables";
    }

    @Override
    public List<Map<String, Object>> of(PersonId person, Actor by) {
        var sight = Sight.ofCandidacies(by);
        return Stream.of(SENT, PROOFS)
                .flatMap(statement -> PersonalRecords.rows(jdbc.sql(statement.formatted(sight.condition()))
                                .params(sight.parameters())
                                .param("person", person.value()))
                        .stream())
                .toList();
    }
}
