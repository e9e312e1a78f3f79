package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Actor;
import fr.parchemin.engine.dossier.Dossier.Certificate;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The facts of all candidacies that are no results. Nothing is ever overwritten: a correction is one more line. */
@Service
public class Facts {

    /** What is erased with the facts; what names another row comes before it. */
    private static final List<String> EVIDENCE = List.of(
            "accommodation_decision",
            "accommodation_request",
            "justification",
            "presence",
            "attendance_total",
            "period",
            "admissibility_step",
            "move",
            "fact");

    private static final String INSERT = """
            insert into candidacy.fact (candidacy, kind, subject, amount, yes, day, certificate, scheme, version, block,
                                        withdrawn, supersedes, motive, recorded_at, recorded_by, recorded_name)
            values (:candidacy, :kind, :subject, :amount, :yes, :day, :certificate, :scheme, :version, :block,
                    :withdrawn, :supersedes, :motive, :now, :account, :name)
            returning id""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Facts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Records a fact, or corrects it.
     *
     * @param corrects the entry that stood when the correction was decided, absent: none did
     * @return the number of the entry written
     * @throws ChangedMeanwhile when another entry stands by now
     */
    public long record(
            CandidacyId candidacy, Fact fact, @Nullable Long corrects, @Nullable String motive, Actor actor) {
        return write(candidacy, fact.kind(), fact.subject(), fact, corrects, motive, actor);
    }

    /**
     * Withdraws a fact that should never have been recorded; it stays in the history.
     *
     * @return the number of the entry written
     * @throws ChangedMeanwhile when another entry stands by now
     */
    public long withdraw(CandidacyId candidacy, FactEntry entry, String motive, Actor actor) {
        return write(
                candidacy, entry.kind(), entry.subject(), null, entry.recorded().id(), motive, actor);
    }

    /** Every line about a candidacy, in the order in which they were written. */
    public List<FactEntry> history(CandidacyId candidacy) {
        return jdbc.sql("""
                        select id, kind, subject, amount, yes, day, certificate, scheme, version, block, withdrawn,
                               supersedes, motive, recorded_at, recorded_by, recorded_name
                        from candidacy.fact where candidacy = :candidacy order by id""")
                .param("candidacy", candidacy.value())
                .query(Facts::entry)
                .list();
    }

    /** Erases all facts of candidacies whose time is over; within the transaction, what else there is of them can go. */
    public void erase(List<CandidacyId> candidacies) {
        var ids = candidacies.stream().map(CandidacyId::value).toArray(Long[]::new);
        jdbc.sql("select set_config('parchemin.erasing', 'on', true)")
                .query(String.class)
                .single();
        for (String table : EVIDENCE) {
            jdbc.sql("delete from candidacy." + table + " where candidacy = any(:ids)")
                    .param("ids", ids)
                    .update();
        }
        jdbc.sql("update candidacy.candidacy set erased_on = :day where id = any(:ids)")
                .param("day", LocalDate.now(clock))
                .param("ids", ids)
                .update();
    }

    private long write(
            CandidacyId candidacy,
            Fact.Kind kind,
            String subject,
            @Nullable Fact fact,
            @Nullable Long corrects,
            @Nullable String motive,
            Actor actor) {
        var holding = fact instanceof Fact.Holding held ? held : null;
        try {
            return jdbc.sql(INSERT)
                    .param("candidacy", candidacy.value())
                    .param("kind", kind.name())
                    .param("subject", subject)
                    .param("amount", amount(fact))
                    .param("yes", yes(fact))
                    .param("day", day(fact))
                    .param(
                            "certificate",
                            holding == null ? null : holding.certificate().name())
                    .param("scheme", holding == null ? null : holding.scheme())
                    .param("version", holding == null ? null : holding.version())
                    .param("block", holding == null ? null : holding.block())
                    .param("withdrawn", fact == null)
                    .param("supersedes", corrects)
                    .param("motive", motive)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("account", actor.account())
                    .param("name", actor.name())
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException e) {
            throw new ChangedMeanwhile(e);
        }
    }

    private static @Nullable BigDecimal amount(@Nullable Fact fact) {
        return switch (fact) {
            case Fact.Attendance(BigDecimal share) -> share;
            case Fact.Placement(BigDecimal days) -> days;
            case Fact.Experience(BigDecimal months) -> months;
            case Fact.Admissibility _, Fact.ModuleFollowed _, Fact.Holding _ -> null;
            case null -> null;
        };
    }

    private static @Nullable Boolean yes(@Nullable Fact fact) {
        return switch (fact) {
            case Fact.Admissibility(boolean granted, var _) -> (Boolean) granted;
            case Fact.ModuleFollowed(var _, var _, Boolean acquired) -> acquired;
            case Fact.Attendance _, Fact.Placement _, Fact.Experience _, Fact.Holding _ -> null;
            case null -> null;
        };
    }

    private static @Nullable LocalDate day(@Nullable Fact fact) {
        return switch (fact) {
            case Fact.Admissibility(var _, LocalDate on) -> on;
            case Fact.ModuleFollowed(var _, LocalDate completedOn, var _) -> completedOn;
            case Fact.Holding holding -> holding.awardedOn();
            case Fact.Attendance _, Fact.Placement _, Fact.Experience _ -> null;
            case null -> null;
        };
    }

    private static FactEntry entry(ResultSet row, int number) throws SQLException {
        var kind = Fact.Kind.valueOf(row.getString("kind"));
        return new FactEntry(
                kind,
                row.getString("subject"),
                row.getBoolean("withdrawn") ? null : fact(kind, row),
                new Recorded(
                        row.getLong("id"),
                        row.getObject("supersedes", Long.class),
                        row.getString("motive"),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getLong("recorded_by"),
                        row.getString("recorded_name")));
    }

    private static Fact fact(Fact.Kind kind, ResultSet row) throws SQLException {
        return switch (kind) {
            case ATTENDANCE -> new Fact.Attendance(row.getBigDecimal("amount"));
            case PLACEMENT -> new Fact.Placement(row.getBigDecimal("amount"));
            case EXPERIENCE -> new Fact.Experience(row.getBigDecimal("amount"));
            case ADMISSIBILITY -> new Fact.Admissibility(row.getBoolean("yes"), day(row));
            case MODULE ->
                new Fact.ModuleFollowed(
                        row.getString("subject"),
                        row.getObject("day", LocalDate.class),
                        row.getObject("yes", Boolean.class));
            case HOLDING ->
                new Fact.Holding(
                        Certificate.valueOf(row.getString("certificate")),
                        row.getString("scheme"),
                        row.getString("version"),
                        row.getString("block"),
                        day(row));
        };
    }

    private static LocalDate day(ResultSet row) throws SQLException {
        return Objects.requireNonNull(row.getObject("day", LocalDate.class));
    }

    /**
     * One line in the records of a candidacy.
     *
     * @param fact what was recorded, absent: the fact was withdrawn
     */
    public record FactEntry(
            Fact.Kind kind, String subject, @Nullable Fact fact, Recorded recorded) {}

    /** Somebody else recorded or corrected the same thing since it was read; nothing was written. */
    public static final class ChangedMeanwhile extends RuntimeException {

        private static final String MESSAGE = "The record was changed by somebody else";

        ChangedMeanwhile() {
            super(MESSAGE);
        }

        /** With what the database refused. */
        public ChangedMeanwhile(Throwable cause) {
            super(MESSAGE, cause);
        }
    }
}
