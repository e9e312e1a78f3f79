package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.FormerValues;
import fr.parchemin.app.people.Kept;
import java.time.LocalDate;
import java.time.Period;
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

    private final JdbcClient jdbc;
    private final FormerValues values;

    KeptHistories(JdbcClient jdbc, FormerValues values) {
        this.jdbc = jdbc;
        this.values = values;
    }

    /** The evidence comes before it, in the order of names, so that both go in one night. */
    @Override
    public String name() {
        return "histories";
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
        return values.erase(jdbc.sql("select v.id " + DUE)
                .param("before", before)
                .query(Long.class)
                .list());
    }
}
