package fr.parchemin.app.candidacy;

import fr.parchemin.app.candidacy.Accommodation.Decision;
import fr.parchemin.app.candidacy.Accommodation.Motive;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What candidates asked for because of a disability, and what was granted. Nothing is ever overwritten. */
@Service
public class Accommodations {

    private static final String MEASURES = "extra_time_percent, human_help, adapted_document, own_room";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accommodations(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** What is granted to a candidate by the last decision that grants something, absent: nothing. */
    public Optional<Measures> of(CandidacyId candidacy) {
        return Optional.ofNullable(of(List.of(candidacy)).get(candidacy));
    }

    /** What is granted to each of these candidates; those to whom nothing is granted are left out. One statement. */
    public Map<CandidacyId, Measures> of(Collection<CandidacyId> candidacies) {
        Map<CandidacyId, Measures> granted = new HashMap<>();
        jdbc.sql("""
                        select distinct on (candidacy) candidacy, %s
                        from candidacy.current_accommodation_decision
                        where candidacy = any(:ids) and outcome = 'GRANTED'
                        order by candidacy, request desc""".formatted(MEASURES))
                .param("ids", candidacies.stream().map(CandidacyId::value).toArray(Long[]::new))
                .query(row -> {
                    granted.put(new CandidacyId(row.getLong("candidacy")), measures(row));
                });
        return granted;
    }

    /** A request was decided, or a decision corrected; published in the transaction that did it. */
    public record Decided(CandidacyId candidacy, LocalDate on) {}

    /** Records that somebody asked for something on a day. */
    @Transactional
    public long ask(CandidacyId candidacy, LocalDate askedOn, Measures wanted, Actor actor) {
        long request = recorded(jdbc.sql("""
                        insert into candidacy.accommodation_request (candidacy, asked_on, %s,
                                                                     recorded_at, recorded_by, recorded_name)
                        values (:candidacy, :day, :time, :help, :document, :room, :now, :account, :name)
                        returning id""".formatted(MEASURES)), candidacy, askedOn, wanted, actor)
                .query(Long.class)
                .single();
        events.publishEvent(deed(actor, "accommodation-asked", candidacy, null, "request:" + request));
        return request;
    }

    /**
     * Decides on a request, or corrects the decision.
     *
     * @param decision what is granted; nothing: the request is refused
     * @param corrects the decision that stood when this one was taken, absent: none did
     * @param motive why it is corrected, absent: it is the first
     * @throws Facts.ChangedMeanwhile when another decision stands by now
     */
    @Transactional
    public void decide(
            Accommodation.Request request,
            Decision decision,
            @Nullable Long corrects,
            @Nullable Motive motive,
            Actor actor) {
        try {
            long written = recorded(
                            jdbc.sql("""
                            insert into candidacy.accommodation_decision (candidacy, request, outcome, decided_on, %s,
                                    supersedes, motive, recorded_at, recorded_by, recorded_name)
                            values (:candidacy, :request, :outcome, :day, :time, :help, :document, :room,
                                    :supersedes, :motive, :now, :account, :name)
                            returning id""".formatted(MEASURES)),
                            request.candidacy(),
                            decision.on(),
                            decision.granted(),
                            actor)
                    .param("request", request.id())
                    .param("outcome", decision.granted().isAny() ? "GRANTED" : "REFUSED")
                    .param("supersedes", corrects)
                    .param("motive", motive == null ? null : motive.name())
                    .query(Long.class)
                    .single();
            var what = corrects == null ? "accommodation-decided" : "accommodation-corrected";
            events.publishEvent(deed(
                    actor,
                    what,
                    request.candidacy(),
                    corrects == null ? null : "decision:" + corrects,
                    "decision:" + written));
            events.publishEvent(new Decided(request.candidacy(), decision.on()));
        } catch (DuplicateKeyException e) {
            throw new Facts.ChangedMeanwhile(e);
        }
    }

    /** All that was asked for and decided for a candidate, the last request first, each with its decisions in their order. */
    public List<Accommodation> history(CandidacyId candidacy) {
        Map<Long, List<Accommodation.Ruling>> rulings = new HashMap<>();
        jdbc.sql("""
                        select id, request, decided_on, %s, supersedes, motive, recorded_at, recorded_by, recorded_name
                        from candidacy.accommodation_decision where candidacy = :candidacy order by id""".formatted(MEASURES)).param("candidacy", candidacy.value()).query(row -> {
            rulings.merge(row.getLong("request"), List.of(ruling(row)), Accommodations::joined);
        });
        return jdbc.sql("""
                        select id, asked_on, %s, recorded_name from candidacy.accommodation_request
                        where candidacy = :candidacy order by id desc""".formatted(MEASURES))
                .param("candidacy", candidacy.value())
                .query((row, _) -> new Accommodation(
                        new Accommodation.Request(
                                row.getLong("id"),
                                candidacy,
                                row.getObject("asked_on", LocalDate.class),
                                measures(row),
                                row.getString("recorded_name")),
                        rulings.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private JdbcClient.StatementSpec recorded(
            JdbcClient.StatementSpec insert, CandidacyId candidacy, LocalDate day, Measures measures, Actor actor) {
        return insert.param("candidacy", candidacy.value())
                .param("day", day)
                .param("time", measures.extraTimePercent())
                .param("help", measures.humanHelp())
                .param("document", measures.adaptedDocument())
                .param("room", measures.ownRoom())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", actor.account())
                .param("name", actor.name());
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    private static Deed deed(Actor actor, String what, CandidacyId candidacy, @Nullable String before, String after) {
        return new Deed(actor, what, List.of(Thing.of(Kind.DOSSIER, candidacy.value())), before, after);
    }

    private static Accommodation.Ruling ruling(ResultSet row) throws SQLException {
        var motive = row.getString("motive");
        return new Accommodation.Ruling(
                new Decision(row.getObject("decided_on", LocalDate.class), measures(row)),
                motive == null ? null : Motive.valueOf(motive),
                new Recorded(
                        row.getLong("id"),
                        row.getObject("supersedes", Long.class),
                        motive,
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getLong("recorded_by"),
                        row.getString("recorded_name")));
    }

    private static Measures measures(ResultSet row) throws SQLException {
        return new Measures(
                row.getInt("extra_time_percent"),
                row.getBoolean("human_help"),
                row.getBoolean("adapted_document"),
                row.getBoolean("own_room"));
    }
}
