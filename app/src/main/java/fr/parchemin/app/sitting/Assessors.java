package fr.parchemin.app.sitting;

import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.catalog.EditionId;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.Door;
import fr.parchemin.app.people.Invitations;
import fr.parchemin.app.people.Invitations.Seating;
import fr.parchemin.app.sitting.Sitting.Assessor;
import fr.parchemin.app.sitting.Sitting.Capacity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who assesses at which sittings, what they still have to hand in, and the links that let them in. */
@Service
public class Assessors {

    private final JdbcClient jdbc;
    private final SittingRows rows;
    private final Accounts accounts;
    private final Invitations invitations;
    private final ApplicationEventPublisher events;

    Assessors(
            JdbcClient jdbc,
            SittingRows rows,
            Accounts accounts,
            Invitations invitations,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.accounts = accounts;
        this.invitations = invitations;
        this.events = events;
    }

    /** What became of a wish to appoint somebody. */
    public sealed interface Appointment {

        /** They assess there. */
        record Appointed(long account) implements Appointment {}

        /** They assess elsewhere at the same time. */
        record Elsewhere() implements Appointment {}

        /** Whoever appoints does not mark. */
        record Oneself() implements Appointment {}

        /** The account of that e-mail is closed. */
        record Closed() implements Appointment {}
    }

    /** Appoints somebody, who gets an account without password if they have none. */
    @Transactional
    public Appointment appoint(SittingId id, String name, String email, Capacity capacity, Actor by) {
        rows.hold(rows.find(id).orElseThrow().cohort());
        var sitting = rows.find(id).orElseThrow();
        var known = accounts.find(email.strip());
        if (known.filter(account -> account == by.account()).isPresent()) {
            return new Appointment.Oneself();
        }
        if (known.flatMap(account -> rows.clash(sitting, account)).isPresent()) {
            return new Appointment.Elsewhere();
        }
        return switch (invitations.seat(by, email.strip(), name.strip(), Role.ASSESSOR)) {
            case Seating.Seated(long account) -> appointed(id, new Assessor(account, name, capacity), by);
            case Seating.Closed _ -> new Appointment.Closed();
        };
    }

    private Appointment appointed(SittingId id, Assessor assessor, Actor by) {
        long account = assessor.account();
        rows.appoint(id, assessor);
        tell(by, "assessor-appointed", id, account);
        return new Appointment.Appointed(account);
    }

    /**
     * Appoints somebody in the place of somebody else, whose grids that are handed in stay; nothing changes if they cannot be.
     *
     * @param instead whose place they take
     */
    @Transactional
    public Appointment replace(SittingId id, long instead, String name, String email, Capacity capacity, Actor by) {
        var appointment = appoint(id, name, email, capacity, by);
        if (appointment instanceof Appointment.Appointed(long account) && account != instead) {
            withdraw(id, instead, by);
        }
        return appointment;
    }

    /** Somebody assesses there no more; what they handed in stays. */
    @Transactional
    public boolean withdraw(SittingId id, long account, Actor by) {
        boolean withdrawn = rows.withdraw(id, account);
        if (withdrawn) {
            tell(by, "assessor-withdrawn", id, account);
        }
        return withdrawn;
    }

    /** Sends somebody who assesses there a link to this sitting only, absent: they do not assess there. */
    @Transactional
    public Optional<Invitations.Outcome> link(SittingId id, long account, Actor by) {
        return rows.find(id)
                .filter(sitting -> sitting.assessors().stream().anyMatch(one -> one.account() == account))
                .map(_ -> invitations.link(by, account, new Door(Role.ASSESSOR, Thing.of(Kind.SITTING, id.value()))));
    }

    /** The e-mail of somebody's account. */
    public String email(long account) {
        return accounts.named(account).map(Accounts.Named::email).orElse("");
    }

    /**
     * How much somebody has to do.
     *
     * @param sittings at which they assess, of those that are on
     * @param toMark candidates who came, or whose work is read, and whom they have not marked
     * @param late those of them who came until the day that was asked for
     * @param handedIn grids that they handed in
     */
    public record Load(long account, String name, long sittings, long toMark, long late, long handedIn) {}

