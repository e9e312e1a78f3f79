package fr.parchemin.app.jury;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What juries said of candidates: the decisions of sessions that are closed, and no others. */
@Service
public class Pronouncements {

    private final JdbcClient jdbc;

    Pronouncements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a jury said, once its session was closed.
     *
     * @param heldOn the day of the jury
     * @param blocks the status of each block as decided, in the order of the scheme
     * @param adjournedTo the day on which a jury sees the candidate again, absent where none was named
     */
    public record Pronounced(
            SessionId session,
            LocalDate heldOn,
            Instant closedAt,
            Ruling ruling,
            Map<String, Status> blocks,
            @Nullable String motive,
            @Nullable LocalDate adjournedTo) {

        /** Whether the candidate still waits for a decision. */
        public boolean isAdjourned() {
            return ruling == Ruling.ADJOURNED;
        }
    }

    /** What was said of a candidacy, the latest first. */
    public List<Pronounced> of(CandidacyId candidacy) {
        return jdbc.sql("""
                        select s.id, s.held_on, s.closed_at, d.ruling, d.blocks, d.statuses, d.motive, d.adjourned_to
                        from jury.current_decision d join jury.session s on s.id = d.session
                        where d.candidacy = :candidacy and s.closed_at is not null
                        order by s.closed_at desc, s.id desc""")
                .param("candidacy", candidacy.value())
                .query(Pronouncements::pronounced)
                .list();
    }

    /** The candidacies of whom a closed session said something. */
    public List<CandidacyId> of(SessionId session) {
        return jdbc.sql("""
                        select d.candidacy from jury.current_decision d join jury.session s on s.id = d.session
                        where s.id = :session and s.closed_at is not null order by d.candidacy""").param("session", session.value()).query(Long.class).list().stream()
                .map(CandidacyId::new)
                .toList();
    }

    private static Pronounced pronounced(ResultSet row, int number) throws SQLException {
        var codes = (String[]) row.getArray("blocks").getArray();
        var statuses = (String[]) row.getArray("statuses").getArray();
        Map<String, Status> blocks = new LinkedHashMap<>();
        for (int i = 0; i < codes.length; i++) {
            blocks.put(codes[i], Status.valueOf(statuses[i]));
        }
        return new Pronounced(
                new SessionId(row.getLong("id")),
                row.getObject("held_on", LocalDate.class),
                row.getTimestamp("closed_at").toInstant(),
                Ruling.valueOf(row.getString("ruling")),
                blocks,
                row.getString("motive"),
                row.getObject("adjourned_to", LocalDate.class));
    }
}
