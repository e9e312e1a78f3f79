package fr.parchemin.app.sitting;

import fr.parchemin.app.people.DueRecords;
import fr.parchemin.app.people.Kept;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who sat where, who came, the grids with their remarks and what was told of incidents; they go with the evidence of the
 * dossier, whose results came of them. That a sitting was held stays.
 */
@Component
class KeptSittings implements Kept {

    private static final String DUE = """
            from sitting.seat t join sitting.sitting s on s.id = t.sitting join candidacy.candidacy c on c.id = t.candidacy
            where s.day < :before
              and not exists (select from candidacy.kept k where k.id = c.id and k.last_day >= :before)
              and not exists (select from people.hold o where o.person = c.person and o.lifted_at is null)
            """;

    private static final String GRIDS = "(select id from sitting.grid where seat = any(:ids))";

    private static final List<String> ERASING = List.of(
            "delete from sitting.observation where grid in " + GRIDS,
            "delete from sitting.mark where grid in " + GRIDS,
            "delete from sitting.grid where seat = any(:ids)",
            "delete from sitting.presence where seat = any(:ids)",
            // What concerned everybody may name somebody: it goes with the last of them.
            """
            delete from sitting.incident i where seat = any(:ids) or seat is null
              and exists (select from sitting.seat t where t.sitting = i.sitting and t.id = any(:ids))
              and not exists (select from sitting.seat t where t.sitting = i.sitting and t.id <> all(:ids))
            """,
            // So may the reason why they were summoned late.
            """
            delete from sitting.late_call l
            where exists (select from sitting.seat t where t.sitting = l.sitting and t.id = any(:ids))
              and not exists (select from sitting.seat t where t.sitting = l.sitting and t.id <> all(:ids))
            """,
            "delete from sitting.seat where id = any(:ids)");

    private final JdbcClient jdbc;
    private final DueRecords due;

    KeptSittings(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.due = new DueRecords(jdbc, "t.id", DUE);
    }

    @Override
    public String name() {
        return "sittings";
    }

    @Override
    public long due(LocalDate before) {
        return due.count(before);
    }

    @Override
    public long erase(LocalDate before) {
        return DueRecords.erase(jdbc, due.numbers(before), ERASING);
    }
}
