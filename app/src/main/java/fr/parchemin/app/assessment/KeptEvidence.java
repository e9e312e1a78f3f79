package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Facts;
import fr.parchemin.app.people.Kept;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The evidence of candidacies to which nothing has happened for long: results, receipts and other facts. What juries
 * decided and what was awarded stays.
 */
@Component
class KeptEvidence implements Kept {

    private static final String DUE = """
            from candidacy.kept k
            where k.last_day < :before and not k.held
              and not exists (select from assessment.result r where r.candidacy = k.id and r.recorded_at >= :before)
              and not exists (select from assessment.receipt d where d.candidacy = k.id and d.recorded_at >= :before)
            """;

    private final JdbcClient jdbc;
    private final Facts facts;

    KeptEvidence(JdbcClient jdbc, Facts facts) {
        this.jdbc = jdbc;
        this.facts = facts;
    }

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public Period usually() {
        return Period.ofYears(5);
    }

    @Override
    public long due(LocalDate before) {
        return jdbc.sql("select count(*) " + DUE)
                .param("before", before)
                .query(Long.class)
                .single();
    }

    @Override
    public long erase(LocalDate before) {
        List<Long> ids = jdbc.sql("select k.id " + DUE)
                .param("before", before)
                .query(Long.class)
                .list();
        var array = ids.toArray(Long[]::new);
        facts.erase(ids.stream().map(CandidacyId::new).toList());
        for (String table : List.of("result", "receipt")) {
            jdbc.sql("delete from assessment." + table + " where candidacy = any(:ids)")
                    .param("ids", array)
                    .update();
        }
        return ids.size();
    }
}
