package fr.parchemin.app.candidacy;

import fr.parchemin.app.candidacy.Move.Cause;
import fr.parchemin.app.candidacy.Move.What;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.Identity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Withdraws candidacies, reopens them, and transfers them to another cohort of their scheme; numbers and facts follow. */
@Service
public class Moves {

    private static final String MOVES = """
            select m.candidacy, coalesce(f.usage_name, f.birth_name) as name, f.given_names, f.number, m.what, m.day, m.reason, one.name as left_cohort,
                   other.name as joined_cohort, m.id, m.recorded_at, m.recorded_by, m.recorded_name
            from candidacy.move m join candidacy.file f on f.id = m.candidacy
            join candidacy.cohort one on one.id = m.from_cohort
            left join candidacy.cohort other on other.id = m.to_cohort
            """;

    private final JdbcClient jdbc;
    private final Candidacies candidacies;
    private final Attendance attendance;
    private final ObjectProvider<Commitment> commitments;
    private final ObjectProvider<Registrar> registrar;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Moves(
            JdbcClient jdbc,
            Candidacies candidacies,
            Attendance attendance,
            ObjectProvider<Commitment> commitments,
            ObjectProvider<Registrar> registrar,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.candidacies = candidacies;
        this.attendance = attendance;
        this.commitments = commitments;
        this.registrar = registrar;
        this.events = events;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** It is done. */
        record Done() implements Outcome {}

        /** It is not, for these reasons; nothing is written. */
        record Refused(List<Reason> reasons) implements Outcome {}
    }

    /** Withdraws a candidacy: it stays readable, and is in no list of what is to be done. */
    @Transactional
    public Outcome withdraw(CandidacyId id, LocalDate on, Cause cause, Actor actor) {
        var found = held(id);
        var reasons = against(id);
        if (found.withdrawnOn() != null) {
            reasons.add(new Reason("candidacy.move.withdrawn-already", List.of()));
        }
        if (!reasons.isEmpty()) {
            return new Outcome.Refused(reasons);
        }
        set(id, on, found.cohort());
        write(found, What.WITHDRAWN, on, cause, null, actor);
        return new Outcome.Done();
    }

    /** Reopens a candidacy that was withdrawn. */
    @Transactional
    public Outcome reopen(CandidacyId id, LocalDate on, Cause cause, Actor actor) {
        var found = held(id);
        if (found.withdrawnOn() == null) {
            return new Outcome.Refused(List.of(new Reason("candidacy.move.not-withdrawn", List.of())));
        }
        set(id, null, found.cohort());
        write(found, What.REOPENED, on, cause, null, actor);
        return new Outcome.Done();
    }

    /** Transfers a candidacy; the hours of training that it has until that day come with it. */
    @Transactional
    public Outcome transfer(CandidacyId id, CohortId to, LocalDate on, Cause cause, Actor actor) {
        var found = held(id);
        var reasons = against(id);
        if (found.withdrawnOn() != null) {
            reasons.add(new Reason("candidacy.move.withdrawn-already", List.of()));
        }
        if (targets(found).stream().noneMatch(cohort -> cohort.id().equals(to))) {
            reasons.add(new Reason("candidacy.move.other-scheme", List.of()));
        } else if (!candidacies.mayTake(to, found.edition())) {
            reasons.add(new Reason("candidacy.move.not-in-force", List.of()));
        }
        if (!reasons.isEmpty()) {
            return new Outcome.Refused(reasons);
        }
        carry(found, on, actor);
        try {
            set(id, null, to);
        } catch (DuplicateKeyException _) {
            return refused(List.of(new Reason("candidacy.move.same-person", List.of())));
        }
        var contradictions = registrar.getObject().contradictions(id);
        if (!contradictions.isEmpty()) {
            return refused(contradictions);
        }
        write(found, What.TRANSFERRED, on, cause, to, actor);
        return new Outcome.Done();
    }

