package fr.parchemin.app.delivery;

import fr.parchemin.app.people.Kept;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The files and portfolios of candidacies to which nothing has happened for long; what was received when stays in the
 * dossier for the time of its evidence.
 */
@Component
class KeptFiles implements Kept {

    private static final String DUE = """
            from candidacy.kept k
            where k.last_day < :before and not k.held
              and (exists (select from delivery.version v where v.candidacy = k.id)
                   or exists (select from delivery.situation s where s.candidacy = k.id))
              and not exists (select from delivery.version v where v.candidacy = k.id and v.sent_at >= :before)
              and not exists (select from delivery.situation s where s.candidacy = k.id and s.saved_at >= :before)
            """;

    private final JdbcClient jdbc;
    private final Sweeping sweeping;

    KeptFiles(JdbcClient jdbc, Sweeping sweeping) {
        this.jdbc = jdbc;
        this.sweeping = sweeping;
    }

    /** It comes before the evidence, in the order of names, so that both go in one night. */
    @Override
    public String name() {
        return "deliverables";
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
        var ids = jdbc.sql("select k.id " + DUE)
                .param("before", before)
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
        jdbc.sql("select set_config('parchemin.erasing', 'on', true)")
                .query(String.class)
                .single();
        delete(
                "delete from delivery.handed_in h using delivery.version v where v.id = h.version and v.candidacy = any(:ids)",
                ids);
        delete("delete from delivery.situation where candidacy = any(:ids)", ids);
        List<String> digests = jdbc.sql("delete from delivery.version where candidacy = any(:ids) returning digest")
                .param("ids", ids)
                .query(String.class)
                .list();
        afterwards(digests);
        return ids.length;
    }

    private void delete(String statement, Long[] ids) {
        jdbc.sql(statement).param("ids", ids).update();
    }

    /** Not before the rows are gone for good. */
    private void afterwards(List<String> digests) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                digests.forEach(sweeping::removeUnlessReferred);
            }
        });
    }
}
