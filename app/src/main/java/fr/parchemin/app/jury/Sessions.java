package fr.parchemin.app.jury;

import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.catalog.EditionId;
import fr.parchemin.app.jury.Session.Member;
import fr.parchemin.app.people.Actor;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The records of sessions, their members and their decisions. */
@Repository
class Sessions {

    private static final String SESSIONS = """
            select s.id, s.cohort, coalesce(k.cohort_name, h.name) as cohort_name, s.edition, s.held_on, s.place, s.closed_at, s.closed_by,
                   (select array_agg(m.name order by m.place) from jury.member m where m.session = s.id) as names,
                   (select array_agg(m.capacity order by m.place) from jury.member m where m.session = s.id) as capacities,
                   (select array_agg(m.chair order by m.place) from jury.member m where m.session = s.id) as chairs,
                   (select array_agg(m.account order by m.place) from jury.member m where m.session = s.id) as accounts
            from jury.session s join candidacy.cohort h on h.id = s.cohort left join jury.closing k on k.session = s.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Sessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    SessionId open(
            CohortId cohort, EditionId edition, LocalDate heldOn, String place, List<Member> members, Actor actor) {
        long session = jdbc.sql("""
                        insert into jury.session (cohort, edition, held_on, place, opened_at, opened_by)
                        values (:cohort, :edition, :heldOn, :place, :now, :by) returning id""")
                .param("cohort", cohort.value())
                .param("edition", edition.value())
                .param("heldOn", heldOn)
                .param("place", place.strip())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor.name())
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into jury.member (session, place, name, capacity, chair, account)
                        select :session, place, name, capacity, chair, account
                        from unnest(:names::text[], :capacities::text[], :chairs::boolean[], :accounts::bigint[])
                             with ordinality as given (name, capacity, chair, account, place)""")
                .param("session", session)
                .param(
                        "names",
                        members.stream().map(member -> member.name().strip()).toArray(String[]::new))
                .param(
                        "capacities",
                        members.stream()
                                .map(member -> member.capacity().strip())
                                .toArray(String[]::new))
                .param("chairs", members.stream().map(Member::chair).toArray(Boolean[]::new))
                .param("accounts", members.stream().map(Member::account).toArray(Long[]::new))
                .update();
        return new SessionId(session);
    }

    List<Session> latest(Actor actor, @Nullable SessionId after, int limit) {
        var sight = SessionSight.of(actor);
        return jdbc.sql(SESSIONS
                        + "where " + sight.condition()
                        + (after == null
                                ? ""
                                : " and (s.closed_at is null, s.held_on, s.id) < (select a.closed_at is null, a.held_on,"
                                        + " a.id from jury.session a where a.id = :after)")
                        + " order by (s.closed_at is null) desc, s.held_on desc, s.id desc limit :limit")
                .params(sight.parameters())
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(Sessions::session)
                .list();
    }

    long open(Actor actor) {
        var sight = SessionSight.of(actor);
        return jdbc.sql("""
                        select count(*) from jury.session s join candidacy.cohort h on h.id = s.cohort
                        where s.closed_at is null and %s""".formatted(sight.condition()))
                .params(sight.parameters())
                .query(Long.class)
                .single();
    }

    boolean isSeen(SessionId session, Actor actor) {
        var sight = SessionSight.of(actor);
        return jdbc.sql("""
                        select true from jury.session s join candidacy.cohort h on h.id = s.cohort
                        where s.id = :id and %s""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("id", session.value())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** Whether a candidacy is before an open session that a member sees. */
    boolean isBefore(CandidacyId candidacy, Actor member) {
        var sight = SessionSight.of(member);
        return jdbc.sql("""
                        select exists (select from jury.session s
                            join candidacy.cohort h on h.id = s.cohort
                            join candidacy.candidacy c on c.cohort = s.cohort and c.id = :candidacy
                            where s.closed_at is null and %s)""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("candidacy", candidacy.value())
                .query(Boolean.class)
                .single();
    }

    boolean isOpenFor(CohortId cohort) {
        return jdbc.sql("select true from jury.session where cohort = :cohort and closed_at is null")
                .param("cohort", cohort.value())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    Optional<Session> find(SessionId session) {
        return jdbc.sql(SESSIONS + "where s.id = :id")
                .param("id", session.value())
                .query(Sessions::session)
                .optional();
    }

    /** Keeps everybody else from closing the session until the transaction ends; several may do so at once. */
    Optional<Session> holdOpen(SessionId session) {
        return find(session, "for share of s");
    }

    /** Keeps everybody else from closing the session and from deciding until the transaction ends. */
    Optional<Session> lock(SessionId session) {
        return find(session, "for update of s");
    }

    private Optional<Session> find(SessionId session, String lock) {
        return jdbc.sql(SESSIONS + "where s.id = :id " + lock)
                .param("id", session.value())
                .query(Sessions::session)
                .optional();
    }

    /** Those of the cohort who have their decision of a session already closed; the adjourned still wait for theirs. */
    Set<CandidacyId> done(CohortId cohort) {
        return jdbc.sql("""
                        select d.candidacy
                        from jury.current_decision d join jury.session s on s.id = d.session
                        where s.cohort = :cohort and s.closed_at is not null and d.ruling <> 'ADJOURNED'""").param("cohort", cohort.value()).query(Long.class).stream()
                .map(CandidacyId::new)
                .collect(Collectors.toSet());
    }

    /** Whether somebody of a cohort waits for a jury: whoever withdrew does not. */
    boolean isAwaited(CohortId cohort) {
        return jdbc.sql("""
                        select exists (
                            select from candidacy.candidacy c
                            where c.cohort = :cohort and c.withdrawn_on is null and not exists (
                                select from jury.current_decision d join jury.session s on s.id = d.session
                                where d.candidacy = c.id and s.cohort = c.cohort and s.closed_at is not null
                                  and d.ruling <> 'ADJOURNED'))""")
                .param("cohort", cohort.value())
                .query(Boolean.class)
                .single();
    }

    Map<CandidacyId, Decision> decisions(SessionId session) {
        return jdbc.sql("""
                        select id, candidacy, candidate, number, ruling, blocks, statuses, departs, motive, adjourned_to, dossier, proposal,
                               digest, decided_at, decided_name
                        from jury.current_decision where session = :session""").param("session", session.value()).query(Sessions::decision).stream()
                .collect(Collectors.toMap(Decision::candidacy, decision -> decision));
    }

    /** The same for these candidates only. */
    Map<CandidacyId, Decision> decisions(SessionId session, List<CandidacyId> candidacies) {
        return jdbc
                .sql("""
                        select id, candidacy, candidate, number, ruling, blocks, statuses, departs, motive, adjourned_to, dossier, proposal,
                               digest, decided_at, decided_name
                        from jury.current_decision where session = :session and candidacy = any(:candidacies)""")
                .param("session", session.value())
                .param(
                        "candidacies",
                        candidacies.stream().map(CandidacyId::value).toArray(Long[]::new))
                .query(Sessions::decision)
                .stream()
                .collect(Collectors.toMap(Decision::candidacy, decision -> decision));
    }

    /** What is to be written for one candidate. */
    record Entry(
            Candidacy candidacy,
            Ruling ruling,
            Map<String, Status> blocks,
            boolean departs,
            @Nullable String motive,
            @Nullable LocalDate adjournedTo,
            Snapshot snapshot,
            @Nullable Long supersedes) {}

    /** Gives the number of the decision written. */
    long write(Session session, Entry entry, Actor actor) {
        return jdbc.sql("""
                            insert into jury.decision (session, candidacy, candidate, number, ruling, blocks, statuses, departs, motive, adjourned_to,
                                edition, dossier, proposal, digest, supersedes, decided_at, decided_by, decided_name)
                            values (:session, :candidacy, :candidate, :number, :ruling, :blocks, :statuses, :departs, :motive, :adjournedTo, :edition,
                                :dossier, :proposal, :digest, :supersedes, :now, :account, :by)
                            returning id""")
                .param("session", session.id().value())
                .param("candidacy", entry.candidacy().id().value())
                .param("candidate", entry.candidacy().identity().listedName())
                .param("number", entry.candidacy().number())
                .param("ruling", entry.ruling().name())
                .param("blocks", entry.blocks().keySet().toArray(String[]::new))
                .param(
                        "statuses",
                        entry.blocks().values().stream().map(Status::name).toArray(String[]::new))
                .param("departs", entry.departs())
                .param("motive", entry.motive())
                .param("adjournedTo", entry.adjournedTo())
                .param("edition", session.edition().value())
                .param("dossier", entry.snapshot().dossier())
                .param("proposal", entry.snapshot().proposal())
                .param("digest", entry.snapshot().digest())
                .param("supersedes", entry.supersedes())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", actor.account())
                .param("by", actor.name())
                .query(Long.class)
                .single();
    }

    void close(SessionId session, Actor actor) {
        jdbc.sql("update jury.session set closed_at = :now, closed_by = :by where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor.name())
                .param("id", session.value())
                .update();
    }

    private static Session session(ResultSet row, int number) throws SQLException {
        return new Session(
                new SessionId(row.getLong("id")),
                new CohortId(row.getLong("cohort")),
                row.getString("cohort_name"),
                new EditionId(row.getLong("edition")),
                row.getObject("held_on", LocalDate.class),
                row.getString("place"),
                members(row),
                row.getTimestamp("closed_at") == null
                        ? null
                        : new Session.Closed(row.getTimestamp("closed_at").toInstant(), row.getString("closed_by")));
    }

    private static List<Member> members(ResultSet row) throws SQLException {
        var names = (String[]) row.getArray("names").getArray();
        var capacities = (String[]) row.getArray("capacities").getArray();
        var chairs = (Boolean[]) row.getArray("chairs").getArray();
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            members.add(new Member(names[i], capacities[i], chairs[i]));
        }
        return members;
    }

    static Decision decision(ResultSet row, int number) throws SQLException {
        return new Decision(
                row.getLong("id"),
                new CandidacyId(row.getLong("candidacy")),
                row.getString("candidate"),
                row.getString("number"),
                Ruling.valueOf(row.getString("ruling")),
                blocks(row),
                row.getBoolean("departs"),
                row.getString("motive"),
                row.getObject("adjourned_to", LocalDate.class),
                row.getString("dossier"),
                row.getString("proposal"),
                row.getString("digest"),
                row.getTimestamp("decided_at").toInstant(),
                row.getString("decided_name"));
    }

    private static Map<String, Status> blocks(ResultSet row) throws SQLException {
        var codes = (String[]) row.getArray("blocks").getArray();
        var statuses = (String[]) row.getArray("statuses").getArray();
        Map<String, Status> blocks = new LinkedHashMap<>();
        for (int i = 0; i < codes.length; i++) {
            blocks.put(codes[i], Status.valueOf(statuses[i]));
        }
        return blocks;
    }
}
