package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.FileRow;
import fr.parchemin.app.people.Actor;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.proposal.NextAction.Action;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What candidates may still sit in this session, straight from the proposals, and the formative assessments, which no
 * proposal asks for: nobody is entitled to a sitting that is not here. Kept beside the {@link Outlooks}, so that a list costs no more than its own rows.
 */
@Service
public class NextSteps {

    private static final String COLUMNS = """
            select o.candidacy, o.action, o.assessment, o.block, o.attempt, o.competencies, o.format, o.from_day,
                   o.until_day, o.after_what, f.number, f.birth_name, f.usage_name,
                   f.given_names, f.sex, f.birth_date, f.birth_place, f.birth_code, f.email,
            """;
    private static final String ROWS = " from assessment.next_step o join candidacy.file f on f.id = o.candidacy ";
    private static final String STEPS = COLUMNS + "'{}'::text[] as grades, '{}'::text[] as absences" + ROWS;

    /** With what came out of the attempt before. */
    private static final String RESITS =
            COLUMNS + before("grade") + " as grades, " + before("absence") + " as absences" + ROWS;

    private static String before(String what) {
        return """
                array(select distinct r.%1$s from assessment.current_result r
                      where r.candidacy = o.candidacy and r.assessment = o.assessment and r.attempt = o.attempt - 1
                        and (o.block = '' or r.block in ('', o.block)) and r.%1$s is not null
                        and (o.competencies = '{}' or r.competency = '' or r.competency = any(o.competencies)))""".formatted(what);
    }

    private final JdbcClient jdbc;
    private final Outlooks outlooks;

    NextSteps(JdbcClient jdbc, Outlooks outlooks) {
        this.jdbc = jdbc;
        this.outlooks = outlooks;
    }

    /**
     * Something that a candidate may sit.
     *
     * @param block the block it bears on, absent: the assessment says it
     * @param attempt the number that the attempt will bear, 1 for the first
     * @param competencies those it bears on, empty: all that it covers
     * @param format the form of a resit
     * @param from the first day, absent: from now on
     * @param until the last day, itself included, absent: none is known
     * @param after what must come first, absent: open now
     * @param before of a resit in a list, what came out of the attempt before; scores are left out, for all are too low
     */
    public record Step(
            CandidacyId candidacy,
            String number,
            String name,
            Action action,
            String assessment,
            @Nullable String block,
            int attempt,
            List<String> competencies,
            @Nullable String format,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String after,
            List<Mark> before) {

        /** Whether it is taken once more. */
        public boolean isResit() {
            return action == Action.RESIT;
        }

        /** Whether it may be held on that day. */
        public boolean isOpenOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }
    }

    /** Whom somebody sees who may sit an assessment, or take it once more, by name; several lines where it is by block. */
    @Transactional
    public List<Step> of(Cohort cohort, String assessment, boolean resit, Actor by) {
        outlooks.survey(cohort);
        var sight = Outlooks.sight(by);
        return jdbc.sql(STEPS
                        + " where o.cohort = :cohort and o.assessment = :assessment and (o.action = 'RESIT') = :resit and "
                        + sight.condition() + " order by o.sort_name, o.candidacy, o.block")
                .params(sight.parameters())
                .param("cohort", cohort.id().value())
                .param("assessment", assessment)
                .param("resit", resit)
                .query(NextSteps::step)
                .list();
    }

    /** Whether and how a candidate may sit an assessment, or take it once more. */
    @Transactional
    public List<Step> of(Cohort cohort, CandidacyId candidacy) {
        outlooks.survey(cohort);
        return jdbc.sql(STEPS + " where o.candidacy = :candidacy order by o.assessment, o.block")
                .param("candidacy", candidacy.value())
                .query(NextSteps::step)
                .list();
    }

    /**
     * At most so many of those whom somebody sees who may take something once more, by name.
     *
     * @param after the line after which they come, absent: from the first
     */
    @Transactional
    public List<Step> resits(Cohort cohort, @Nullable String assessment, Actor by, @Nullable Line after, int size) {
        outlooks.survey(cohort);
        var sight = Outlooks.sight(by);
        return jdbc.sql(RESITS + " where o.cohort = :cohort and o.action = 'RESIT' and " + sight.condition()
                        + (assessment == null ? "" : " and o.assessment = :assessment")
                        + (after == null ? "" : """
                                  and (o.sort_name, o.candidacy, o.assessment, o.block) >
                                      ((select a.sort_name from assessment.outlook a where a.candidacy = :after),
                                       :after, :afterAssessment, :afterBlock)""")
                        + " order by o.sort_name, o.candidacy, o.assessment, o.block limit :size")
                .params(sight.parameters())
                .param("cohort", cohort.id().value())
                .param("assessment", assessment)
                .param("after", after == null ? null : after.candidacy().value())
                .param("afterAssessment", after == null ? null : after.assessment())
                .param("afterBlock", after == null ? null : after.block())
                .param("size", size)
                .query(NextSteps::step)
                .list();
    }

    /** Which line of a list is meant. */
    public record Line(CandidacyId candidacy, String assessment, String block) {}

    /** How many resits of each assessment those whom somebody sees are entitled to. */
    public record Count(String assessment, long resits) {}

    /** The assessments of which somebody sees resits, with how many. */
    @Transactional
    public List<Count> counts(Cohort cohort, Actor by) {
        outlooks.survey(cohort);
        var sight = Outlooks.sight(by);
        return jdbc.sql("""
                        select o.assessment, count(*) as resits from assessment.next_step o
                        where o.cohort = :cohort and o.action = 'RESIT' and %s
                        group by o.assessment order by o.assessment""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("cohort", cohort.id().value())
                .query((row, _) -> new Count(row.getString("assessment"), row.getLong("resits")))
                .list();
    }

    /**
     * Until when resits of an assessment may be held.
     *
     * @param candidates how many are entitled to one
     */
    public record Window(String assessment, LocalDate until, long candidates) {}

    /** The last days of the resits to which those whom somebody sees are entitled. */
    @Transactional
    public List<Window> windows(Cohort cohort, Actor by) {
        outlooks.survey(cohort);
        var sight = Outlooks.sight(by);
        return jdbc.sql("""
                        select o.assessment, o.until_day, count(distinct o.candidacy) as candidates
                        from assessment.next_step o
                        where o.cohort = :cohort and o.action = 'RESIT' and o.until_day is not null and %s
                        group by o.assessment, o.until_day""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("cohort", cohort.id().value())
                .query((row, _) -> new Window(
                        row.getString("assessment"),
                        row.getObject("until_day", LocalDate.class),
                        row.getLong("candidates")))
                .list();
    }

    private static Step step(ResultSet row, int number) throws SQLException {
        var block = row.getString("block");
        return new Step(
                new CandidacyId(row.getLong("candidacy")),
                row.getString("number"),
                FileRow.identity(row).listedName(),
                Action.valueOf(row.getString("action")),
                row.getString("assessment"),
                block.isEmpty() ? null : block,
                row.getInt("attempt"),
                List.of((String[]) row.getArray("competencies").getArray()),
                row.getString("format"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getString("after_what"),
                before(row));
    }

    private static List<Mark> before(ResultSet row) throws SQLException {
        return Stream.<Mark>concat(
                        texts(row, "absences").map(absence -> new Mark.Absent(absence.equals("JUSTIFIED"))),
                        texts(row, "grades").map(Mark.Graded::new))
                .toList();
    }

    private static Stream<String> texts(ResultSet row, String column) throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray());
    }
}
