package fr.parchemin.app.notice;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.notice.Letter.Kind;
import fr.parchemin.app.notice.Letter.State;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.sitting.SittingId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The letters to people: written in the transaction of what they are about, taken in hand by one process at a time. */
@Service
public class Outbox {

    /** Longer than any letter takes to be sent: whoever did not say by then is taken for dead. */
    static final Duration IN_HAND = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final LetterRows rows;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outbox(JdbcClient jdbc, LetterRows rows, JsonMapper json, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** Writes the same letter to these candidates, within the transaction of what it is about. */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(Kind kind, Collection<CandidacyId> to, Map<String, String> arguments) {
        jdbc.sql("""
                        insert into notice.letter (kind, candidacy, arguments, written_at, next_try_at)
                        select :kind, reader, :arguments::jsonb, :now, :now from unnest(:readers::bigint[]) reader""")
                .param("kind", kind.name())
                .param("readers", to.stream().map(CandidacyId::value).toArray(Long[]::new))
                .param("arguments", json.writeValueAsString(arguments))
                .param("now", now())
                .update();
    }

    /** Writes a letter about a sitting to a candidate, within the transaction of what it is about. */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(Kind kind, CandidacyId to, long sitting, Map<String, String> arguments) {
        jdbc.sql("""
                        insert into notice.letter (kind, candidacy, sitting, sequence, arguments, written_at, next_try_at)
                        select :kind, :reader, :sitting, count(*), :arguments::jsonb, :now, :now
                        from notice.letter where candidacy = :reader and sitting = :sitting""")
                .param("kind", kind.name())
                .param("reader", to.value())
                .param("sitting", sitting)
                .param("arguments", json.writeValueAsString(arguments))
                .param("now", now())
                .update();
    }

    /** Whether the last letter to a candidate about a sitting asks them to come. */
    boolean isSummoned(CandidacyId candidacy, long sitting) {
        return jdbc.sql("""
                        select kind from notice.letter where candidacy = :candidacy and sitting = :sitting
                        order by id desc limit 1""")
                .param("candidacy", candidacy.value())
                .param("sitting", sitting)
                .query(String.class)
                .optional()
                .filter(kind -> kind.equals(Kind.SUMMONS.name()))
                .isPresent();
    }

    /** Takes at most so many letters in hand, those that wait longest first; no other process gets them meanwhile. */
    public List<Letter> claim(int most) {
        var claimed = jdbc.sql("""
                        update notice.letter set claimed_until = :until, tries = tries + 1
                        where id in (select id from notice.letter
                                     where sent_at is null and given_up_at is null and handed_at is null
                                       and next_try_at <= :now and (claimed_until is null or claimed_until <= :now)
                                     order by next_try_at, id limit :most for update skip locked)
                        returning id""")
                .param("until", now().plus(IN_HAND))
                .param("now", now())
                .param("most", most)
                .query(Long.class)
                .list();
        return jdbc.sql(LetterRows.LETTERS + "where l.id = any(:ids) order by l.id")
                .param("ids", claimed.toArray(Long[]::new))
                .query(rows::letter)
                .list();
    }

    /** It left. */
    public void sent(Letter letter) {
        jdbc.sql("""
                        update notice.letter set sent_at = :now, claimed_until = null, failure = null
                        where id = :id and tries = :tries and reference = :reference""")
                .param("now", now())
                .param("reference", letter.reference())
                .param("id", letter.id())
                .param("tries", letter.tries())
                .update();
    }

    /** It was not tried after all, and waits as before. */
    public void release(Letter letter) {
        jdbc.sql("""
                        update notice.letter set claimed_until = null, tries = tries - 1
                        where id = :id and tries = :tries and reference = :reference and sent_at is null""")
                .param("id", letter.id())
                .param("tries", letter.tries())
                .param("reference", letter.reference())
                .update();
    }

    /**
     * It could not be sent, unless another process took it over meanwhile.
     *
     * @param again when it is tried again, absent: never
     */
    public void failed(Letter letter, String why, @Nullable Instant again) {
        jdbc.sql("""
                        update notice.letter set claimed_until = null, failure = :why,
                            next_try_at = coalesce(:again::timestamptz, next_try_at),
                            given_up_at = case when :again::timestamptz is null then :now::timestamptz end
                        where id = :id and tries = :tries and reference = :reference and sent_at is null""")
                .param("reference", letter.reference())
                .param("why", why)
                .param("again", again == null ? null : again.atOffset(ZoneOffset.UTC))
                .param("now", now())
                .param("id", letter.id())
                .param("tries", letter.tries())
                .update();
    }

    /** The letter of that number to a candidate. */
    public Optional<Letter> find(CandidacyId candidacy, long letter) {
        return jdbc.sql(LetterRows.LETTERS + "where l.id = :id and l.candidacy = :candidacy")
                .param("id", letter)
                .param("candidacy", candidacy.value())
                .query(rows::letter)
                .optional();
    }

    /** The letter of that number to an assessor of a sitting. */
    public Optional<Letter> find(SittingId sitting, long letter) {
        return jdbc.sql(LetterRows.LETTERS + "where l.id = :id and l.sitting = :sitting and l.account is not null")
                .param("id", letter)
                .param("sitting", sitting.value())
                .query(rows::letter)
                .optional();
    }

    /** The letters to the assessors of a sitting, the latest first. */
    public List<Letter> ofSitting(SittingId sitting) {
        return jdbc.sql(LetterRows.LETTERS + "where l.sitting = :sitting and l.account is not null order by l.id desc")
                .param("sitting", sitting.value())
                .query(rows::letter)
                .list();
    }

    /** The letters to a candidate, the latest first. */
    public List<Letter> of(CandidacyId candidacy) {
        return jdbc.sql(LetterRows.LETTERS + "where l.candidacy = :candidacy order by l.id desc")
                .param("candidacy", candidacy.value())
                .query(rows::letter)
                .list();
    }

    /**
     * At most so many of the letters to candidates whom somebody sees and, for managers, to assessors of the sittings that they
     * see; the latest first.
     *
     * @param kind absent: of all
     * @param state absent: in any
     * @param before the letter after which they come in the list, absent: from the first
     */
    public List<Letter> latest(
            Actor actor, @Nullable Kind kind, @Nullable State state, @Nullable Long before, int limit) {
        var sight = Sight.ofCandidacies(actor);
        return jdbc.sql(LetterRows.LETTERS
                        + """
                        where (%s or l.candidacy is null and :manages and exists (
                              select from sitting.sitting s join candidacy.cohort h on h.id = s.cohort
                              where s.id = l.sitting and %s)) and l.id < :before
                          and (:kind::text is null or l.kind = :kind)
                          and (:state::text is null or :state = case when l.handed_at is not null then 'HANDED_OVER'
                              when l.sent_at is not null then 'SENT' when l.given_up_at is not null then 'GIVEN_UP'
                              else 'TO_SEND' end)
                        order by l.id desc limit :limit""".formatted(
                                sight.condition(), Sight.ofCohorts(actor).condition()))
                .params(sight.parameters())
                .param("manages", Action.APPOINT_ASSESSORS.allows(actor.role()))
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("kind", kind == null ? null : kind.name())
                .param("state", state == null ? null : state.name())
                .param("limit", limit)
                .query(rows::letter)
                .list();
    }

    /** Somebody gave it to its reader on paper. */
    @Transactional
    public boolean hand(Letter letter, Actor by) {
        return told(
                "letter-handed-over",
                letter,
                by,
                jdbc.sql("""
                                update notice.letter set handed_at = :now, handed_name = :name, claimed_until = null
                                where id = :id and handed_at is null""")
                        .param("now", now())
                        .param("name", by.name())
                        .param("id", letter.id())
                        .update());
    }

    /** Sends once more what was sent or given up; it is then tried as a new one. */
    @Transactional
    public boolean again(Letter letter, Actor by) {
        return told(
                "letter-sent-again",
                letter,
                by,
                jdbc.sql("""
                                update notice.letter set sent_at = null, given_up_at = null, failure = null, next_try_at = :now,
                                    claimed_until = null, tries = 0, reference = gen_random_uuid()
                                where id = :id and (sent_at is not null or given_up_at is not null) and handed_at is null""").param("now", now()).param("id", letter.id()).update());
    }

    private boolean told(String what, Letter letter, Actor by, int changed) {
        if (changed == 1) {
            events.publishEvent(new Deed(by, what, about(letter)));
        }
        return changed == 1;
    }

    private static Thing[] about(Letter letter) {
        var candidacy = letter.candidacy();
        return candidacy != null
                ? new Thing[] {Thing.of(Deed.Kind.DOSSIER, candidacy.value())}
                : new Thing[] {
                    Thing.of(Deed.Kind.SITTING, Objects.requireNonNull(letter.sitting())),
                    Thing.of(Deed.Kind.ACCOUNT, Objects.requireNonNull(letter.account()))
                };
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
