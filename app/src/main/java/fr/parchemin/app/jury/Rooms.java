package fr.parchemin.app.jury;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Edition;
import fr.parchemin.app.jury.Deliberation.Case;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sessions as they are shown: some candidates that follow each other, and how many there are; only these are examined. */
@Service
public class Rooms {

    /** The candidates of a session with what decides on its filters; of a closed one, those on whom it decided. */
    private static final String PEOPLE = """
            with people as (
                select s.candidacy, s.sort_name, s.digest, s.ready from jury.standing s
                where s.session = :session and :open
                union all
                select k.candidacy, k.sort_name, d.digest, k.ready from jury.closed_case k
                join jury.decision d on d.id = k.decision
                where k.session = :session and not :open),
            cases as (
                select p.candidacy, p.sort_name, p.ready, d.id is not null as decided, coalesce(d.departs, false) as departs,
                       d.id is not null and d.digest <> p.digest as stale
                from people p left join jury.current_decision d on d.session = :session and d.candidacy = p.candidacy)
            """;

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final Standings standings;
    private final Deliberations deliberations;

    Rooms(JdbcClient jdbc, Sessions sessions, Standings standings, Deliberations deliberations) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.standings = standings;
        this.deliberations = deliberations;
    }

    /** Which of the candidates are asked for. */
    public enum Part {
        ALL("true"),
        TO_DECIDE("not decided"),
        /** The facts changed since the decision. */
        STALE("stale"),
        /** Following the proposal is all that remains. */
        AGREEING("ready and (stale or not decided)"),
        /** The decision is not what was proposed. */
        DEPARTING("departs"),
        /** There is no proposal that the jury can follow. */
        OPEN("not ready");

        private final String condition;

        Part(String condition) {
            this.condition = condition;
        }
    }

    /**
     * How many candidates are where.
     *
     * @param next the first who waits for a decision, or for it to be taken again; absent: nobody does
     */
    public record Counts(
            int total,
            int toDecide,
            int stale,
            int agreeing,
            int departing,
            int open,
            @Nullable CandidacyId next) {

        /** How many in a part. */
        public int of(Part part) {
            return switch (part) {
                case ALL -> total;
                case TO_DECIDE -> toDecide;
                case STALE -> stale;
                case AGREEING -> agreeing;
                case DEPARTING -> departing;
                case OPEN -> open;
            };
        }

        /** How many have a decision that stands. */
        public int decided() {
            return total - toDecide - stale;
        }
    }

    /**
     * A session, some of its candidates in the French order of names, and how many there are.
     *
     * @param last the last one shown, if others follow
     */
    public record Room(
            Session session,
            Edition edition,
            Counts counts,
            List<Case> cases,
            @Nullable CandidacyId last) {}

    /**
     * A candidate and those around them.
     *
     * @param place from 1
     */
    public record Seat(
            Room room,
            Case one,
            int place,
            @Nullable CandidacyId previous,
            @Nullable CandidacyId next) {}

    /**
     * At most so many candidates of a session.
     *
     * @param after the one after whom they come, absent: from the first
     */
    @Transactional
    public Optional<Room> of(SessionId id, Part part, @Nullable CandidacyId after, int size) {
        return sessions.find(id).map(session -> {
            survey(session);
            var found = asked(session, "select candidacy from cases where " + part.condition + """
                                     and (:after::bigint is null or (sort_name, candidacy) >
                                          (select a.sort_name, a.candidacy from cases a where a.candidacy = :after))
                                    order by sort_name, candidacy limit :size""")
                    .param("after", after == null ? null : after.value())
                    .param("size", size + 1)
                    .query(Long.class)
                    .list();
            var shown = candidacies(found.subList(0, Math.min(size, found.size())));
            return room(session, shown, found.size() > size ? shown.getLast() : null);
        });
    }

    /** A candidate of a session, with as many before and after them; absent: they are not before it. */
    @Transactional
    public Optional<Seat> seat(SessionId id, CandidacyId candidacy, int around) {
        return sessions.find(id).flatMap(session -> {
            survey(session);
            record Line(long candidacy, int place) {}
            var lines = asked(
                            session,
                            ", lines as (select candidacy, row_number() over (order by sort_name, candidacy) as place from cases)"
                                    + " select l.candidacy, l.place from lines l"
                                    + " join lines here on here.candidacy = :candidacy"
                                    + " where l.place between here.place - :around and here.place + :around order by l.place")
                    .param("candidacy", candidacy.value())
                    .param("around", around)
                    .query((row, _) -> new Line(row.getLong("candidacy"), row.getInt("place")))
                    .list();
            var ids = candidacies(lines.stream().map(Line::candidacy).toList());
            int here = ids.indexOf(candidacy);
            if (here < 0) {
                return Optional.empty();
            }
            var room = room(session, ids, null);
            return room.cases().stream()
                    .filter(one -> one.id().equals(candidacy))
                    .findFirst()
                    .map(one -> new Seat(
                            room,
                            one,
                            lines.get(here).place(),
                            here == 0 ? null : ids.get(here - 1),
                            here == ids.size() - 1 ? null : ids.get(here + 1)));
        });
    }

    /** The next candidate after one who waits for a decision, or for it to be taken again; absent: nobody follows who does. */
    @Transactional
    public Optional<CandidacyId> after(SessionId id, CandidacyId candidacy) {
        return sessions.find(id).flatMap(session -> {
            survey(session);
            return asked(
                            session,
                            "select candidacy from cases where (stale or not decided) and (sort_name, candidacy) >"
                                    + " (select a.sort_name, a.candidacy from cases a where a.candidacy = :after)"
                                    + " order by sort_name, candidacy limit 1")
                    .param("after", candidacy.value())
                    .query(Long.class)
                    .optional()
                    .map(CandidacyId::new);
        });
    }

    private void survey(Session session) {
        if (session.isOpen()) {
            standings.survey(session);
        }
    }

    private Room room(Session session, List<CandidacyId> shown, @Nullable CandidacyId last) {
        return new Room(
                session, deliberations.edition(session), counts(session), deliberations.cases(session, shown), last);
    }

    private Counts counts(Session session) {
        return asked(
                        session,
                        "select count(*) as total, count(*) filter (where not decided) as to_decide,"
                                + " count(*) filter (where stale) as stale,"
                                + " count(*) filter (where ready and (stale or not decided)) as agreeing,"
                                + " count(*) filter (where departs) as departing, count(*) filter (where not ready) as open,"
                                + " (array_agg(candidacy order by sort_name, candidacy)"
                                + "  filter (where stale or not decided))[1] as next from cases")
                .query((row, _) -> {
                    var next = row.getObject("next", Long.class);
                    return new Counts(
                            row.getInt("total"),
                            row.getInt("to_decide"),
                            row.getInt("stale"),
                            row.getInt("agreeing"),
                            row.getInt("departing"),
                            row.getInt("open"),
                            next == null ? null : new CandidacyId(next));
                })
                .single();
    }

    private JdbcClient.StatementSpec asked(Session session, String sql) {
        return jdbc.sql(PEOPLE + sql).param("session", session.id().value()).param("open", session.isOpen());
    }

    private static List<CandidacyId> candidacies(List<Long> ids) {
        return ids.stream().map(CandidacyId::new).toList();
    }
}
