package fr.parchemin.app.sitting;

import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.PlannedResits;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sittings of resits at which nobody has been called yet. */
@Component
class ResitSittings implements PlannedResits {

    private final JdbcClient jdbc;
    private final Clock clock;

    ResitSittings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Planned> of(CohortId cohort) {
        return jdbc.sql("""
                        select s.id, s.assessment, s.day, count(t.id) as seated
                        from sitting.sitting s left join sitting.seat t on t.sitting = s.id and t.released_at is null
                        where s.cohort = :cohort and s.resit and s.cancelled_at is null
                          and (s.day >= :today or exists (select from sitting.seat a where a.sitting = s.id and a.released_at is null))
                          and not exists (select from sitting.presence p join sitting.seat a on a.id = p.seat where a.sitting = s.id)
                        group by s.id order by s.day, s.starts_at, s.id""")
                .param("cohort", cohort.value())
                .param("today", LocalDate.now(clock))
                .query((row, _) -> new Planned(
                        row.getString("assessment"),
                        row.getObject("day", LocalDate.class),
                        row.getInt("seated"),
                        "/passages/" + row.getLong("id")))
                .list();
    }
}
