package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Facts;
import fr.parchemin.app.people.DueRecords;
import fr.parchemin.app.people.Kept;
import java.time.LocalDate;
import java.util.Arrays;
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
    private final DueRecords due;
    private final Facts facts;

    KeptEvidence(JdbcClient jdbc, Facts facts) {
        this.jdbc = jdbc;
        this.due = new DueRecords(jdbc, "k.id", DUE);
        this.facts = facts;
    }

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public long due(LocalDate before) {
        return due.count(before);
    }

    @Override
    public long erase(LocalDate before) {
        var ids = due.numbers(before);
        facts.erase(Arrays.stream(ids).map(CandidacyId::new).toList());
        DueRecords.erase(
                jdbc,
                ids,
                List.of(
                        "delete from assessment.result where candidacy = any(:ids)",
                        "delete from assessment.receipt where candidacy = any(:ids)"));
        return ids.length;
    }
}
