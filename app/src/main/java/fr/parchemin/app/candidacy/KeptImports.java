package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Kept;
import java.time.LocalDate;
import java.time.Period;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of imported files: needed until those refused are corrected and sent again. */
@Component
class KeptImports implements Kept {

    private final JdbcClient jdbc;

    KeptImports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "imports";
    }

    @Override
    public Period usually() {
        return Period.ofMonths(3);
    }

    @Override
    public long due(LocalDate before) {
        return jdbc.sql("""
                        select count(*) from candidacy.import_row r join candidacy.import i on i.id = r.import
                        where i.uploaded_at < :before""").param("before", before).query(Long.class).single();
    }

    @Override
    public long erase(LocalDate before) {
        return jdbc.sql("""
                        delete from candidacy.import_row r using candidacy.import i
                        where i.id = r.import and i.uploaded_at < :before""").param("before", before).update();
    }
}
