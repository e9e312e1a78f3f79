package fr.parchemin.app.award;

import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.PersonalRecords;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Certificates. */
@Component
class CertificateRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    CertificateRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int place() {
        return 6;
    }

    @Override
    public String name() {
        return "certificates";
    }

    @Override
    public List<Map<String, Object>> of(PersonId person, Actor by) {
        var sight = Sight.ofCandidacies(by);
        return PersonalRecords.rows(jdbc.sql("""
                        select a.number, a.document, a.title, a.block, a.delivered_on as day, r.revoked_at::date as revoked_on
                        from award.certificate a left join award.revocation r on r.certificate = a.id
                        join candidacy.candidacy c on c.id = a.candidacy join candidacy.cohort h on h.id = c.cohort
                        where c.person = :person and %s order by a.id""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("person", person.value()));
    }
}
