package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Facts.ChangedMeanwhile;
import fr.parchemin.app.candidacy.Recorded;
import fr.parchemin.app.people.Actor;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;

/**
 * The results of all candidacies and what they handed in. Nothing is ever overwritten: a correction is one more line. What
 * is written here is not compared with the scheme: {@link Dossiers#change} does both.
 */
@Service
public class Results {

    private final JdbcClient jdbc;
    private final Clock clock;

    Results(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Records a result, corrects it, or withdraws it.
     *
     * @param mark what came out, absent: the result that stood is withdrawn
     * @param corrects the entry that stood when the correction was decided, absent: none did
     * @return the number of the entry written
     * @throws ChangedMeanwhile when another entry stands by now
     */
    long record(
            CandidacyId candidacy,
            Attempt attempt,
            LocalDate on,
            @Nullable Mark mark,
            @Nullable Long corrects,
            @Nullable String motive,
            Actor actor) {
        var insert = jdbc.sql("""
                        insert into assessment.result (candidacy, assessment, attempt, block, competency, held_on, grade,
                            score, absence, awaited, withdrawn, supersedes, motive, recorded_at, recorded_by,
                            recorded_name)
                        values (:candidacy, :assessment, :attempt, :block, :competency, :on, :grade, :score, :absence,
                            :awaited, :withdrawn, :supersedes, :motive, :now, :account, :name) returning id""")
                .param("candidacy", candidacy.value())
                .param("assessment", attempt.assessment())
                .param("attempt", attempt.number())
                .param("block", attempt.block() == null ? "" : attempt.block())
                .param("competency", attempt.competency() == null ? "" : attempt.competency())
                .param("on", on)
                .param("grade", mark instanceof Mark.Graded(String grade) ? grade : null)
                .param("score", mark instanceof Mark.Scored(BigDecimal score) ? score : null)
                .param("absence", mark instanceof Mark.Absent(boolean justified) ? absence(justified) : null)
                .param("awaited", mark instanceof Mark.Awaited ? (Boolean) true : null)
                .param("withdrawn", mark == null);
        return write(insert, corrects, motive, actor);
    }

    /** Records what was handed in, corrects it, or withdraws it, as {@link #record} does a result. */
    long receive(
            CandidacyId candidacy,
            String deliverable,
            @Nullable Receipt receipt,
            @Nullable Long corrects,
            @Nullable String motive,
            Actor actor) {
        var insert = jdbc.sql("""
                        insert into assessment.receipt (candidacy, deliverable, received_on, pages, situations, withdrawn,
                            supersedes, motive, recorded_at, recorded_by, recorded_name)
                        values (:candidacy, :deliverable, :on, :pages, :situations, :withdrawn, :supersedes, :motive,
                            :now, :account, :name) returning id""")
                .param("candidacy", candidacy.value())
                .param("deliverable", deliverable)
                .param("on", receipt == null ? null : receipt.receivedOn())
                .param("pages", receipt == null ? null : receipt.pages())
                .param("situations", receipt == null ? null : receipt.situations())
                .param("withdrawn", receipt == null);
        return write(insert, corrects, motive, actor);
    }

    /** Every line about the results of a candidacy, in the order in which they were written. */
    public List<ResultEntry> history(CandidacyId candidacy) {
        return jdbc.sql("""
                        select id, assessment, attempt, block, competency, held_on, grade, score, absence, awaited,
                               withdrawn, supersedes, motive, recorded_at, recorded_by, recorded_name
                        from assessment.result where candidacy = :candidacy order by id""")
                .param("candidacy", candidacy.value())
                .query((row, _) -> new ResultEntry(
                        new Attempt(
                                row.getString("assessment"),
                                row.getInt("attempt"),
                                absentIfEmpty(row.getString("block")),
                                absentIfEmpty(row.getString("competency"))),
                        row.getObject("held_on", LocalDate.class),
                        row.getBoolean("withdrawn") ? null : mark(row),
                        recorded(row)))
                .list();
    }

    /** Every line about what a candidate handed in, in the order in which they were written. */
    public List<ReceiptEntry> receipts(CandidacyId candidacy) {
        return jdbc.sql("""
                        select id, deliverable, received_on, pages, situations, supersedes, motive, recorded_at,
                               recorded_by, recorded_name
                        from assessment.receipt where candidacy = :candidacy order by id""")
                .param("candidacy", candidacy.value())
                .query((row, _) -> {
                    var deliverable = row.getString("deliverable");
                    var on = row.getObject("received_on", LocalDate.class);
                    var pages = row.getObject("pages", Integer.class);
                    var situations = row.getObject("situations", Integer.class);
                    var receipt = on == null ? null : new Receipt(deliverable, on, pages, situations);
                    return new ReceiptEntry(deliverable, receipt, recorded(row));
                })
                .list();
    }

    private long write(StatementSpec insert, @Nullable Long corrects, @Nullable String motive, Actor actor) {
        try {
            return insert.param("supersedes", corrects)
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

    private static Mark mark(ResultSet row) throws SQLException {
        var grade = row.getString("grade");
        var absence = row.getString("absence");
        var score = row.getBigDecimal("score");
        if (grade != null) {
            return new Mark.Graded(grade);
        }
        if (score != null) {
            return new Mark.Scored(score);
        }
        return absence == null ? new Mark.Awaited() : new Mark.Absent(absence.equals("JUSTIFIED"));
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        return new Recorded(
                row.getLong("id"),
                row.getObject("supersedes", Long.class),
                row.getString("motive"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getLong("recorded_by"),
                row.getString("recorded_name"));
    }

    private static String absence(boolean justified) {
        return justified ? "JUSTIFIED" : "UNJUSTIFIED";
    }

    private static @Nullable String absentIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    /**
     * One line in the records of results.
     *
     * @param on the day of the sitting
     * @param mark what came out, absent: the result was withdrawn
     */
    public record ResultEntry(
            Attempt attempt, LocalDate on, @Nullable Mark mark, Recorded recorded) {}

    /**
     * One line in the records of what was handed in.
     *
     * @param receipt what came in, absent: the receipt was withdrawn
     */
    public record ReceiptEntry(String deliverable, @Nullable Receipt receipt, Recorded recorded) {}

    /**
     * One attempt at one assessment, or the part of it that bears on one block or competency: at most one result stands for it.
     *
     * @param number 1 for the first sitting
     * @param block the block, needed only where the assessment is shared by several
     * @param competency the competency, absent: all that the assessment covers
     */
    public record Attempt(
            String assessment,
            int number,
            @Nullable String block,
            @Nullable String competency) {}
}