    /**
     * How much those have to do who assess at the sittings that somebody sees, the busiest first.
     *
     * @param lateUntil the last day of the sittings of which all should be handed in
     */
    public List<Load> loads(Actor actor, LocalDate lateUntil, int limit) {
        var sight = SittingSight.of(actor);
        return jdbc.sql("""
                        select a.account, max(a.name) as name, count(distinct s.id) as sittings,
                               count(t.id) filter (where (p.state = 'PRESENT' or s.reading) and g.id is null) as to_mark,
                               count(t.id) filter (where (p.state = 'PRESENT' or s.reading) and g.id is null and s.day <= :late) as late,
                               count(g.id) as handed_in
                        from sitting.assessor a
                        join sitting.sitting s on s.id = a.sitting and s.cancelled_at is null
                        join candidacy.cohort h on h.id = s.cohort
                        left join sitting.seat t on t.sitting = s.id and t.released_at is null
                        left join sitting.current_presence p on p.seat = t.id
                        left join sitting.grid g on g.seat = t.id and g.assessor = a.account and g.version = 1
                             and g.handed_in_at is not null and not g.settles
                        where a.withdrawn_at is null and %s
                        group by a.account order by to_mark desc, name limit :limit""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("limit", limit)
                .param("late", lateUntil)
                .query((row, _) -> new Load(
                        row.getLong("account"),
                        row.getString("name"),
                        row.getLong("sittings"),
                        row.getLong("to_mark"),
                        row.getLong("late"),
                        row.getLong("handed_in")))
                .list();
    }

    /**
     * What somebody has still to hand in of a sitting.
     *
     * @param toMark candidates who came, or whose work is read, and whom they have not marked
     */
    public record Due(
            long account,
            String name,
            SittingId sitting,
            EditionId edition,
            String assessment,
            boolean resit,
            LocalDate day,
            long toMark) {}

    /** What assessors have still to hand in of the sittings until that day, itself included. */
    public List<Due> due(LocalDate until) {
        return due(new Sight("s.day <= :until", Map.of("until", until)), Integer.MAX_VALUE);
    }

    /** What assessors have still to hand in of a sitting. */
    public List<Due> due(SittingId sitting) {
        return due(new Sight("s.id = :sitting", Map.of("sitting", sitting.value())), Integer.MAX_VALUE);
    }

    /** What assessors have still to hand in of the sittings that somebody sees, the oldest first. */
    public List<Due> due(Actor actor, int limit) {
        return due(SittingSight.of(actor), limit);
    }

    private List<Due> due(Sight sight, int limit) {
        return jdbc.sql("""
                        select a.account, a.name, s.id, h.edition, s.assessment, s.resit, s.day, count(*) as to_mark
                        from sitting.assessor a
                        join sitting.sitting s on s.id = a.sitting and s.cancelled_at is null
                        join candidacy.cohort h on h.id = s.cohort
                        join sitting.seat t on t.sitting = s.id and t.released_at is null
                        left join sitting.current_presence p on p.seat = t.id
                        where a.withdrawn_at is null and (p.state = 'PRESENT' or s.reading) and %s and not exists (
                            select from sitting.grid g where g.seat = t.id and g.assessor = a.account and g.version = 1
                              and g.handed_in_at is not null and not g.settles)
                        group by a.account, a.name, s.id, h.edition
                        order by s.day, s.id, a.account limit :limit""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("limit", limit)
                .query((row, _) -> new Due(
                        row.getLong("account"),
                        row.getString("name"),
                        new SittingId(row.getLong("id")),
                        new EditionId(row.getLong("edition")),
                        row.getString("assessment"),
                        row.getBoolean("resit"),
                        row.getObject("day", LocalDate.class),
                        row.getLong("to_mark")))
                .list();
    }

    private void tell(Actor by, String what, SittingId sitting, long account) {
        events.publishEvent(
                new Deed(by, what, Thing.of(Kind.SITTING, sitting.value()), Thing.of(Kind.ACCOUNT, account)));
    }
}
