package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.DueRecords;
import fr.parchemin.app.people.FormerValues;
import fr.parchemin.app.people.Kept;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people were called before, once all that was kept of their candidacies is erased; what they are called stays. */
@Component
class KeptHistories implements Kept {

    private static final String DUE = """
            from people.former_values v
            where v.at < :before and not v.held
              and not exists (select from candidacy.candidacy c where c.person = v.person and c.erased_on is null)
            """;

    private final DueRecords due;
    private final FormerValues values;

    KeptHistories(JdbcClient jdbc, FormerValues values) {
        this.due = new DueRecords(jdbc, "v.id", DUE);
        this.values = values;
    }

    /** The evidence comes before it, in the order of names, so that both go in one night. */
    @Override
    public String name() {
        return "histories";
    }

    @Override
    public long due(LocalDate before) {
        return due.count(before);
    }

    @Override
    public long erase(LocalDate before) {
        return values.erase(due.numbers(before));
    }
}
