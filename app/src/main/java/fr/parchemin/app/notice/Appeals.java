package fr.parchemin.app.notice;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.jury.Pronouncements;
import fr.parchemin.app.jury.Pronouncements.Pronounced;
import fr.parchemin.app.notice.Appeal.About;
import fr.parchemin.app.notice.Appeal.Answering;
import fr.parchemin.app.notice.Appeal.Filing;
import fr.parchemin.app.notice.Appeal.Filing.Why;
import fr.parchemin.app.notice.Appeal.Kind;
import fr.parchemin.app.notice.Appeal.State;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.Identity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Complaints and appeals: filed by candidates or for them, acknowledged at once, answered with a motive by a last day. */
@Service
public class Appeals {

    private static final String APPEALS = """
            select a.id, a.candidacy, coalesce(f.usage_name, f.birth_name) as name, f.given_names, a.kind, a.about, a.words, a.filed_on,
                   a.until, a.reply_by, a.filed_name, coalesce(s.state, 'RECEIVED') as state, s.motive,
                   coalesce(s.at, a.filed_at) as since, coalesce(s.by_name, a.filed_name) as by_name
            from notice.appeal a
            join candidacy.file f on f.id = a.candidacy
            join candidacy.candidacy c on c.id = a.candidacy
            join candidacy.cohort h on h.id = c.cohort
            left join lateral (select t.state, t.motive, t.at, t.by_name from notice.appeal_step t
                               where t.appeal = a.id order by t.id desc limit 1) s on true
            """;

    private final JdbcClient jdbc;
    private final Pronouncements pronouncements;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int days;
    private final int replyDays;

    Appeals(
            JdbcClient jdbc,
            Pronouncements pronouncements,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${parchemin.appeal.days:0}") int days,
            @Value("${parchemin.appeal.reply-days:0}") int replyDays) {
        this.jdbc = jdbc;
        this.pronouncements = pronouncements;
        this.events = events;
        this.clock = clock;
        this.days = days;
        this.replyDays = replyDays;
    }

    /** Published in the transaction that files one. */
    record Filed(Appeal appeal) {}

    /** Published in the transaction that answers one. */
    record Answered(Appeal appeal) {}

    /** The last day on which the decision that stands may be contested, absent: there is none. */
    public Optional<LocalDate> until(CandidacyId candidacy) {
        return pronouncements.of(candidacy).stream().findFirst().map(this::until);
    }

    private LocalDate until(Pronounced said) {
        return after(LocalDate.ofInstant(said.closedAt(), clock.getZone()), days);
    }

    /** So many days later, or as the law has it where none are set: two months (Code of relations with the public). */
    private static LocalDate after(LocalDate day, int days) {
        return days == 0 ? day.plusMonths(2) : day.plusDays(days);
    }

    /**
     * Files one and acknowledges it.
     *
     * @param on the day on which it came in
     */
    @Transactional
    public Filing file(CandidacyId candidacy, Kind kind, About about, String words, LocalDate on, Actor by) {
        var until = kind == Kind.APPEAL || about == About.DECISION ? until(candidacy) : Optional.<LocalDate>empty();
        var why = refusal(candidacy, kind, about, words, on, until.isPresent());
        if (why.isPresent()) {
            return new Filing.Refused(why.get());
        }
        long id = jdbc.sql("""
                        insert into notice.appeal (candidacy, kind, about, words, filed_on, until, reply_by, filed_at, filed_by,
                                                   filed_name)
                        values (:candidacy, :kind, :about, :words, :on, :until, :reply, :now, :account, :name)
                        returning id""")
                .param("candidacy", candidacy.value())
                .param("kind", kind.name())
                .param("about", about.name())
                .param("words", words.strip())
                .param("on", on)
                .param("until", until.orElse(null))
                .param("reply", after(on, replyDays))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", by.account())
                .param("name", by.name())
                .query(Long.class)
                .single();
        events.publishEvent(deed(by, "appeal-filed", candidacy));
        events.publishEvent(new Filed(find(candidacy, id).orElseThrow()));
        return new Filing.Done(id);
    }

