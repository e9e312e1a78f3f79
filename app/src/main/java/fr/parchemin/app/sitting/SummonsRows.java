package fr.parchemin.app.sitting;

import fr.parchemin.app.people.Actor;
import fr.parchemin.app.sitting.Summonses.LateCall;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The records of why people were summoned later than the rules ask. */
@Repository
class SummonsRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    SummonsRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void keep(SittingId sitting, String motive, int asked, Actor by) {
        jdbc.sql("""
                        insert into sitting.late_call (sitting, motive, asked, recorded_at, recorded_by, recorded_name)
                        values (:sitting, :motive, :asked, :now, :account, :by)""")
                .param("sitting", sitting.value())
                .param("motive", motive.strip())
                .param("asked", asked)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", by.account())
                .param("by", by.name())
                .update();
    }

    List<LateCall> of(SittingId sitting) {
        return jdbc.sql("""
                        select motive, asked, recorded_at, recorded_name from sitting.late_call
                        where sitting = :sitting order by id""")
                .param("sitting", sitting.value())
                .query((row, _) -> new LateCall(
                        row.getString("motive"),
                        row.getInt("asked"),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("recorded_name")))
                .list();
    }
}
