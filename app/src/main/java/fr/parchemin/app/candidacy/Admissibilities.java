package fr.parchemin.app.candidacy;

import fr.parchemin.app.candidacy.Admissibility.Step;
import fr.parchemin.app.candidacy.Admissibility.What;
import fr.parchemin.app.candidacy.Registrar.Entry;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** What becomes of the feasibility files of candidates by VAE; an answer enters the dossier. */
@Service
public class Admissibilities {

    private final JdbcClient jdbc;
    private final ObjectProvider<Registrar> registrar;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Admissibilities(
            JdbcClient jdbc,
            ObjectProvider<Registrar> registrar,
            MessageSource messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.registrar = registrar;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** Something happened to a file; published in the transaction that recorded it. */
    public record Stepped(CandidacyId candidacy, What what, LocalDate on) {}

    /** The file of a candidate as the steps that stand say. */
    public Admissibility of(CandidacyId candidacy) {
        return new Admissibility(jdbc.sql("""
                        select id, step, day, words, supersedes, motive, recorded_at, recorded_by, recorded_name
                        from candidacy.current_admissibility_step where candidacy = :candidacy order by day, id""")
                .param("candidacy", candidacy.value())
                .query(Admissibilities::step)
                .list());
    }

    /**
     * Records a step; an answer enters the dossier with it, or neither is written.
     *
     * @param seen the file as it was read: what may follow depends on it
     * @param words what is missing, or why it is refused, else empty
     * @throws Facts.ChangedMeanwhile when another step was recorded or taken back since
     */
    @Transactional
    public Entry record(Candidacy candidacy, Admissibility seen, What what, LocalDate on, String words, Actor actor) {
        jdbc.sql("select id from candidacy.candidacy where id = :id for no key update")
                .param("id", candidacy.id().value())
                .query(Long.class)
                .single();
        if (!of(candidacy.id()).equals(seen)) {
            throw new Facts.ChangedMeanwhile();
        }
        long id = insert(candidacy.id(), what, on, words, null, null, actor);
        publish(candidacy.id(), "admissibility-recorded", null, id, actor);
        events.publishEvent(new Stepped(candidacy.id(), what, on));
        var granted = switch (what) {
            case INCOMPLETE, COMPLETE -> null;
            case GRANTED, SILENCE -> Boolean.TRUE;
            case REFUSED -> Boolean.FALSE;
        };
        return granted == null ? new Entry.Unchanged() : enter(candidacy, granted, on, what, actor);
    }

    /**
     * Takes the last step back; what was entered in the dossier stays until another answer corrects it.
     *
     * @throws Facts.ChangedMeanwhile when it was taken back already
     */
    @Transactional
    public void withdraw(CandidacyId candidacy, Step step, String motive, Actor actor) {
        try {
            long id = insert(
                    candidacy,
                    step.what(),
                    step.on(),
                    step.words(),
                    step.recorded().id(),
                    motive,
                    actor);
            publish(candidacy, "admissibility-withdrawn", step.recorded().id(), id, actor);
        } catch (DuplicateKeyException e) {
            throw new Facts.ChangedMeanwhile(e);
        }
    }

    private Entry enter(Candidacy candidacy, boolean granted, LocalDate on, What what, Actor actor) {
        var motive = messages.getMessage("candidacy.admissibility.motive." + what, null, Locale.FRENCH);
        var entry = registrar.getObject().enter(candidacy.id(), new Fact.Admissibility(granted, on), motive, actor);
        if (entry instanceof Entry.Refused) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return entry;
    }

    private void publish(CandidacyId candidacy, String what, @Nullable Long before, long after, Actor actor) {
        events.publishEvent(new Deed(
                actor,
                what,
                List.of(Thing.of(Kind.DOSSIER, candidacy.value())),
                before == null ? null : "step:" + before,
                "step:" + after));
    }

    private long insert(
            CandidacyId candidacy,
            What what,
            LocalDate on,
            String words,
            @Nullable Long supersedes,
            @Nullable String motive,
            Actor actor) {
        return jdbc.sql("""
                        insert into candidacy.admissibility_step (candidacy, step, day, words, withdrawn, supersedes, motive,
                                                                  recorded_at, recorded_by, recorded_name)
                        values (:candidacy, :step, :day, :words, :withdrawn, :supersedes, :motive, :now, :account, :name)
                        returning id""")
                .param("candidacy", candidacy.value())
                .param("step", what.name())
                .param("day", on)
                .param("words", words)
                .param("withdrawn", supersedes != null)
                .param("supersedes", supersedes)
                .param("motive", motive)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", actor.account())
                .param("name", actor.name())
                .query(Long.class)
                .single();
    }

    private static Step step(ResultSet row, int number) throws SQLException {
        return new Step(
                What.valueOf(row.getString("step")),
                row.getObject("day", LocalDate.class),
                row.getString("words"),
                new Recorded(
                        row.getLong("id"),
                        row.getObject("supersedes", Long.class),
                        row.getString("motive"),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getLong("recorded_by"),
                        row.getString("recorded_name")));
    }
}