    private Optional<Why> refusal(
            CandidacyId candidacy, Kind kind, About about, String words, LocalDate on, boolean decided) {
        if (words.isBlank()) {
            return Optional.of(Why.WORDS_MISSING);
        }
        if (on.isAfter(LocalDate.now(clock))) {
            return Optional.of(Why.DAY_TO_COME);
        }
        if ((kind == Kind.APPEAL || about == About.DECISION) && !decided) {
            return Optional.of(Why.NO_DECISION);
        }
        return of(candidacy).stream()
                        .anyMatch(one -> !one.isAnswered()
                                && one.kind() == kind
                                && one.about() == about
                                && one.words().equals(words.strip()))
                ? Optional.of(Why.FILED_BEFORE)
                : Optional.empty();
    }

    /** Somebody begins to examine it; whether nobody had. */
    @Transactional
    public boolean examine(Appeal appeal, Actor by) {
        boolean begun = appeal.state() == State.RECEIVED && step(appeal, State.EXAMINED, null, by);
        if (begun) {
            events.publishEvent(deed(by, "appeal-examined", appeal.candidacy()));
        }
        return begun;
    }

    /** Answers it, once and for all. */
    @Transactional
    public Answering answer(Appeal appeal, boolean accepted, String motive, Actor by) {
        if (motive.isBlank()) {
            return Answering.MOTIVE_MISSING;
        }
        if (!step(appeal, accepted ? State.ACCEPTED : State.REJECTED, motive.strip(), by)) {
            return Answering.ANSWERED_BEFORE;
        }
        events.publishEvent(
                accepted
                        ? deed(by, "appeal-accepted", appeal.candidacy())
                        : deed(by, "appeal-rejected", appeal.candidacy()));
        events.publishEvent(new Answered(appeal));
        return Answering.DONE;
    }

    private boolean step(Appeal appeal, State state, @Nullable String motive, Actor by) {
        return jdbc.sql("""
                        insert into notice.appeal_step (appeal, state, motive, at, by_account, by_name)
                        values (:appeal, :state, :motive, :now, :account, :name) on conflict do nothing""")
                        .param("appeal", appeal.id())
                        .param("state", state.name())
                        .param("motive", motive)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("account", by.account())
                        .param("name", by.name())
                        .update()
                == 1;
    }

    private static Deed deed(Actor by, String what, CandidacyId candidacy) {
        return new Deed(by, what, Thing.of(Deed.Kind.DOSSIER, candidacy.value()));
    }

    /** That one, of a candidate. */
    public Optional<Appeal> find(CandidacyId candidacy, long appeal) {
        return jdbc.sql(APPEALS + "where a.id = :id and a.candidacy = :candidacy")
                .param("id", appeal)
                .param("candidacy", candidacy.value())
                .query(Appeals::appeal)
                .optional();
    }

    /** Those of a candidate, the latest first. */
    public List<Appeal> of(CandidacyId candidacy) {
        return jdbc.sql(APPEALS + "where a.candidacy = :candidacy order by a.id desc")
                .param("candidacy", candidacy.value())
                .query(Appeals::appeal)
                .list();
    }

    /**
     * At most so many of those that somebody sees, the latest first.
     *
     * @param open whether only those that wait for an answer
     * @param before the one after which they come in the list, absent: from the first
     */
    public List<Appeal> latest(Actor actor, boolean open, @Nullable Long before, int limit) {
        var sight = Sight.ofCandidacies(actor);
        return jdbc.sql(APPEALS + """
                        where %s and a.id < :before
                          and (not :open or coalesce(s.state, 'RECEIVED') in ('RECEIVED', 'EXAMINED'))
                        order by a.id desc limit :limit""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("open", open)
                .param("limit", limit)
                .query(Appeals::appeal)
                .list();
    }

    private static Appeal appeal(ResultSet row, int number) throws SQLException {
        return new Appeal(
                row.getLong("id"),
                new CandidacyId(row.getLong("candidacy")),
                Identity.listedName(row.getString("name"), row.getString("given_names")),
                Kind.valueOf(row.getString("kind")),
                About.valueOf(row.getString("about")),
                row.getString("words"),
                row.getObject("filed_on", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getObject("reply_by", LocalDate.class),
                row.getString("filed_name"),
                State.valueOf(row.getString("state")),
                row.getString("motive"),
                row.getTimestamp("since").toInstant(),
                row.getString("by_name"));
    }
}
