package fr.parchemin.app.jury;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Commitment;
import fr.parchemin.app.candidacy.Reason;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A candidacy stays where it is while a jury has it before it, and once a jury has decided. */
@Component
class DecidedCandidacies implements Commitment {

    private final JdbcClient jdbc;

    DecidedCandidacies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Reason> against(CandidacyId candidacy) {
        return jdbc.sql("""
                        select 'jury.commitment.decided' where exists (
                            select from jury.decision d join jury.session s on s.id = d.session
                            where d.candidacy = :id and s.closed_at is not null and d.ruling <> 'ADJOURNED'
                              and not exists (select from jury.decision later where later.supersedes = d.id))
                        union all
                        select 'jury.commitment.open' where exists (
                            select from jury.session s join candidacy.candidacy c on c.cohort = s.cohort
                            where c.id = :id and s.closed_at is null and c.withdrawn_on is null)
                        limit 1""")
                .param("id", candidacy.value())
                .query(String.class)
                .optional()
                .map(key -> new Reason(key, List.of()));
    }
}
