package fr.parchemin.app.quiz;

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
import fr.parchemin.app.quiz.Quiz.QuizId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The assessors who review quizzes: they read the papers, set aside questions found wrong and let the scores count. */
@Service
public class Reviewers {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Invitations invitations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reviewers(
            JdbcClient jdbc,
            Accounts accounts,
            Invitations invitations,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.invitations = invitations;
        this.events = events;
        this.clock = clock;
    }

    /** Somebody who reviews a quiz. */
    public record Reviewer(long account, String name) {}

    /** What became of a wish to appoint somebody. */
    public sealed interface Appointment {

        /** They review it. */
        record Appointed(long account) implements Appointment {}

        /** Whoever appoints does not review. */
        record Oneself() implements Appointment {}

        /** The account of that e-mail is closed. */
        record Closed() implements Appointment {}
    }

    /** Appoints somebody, who gets an account without password if they have none; once, however often it is asked. */
    @Transactional
    public Appointment appoint(QuizId quiz, String name, String email, Actor by) {
        if (accounts.find(email.strip()).filter(known -> known == by.account()).isPresent()) {
            return new Appointment.Oneself();
        }
        return switch (invitations.seat(by, email.strip(), name.strip(), Role.ASSESSOR)) {
            case Seating.Seated(long account) -> appointed(quiz, account, name.strip(), by);
            case Seating.Closed _ -> new Appointment.Closed();
        };
    }

    private Appointment appointed(QuizId quiz, long account, String name, Actor by) {
        int added = jdbc.sql("""
                        insert into quiz.reviewer (quiz, account, name, appointed_at, appointed_by)
                        values (:quiz, :account, :name, :now, :by)
                        on conflict (quiz, account) where withdrawn_at is null do nothing""")
                .param("quiz", quiz.value())
                .param("account", account)
                .param("name", name)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.account())
                .update();
        if (added == 1) {
            tell(by, "reviewer-appointed", quiz, account);
        }
        return new Appointment.Appointed(account);
    }

    /** Somebody reviews it no more, and says whether they did until now. */
    @Transactional
    public boolean withdraw(QuizId quiz, long account, Actor by) {
        boolean withdrawn = jdbc.sql("""
                        update quiz.reviewer set withdrawn_at = :now
                        where quiz = :quiz and account = :account and withdrawn_at is null""")
                        .param("quiz", quiz.value())
                        .param("account", account)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (withdrawn) {
            tell(by, "reviewer-withdrawn", quiz, account);
        }
        return withdrawn;
    }

    /** Sends somebody who reviews a quiz a link to it only, absent: they do not review it. */
    @Transactional
    public Optional<Invitations.Outcome> link(QuizId quiz, long account, Actor by) {
        return of(quiz).stream()
                .filter(one -> one.account() == account)
                .findFirst()
                .map(_ -> invitations.link(by, account, new Door(Role.ASSESSOR, Thing.of(Kind.QUIZ, quiz.value()))));
    }

    /** Who reviews a quiz, in the order in which they were appointed. */
    public List<Reviewer> of(QuizId quiz) {
        return jdbc.sql("""
                        select account, name from quiz.reviewer
                        where quiz = :quiz and withdrawn_at is null order by id""")
                .param("quiz", quiz.value())
                .query((row, _) -> new Reviewer(row.getLong("account"), row.getString("name")))
                .list();
    }

    /** The e-mail of somebody's account. */
    public String email(long account) {
        return accounts.named(account).map(Accounts.Named::email).orElse("");
    }

    /**
     * A quiz to review.
     *
     * @param papers those that are closed
     * @param untold those of them whose score the dossier does not bear
     */
    public record Task(
            QuizId quiz,
            EditionId edition,
            String cohort,
            String assessment,
            Instant closesAt,
            long papers,
            long untold) {}

    /**
     * At most so many of the quizzes that somebody reviews, the last opened first.
     *
     * @param before the quiz before which they were opened, absent: from the last
     */
    public List<Task> tasks(Actor actor, QuizId before, int most) {
        var sight = QuizSight.of(actor);
        return jdbc.sql("""
                        select z.id, h.edition, h.name, z.assessment, z.closes_at,
                               count(w.closed_at) as papers,
                               count(w.closed_at) filter (where not exists (
                                   select from quiz.score k join quiz.entry e on e.score = k.id
                                   where k.paper = w.id and e.result is not null)) as untold
                        from quiz.quiz z join candidacy.cohort h on h.id = z.cohort
                        left join quiz.seat s on s.quiz = z.id and s.removed_at is null
                        left join quiz.paper w on w.seat = s.id
                        where z.id < :before and %s
                        group by z.id, h.edition, h.name order by z.id desc limit :most""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("before", before.value())
                .param("most", most)
                .query((row, _) -> new Task(
                        new QuizId(row.getLong("id")),
                        new EditionId(row.getLong("edition")),
                        row.getString("name"),
                        row.getString("assessment"),
                        row.getTimestamp("closes_at").toInstant(),
                        row.getLong("papers"),
                        row.getLong("untold")))
                .list();
    }

    private void tell(Actor by, String what, QuizId quiz, long account) {
        events.publishEvent(new Deed(
                by, what, List.of(Thing.of(Kind.QUIZ, quiz.value()), Thing.of(Kind.ACCOUNT, account)), null, null));
    }
}
