package fr.parchemin.app.jury;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.paper.KeptPaper;
import fr.parchemin.engine.scheme.Scheme;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What closed sessions are, kept in the transaction that closes them; read from here alone ever after. */
@Service
public class ClosedSessions {

    private static final String CASES = """
            select k.number as kept_number, k.listed_name, k.spoken_name, k.fact_blocks, k.fact_findings,
                   d.id, d.candidacy, d.candidate, d.number, d.ruling, d.blocks, d.statuses, d.departs, d.motive, d.adjourned_to, d.dossier,
                   d.proposal, d.digest, d.decided_at, d.decided_name
            from jury.closed_case k join jury.decision d on d.id = k.decision
            where k.session = :session %s order by k.sort_name, k.candidacy""";

    private final JdbcClient jdbc;
    private final Minutes minutes;

    ClosedSessions(JdbcClient jdbc, Minutes minutes) {
        this.jdbc = jdbc;
        this.minutes = minutes;
    }

    /** Prints the minutes of a session that has just been closed and keeps them with all that its pages show. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(Session closed, Scheme scheme, List<Case.Kept> cases) {
        var printed = KeptPaper.printed(minutes.print(closed, scheme, cases));
        jdbc.sql("""
                        insert into jury.closing (session, cohort_name, minutes, minutes_sha256)
                        values (:session, :cohort, :bytes, :fingerprint)""")
                .param("session", closed.id().value())
                .param("cohort", closed.cohortName())
                .param("bytes", printed.bytes())
                .param("fingerprint", printed.fingerprint())
                .update();
        jdbc.sql("""
                        insert into jury.closed_case (session, candidacy, decision, number, listed_name, spoken_name, sort_name, ready,
                                                      fact_blocks, fact_findings)
                        select :session, f.id, given.decision, given.number, given.listed, given.spoken, f.sort_name, given.ready,
                               string_to_array(given.blocks, ','), string_to_array(given.findings, ',')::int[]
                        from unnest(:ids::bigint[], :decisions::bigint[], :numbers::text[], :listed::text[], :spoken::text[],
                                    :ready::boolean[], :blocks::text[], :findings::text[])
                             as given (id, decision, number, listed, spoken, ready, blocks, findings)
                        join candidacy.file f on f.id = given.id""")
                .param("session", closed.id().value())
                .param("ids", column(cases, one -> one.id().value()).toArray(Long[]::new))
                .param("decisions", column(cases, one -> one.decision().id()).toArray(Long[]::new))
                .param("numbers", column(cases, Case::number).toArray(String[]::new))
                .param("listed", column(cases, Case::listedName).toArray(String[]::new))
                .param("spoken", column(cases, Case::spokenName).toArray(String[]::new))
                .param("ready", column(cases, Case::isReady).toArray(Boolean[]::new))
                .param("blocks", facts(cases, Map.Entry::getKey))
                .param("findings", facts(cases, fact -> fact.getValue().toString()))
                .update();
    }

    private static <T> Stream<T> column(List<Case.Kept> cases, Function<Case.Kept, T> part) {
        return cases.stream().map(part);
    }

    /** One part of the facts of each candidate, in a row. */
    private static String[] facts(List<Case.Kept> cases, Function<Map.Entry<String, Integer>, String> part) {
        return cases.stream()
                .map(one -> one.facts().entrySet().stream()
                        .flatMap(block -> block.getValue().stream().map(place -> Map.entry(block.getKey(), place)))
                        .map(part)
                        .collect(Collectors.joining(",")))
                .toArray(String[]::new);
    }

    /** The candidates of a closed session, in the order of its minutes. */
    List<Case> cases(SessionId session) {
        return jdbc.sql(CASES.formatted(""))
                .param("session", session.value())
                .query(ClosedSessions::kept)
                .list();
    }

    /** These candidates only. */
    List<Case> cases(SessionId session, List<CandidacyId> candidacies) {
        return jdbc.sql(CASES.formatted("and k.candidacy = any(:candidacies)"))
                .param("session", session.value())
                .param(
                        "candidacies",
                        candidacies.stream().map(CandidacyId::value).toArray(Long[]::new))
                .query(ClosedSessions::kept)
                .list();
    }

    /**
     * The minutes of a closed session, byte for byte as they were printed when it closed.
     *
     * @throws KeptPaper.Damaged when they are not that any more
     */
    public byte[] minutes(Session session) {
        return jdbc.sql("select minutes, minutes_sha256 from jury.closing where session = :session")
                .param("session", session.id().value())
                .query((row, _) -> KeptPaper.read(row.getBytes("minutes"), row.getBytes("minutes_sha256")))
                .single()
                .whole(session.minutesName());
    }

    /** Sessions closed before anything was kept of them. */
    List<SessionId> unkept() {
        return jdbc.sql("""
                        select s.id from jury.session s
                        where s.closed_at is not null and not exists (select from jury.closing k where k.session = s.id)
                        order by s.id""").query(Long.class).list().stream()
                .map(SessionId::new)
                .toList();
    }

    private static Case kept(ResultSet row, int number) throws SQLException {
        var decision = Sessions.decision(row, number);
        return new Case.Kept(
                decision.candidacy(),
                row.getString("kept_number"),
                row.getString("listed_name"),
                row.getString("spoken_name"),
                StoredAnswers.read(decision.proposal()),
                facts(row),
                decision);
    }

    private static Map<String, List<Integer>> facts(ResultSet row) throws SQLException {
        var blocks = (String[]) row.getArray("fact_blocks").getArray();
        var findings = (Integer[]) row.getArray("fact_findings").getArray();
        Map<String, List<Integer>> facts = new LinkedHashMap<>();
        for (int i = 0; i < blocks.length; i++) {
            facts.computeIfAbsent(blocks[i], _ -> new ArrayList<>()).add(findings[i]);
        }
        return facts;
    }
}
