package fr.parchemin.app.delivery;

import fr.parchemin.app.people.DueRecords;
import fr.parchemin.app.people.Kept;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The files, proofs and portfolios of candidacies to which nothing has happened for long; what was received when stays in the
 * dossier for the time of its evidence.
 */
@Component
class KeptFiles implements Kept {

    private static final String DUE = """
            from candidacy.kept k
            where k.last_day < :before and not k.held
              and (exists (select from delivery.version v where v.candidacy = k.id)
                   or exists (select from delivery.situation s where s.candidacy = k.id)
                   or exists (select from delivery.proof p where p.candidacy = k.id))
              and not exists (select from delivery.version v where v.candidacy = k.id and v.sent_at >= :before)
              and not exists (select from delivery.proof p where p.candidacy = k.id and p.checked_at >= :before)
              and not exists (select from delivery.situation s where s.candidacy = k.id and s.saved_at >= :before)
            """;

    private static final List<String> ERASING = List.of(
            "delete from delivery.handed_in h using delivery.version v where v.id = h.version and v.candidacy = any(:ids)",
            "delete from delivery.situation where candidacy = any(:ids)",
            "delete from delivery.proof where candidacy = any(:ids)",
            "delete from delivery.version where candidacy = any(:ids)");

    private final JdbcClient jdbc;
    private final DueRecords due;
    private final Sweeping sweeping;

    KeptFiles(JdbcClient jdbc, Sweeping sweeping) {
        this.jdbc = jdbc;
        this.due = new DueRecords(jdbc, "k.id", DUE);
        this.sweeping = sweeping;
    }

    /** It comes before the evidence, in the order of names, so that both go in one night. */
    @Override
    public String name() {
        return "deliverables";
    }

    /** Once the evidence of a dossier is erased nothing tells any more how long its files have been kept. */
    @Override
    public String within() {
        return "evidence";
    }

    @Override
    public long due(LocalDate before) {
        return due.count(before);
    }

    @Override
    public long erase(LocalDate before) {
        var ids = due.numbers(before);
        var digests = jdbc.sql("""
                        select digest from delivery.version where candidacy = any(:ids)
                        union select digest from delivery.proof where candidacy = any(:ids) and digest is not null""").param("ids", ids).query(String.class).list();
        DueRecords.erase(jdbc, ids, ERASING);
        afterwards(digests);
        return ids.length;
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