    private static Outcome refused(List<Reason> reasons) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Outcome.Refused(reasons);
    }

    /** A cohort to which a candidacy may be transferred. */
    public record Target(CohortId id, String name) {}

    /** The other cohorts of the same scheme, the latest first. */
    public List<Target> targets(Candidacy candidacy) {
        return jdbc.sql("""
                        select h.id, h.name from candidacy.cohort h join catalog.edition e on e.id = h.edition
                        where h.id <> :cohort
                          and e.scheme = (select own.scheme from catalog.edition own where own.id = :edition)
                        order by h.id desc""")
                .param("cohort", candidacy.cohort().value())
                .param("edition", candidacy.edition().value())
                .query((row, _) -> new Target(new CohortId(row.getLong("id")), row.getString("name")))
                .list();
    }

    /** What happened to a candidacy, in the order of its telling. */
    public List<Move> of(CandidacyId candidacy) {
        return jdbc.sql(MOVES + "where m.candidacy = :id order by m.id")
                .param("id", candidacy.value())
                .query(Moves::move)
                .list();
    }

    /** What happened to the candidacies of a cohort that somebody sees, the latest first. */
    public List<Move> of(CohortId cohort, Actor actor, int most) {
        var sight = Sight.ofCandidacies(actor);
        return jdbc.sql(MOVES + """
                        where (m.from_cohort = :cohort or m.to_cohort = :cohort)
                          and exists (select from candidacy.candidacy c join candidacy.cohort h on h.id = c.cohort
                                      where c.id = m.candidacy and %s)
                        order by m.id desc limit :most""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("cohort", cohort.value())
                .param("most", most)
                .query(Moves::move)
                .list();
    }

    /** The candidacy, while nobody changes it nor opens a jury for its cohort. */
    private Candidacy held(CandidacyId id) {
        jdbc.sql("""
                        select c.id from candidacy.candidacy c join candidacy.cohort h on h.id = c.cohort
                        where c.id = :id for no key update of c for share of h""").param("id", id.value()).query(Long.class).single();
        return candidacies.find(id).orElseThrow();
    }

    private List<Reason> against(CandidacyId id) {
        return new ArrayList<>(commitments
                .orderedStream()
                .map(one -> one.against(id))
                .flatMap(Optional::stream)
                .toList());
    }

    private void set(CandidacyId id, @Nullable LocalDate withdrawnOn, CohortId cohort) {
        jdbc.sql("update candidacy.candidacy set withdrawn_on = :day, cohort = :cohort where id = :id")
                .param("day", withdrawnOn)
                .param("cohort", cohort.value())
                .param("id", id.value())
                .update();
    }

    private void carry(Candidacy candidacy, LocalDate until, Actor actor) {
        var share = attendance.share(candidacy.id(), until);
        var known = share.attended().add(share.justified()).add(share.unjustified());
        var before = share.unmarked() == 0 ? share.planned() : known;
        if (before.signum() > 0) {
            jdbc.sql("""
                            insert into candidacy.attendance_total (candidacy, until, planned, attended, file, recorded_at,
                                                                    recorded_by, recorded_name)
                            values (:id, :until, :planned, :attended, :file, :now, :account, :name)""")
                    .param("id", candidacy.id().value())
                    .param("until", until)
                    .param("planned", before)
                    .param("attended", share.attended())
                    .param("file", candidacy.cohortName())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("account", actor.account())
                    .param("name", actor.name())
                    .update();
        }
    }

    private void write(Candidacy candidacy, What what, LocalDate on, Cause cause, @Nullable CohortId to, Actor actor) {
        jdbc.sql("""
                        insert into candidacy.move (candidacy, what, day, reason, from_cohort, to_cohort, recorded_at,
                                                    recorded_by, recorded_name)
                        values (:id, :what, :day, :reason, :from, :to, :now, :account, :name)""")
                .param("id", candidacy.id().value())
                .param("what", what.name())
                .param("day", on)
                .param("reason", cause.name())
                .param("from", candidacy.cohort().value())
                .param("to", to == null ? null : to.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", actor.account())
                .param("name", actor.name())
                .update();
        events.publishEvent(new Moved(candidacy.id(), actor));
        events.publishEvent(new Deed(
                actor,
                "candidacy-" + what.name().toLowerCase(Locale.ROOT),
                Thing.of(Kind.DOSSIER, candidacy.id().value()),
                Thing.of(Kind.COHORT, candidacy.cohort().value())));
    }

    private static Move move(ResultSet row, int number) throws SQLException {
        return new Move(
                new CandidacyId(row.getLong("candidacy")),
                Identity.listedName(row.getString("name"), row.getString("given_names")),
                row.getString("number"),
                What.valueOf(row.getString("what")),
                row.getObject("day", LocalDate.class),
                Cause.valueOf(row.getString("reason")),
                row.getString("left_cohort"),
                row.getString("joined_cohort"),
                new Recorded(
                        row.getLong("id"),
                        null,
                        null,
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getLong("recorded_by"),
                        row.getString("recorded_name")));
    }
}
