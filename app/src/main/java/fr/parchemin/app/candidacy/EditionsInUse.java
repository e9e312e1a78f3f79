package fr.parchemin.app.candidacy;

import fr.parchemin.app.catalog.EditionId;
import fr.parchemin.app.catalog.EditionUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The editions on which candidacies rest, by their cohorts. */
@Component
class EditionsInUse implements EditionUse {

    private final JdbcClient jdbc;

    EditionsInUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isUsed(EditionId edition) {
        return jdbc.sql("""
                        select exists (select from candidacy.cohort h join candidacy.candidacy c on c.cohort = h.id
                                       where h.edition = :edition)""")
                .param("edition", edition.value())
                .query(Boolean.class)
                .single();
    }
}
