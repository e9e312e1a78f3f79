package fr.parchemin.app.candidacy;

import fr.parchemin.app.candidacy.Period.Kind;
import fr.parchemin.app.candidacy.Period.Proof;
import fr.parchemin.app.candidacy.Registrar.Entry;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Thing;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Periods in companies with their proof; what they amount to enters the dossier with each of them. */
@Service
public class Periods {

    private static final String COLUMNS = """
            employer, siret, from_day, until_day, percent, weekly_hours, total_hours, days_off, proof, reference
            """;

    private final JdbcClient jdbc;
    private final Timetable timetable;
    private final ObjectProvider<Registrar> registrar;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Periods(
            JdbcClient jdbc,
            Timetable timetable,
            ObjectProvider<Registrar> registrar,
            MessageSource messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.timetable = timetable;
        this.registrar = registrar;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A line of the records.
     *
     * @param withdrawn whether it takes back the one that it supersedes
     * @param replaced whether a later line stands
     */
    public record Line(Period period, boolean withdrawn, boolean replaced, Recorded recorded) {

        /** Whether it counts. */
        public boolean stands() {
            return !withdrawn && !replaced;
        }
    }

    /** Every line of a kind, in the order in which they were written. */
    public List<Line> history(CandidacyId candidacy, Kind kind) {
        return jdbc.sql("""
                        select p.id, %s, withdrawn, supersedes, motive, recorded_at, recorded_by, recorded_name,
                               exists (select from candidacy.period later where later.supersedes = p.id) as replaced
                        from candidacy.period p where candidacy = :candidacy and kind = :kind order by id""".formatted(COLUMNS))
                .param("candidacy", candidacy.value())
                .param("kind", kind.name())
                .query((row, _) -> line(row, kind))
                .list();
    }

    /** What the periods that stand amount to until a day: working days, or months. */
    public BigDecimal sum(Candidacy candidacy, Kind kind, LocalDate until) {
        var standing = history(candidacy.id(), kind).stream()
                .filter(Line::stands)
                .map(Line::period)
                .toList();
        return switch (kind) {
            case PLACEMENT -> PeriodSum.days(standing, timetable.workingDays(candidacy.cohort()), until);
            case EXPERIENCE -> PeriodSum.months(standing, until);
        };
    }

    /** Records a period, and enters what all amount to. When that is refused nothing is written. */
    @Transactional
    public Entry record(Candidacy candidacy, Period period, Actor actor) {
        return write(candidacy, period, null, null, actor);
    }

    /**
     * Takes a period back; it stays in the history.
     *
     * @throws Facts.ChangedMeanwhile when it was taken back already
     */
    @Transactional
    public Entry withdraw(Candidacy candidacy, Line line, String motive, Actor actor) {
        return write(candidacy, line.period(), line.recorded().id(), motive, actor);
    }

    /** Enters what the periods amount to as of today's situation. */
    @Transactional
    public Entry enter(Candidacy candidacy, Kind kind, Actor actor) {
        var asOf = candidacy.asOf() == null ? LocalDate.now(clock) : candidacy.asOf();
        var amount = sum(candidacy, kind, asOf);
        var fact = kind == Kind.PLACEMENT ? new Fact.Placement(amount) : new Fact.Experience(amount);
        var motive = messages.getMessage(
                "candidacy.period.motive." + kind, new Object[] {new Formats(Locale.FRENCH).day(asOf)}, Locale.FRENCH);
        var entry = registrar.getObject().enter(candidacy.id(), fact, motive, actor);
        if (entry instanceof Entry.Refused) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return entry;
    }

    private Entry write(
            Candidacy candidacy, Period period, @Nullable Long supersedes, @Nullable String motive, Actor actor) {
        try {
            long id = insert(candidacy, period, supersedes, motive, actor);
            events.publishEvent(new Deed(
                    actor,
                    supersedes == null ? "period-recorded" : "period-withdrawn",
                    List.of(Thing.of(Deed.Kind.DOSSIER, candidacy.id().value())),
                    supersedes == null ? null : "period:" + supersedes,
                    "period:" + id));
            return enter(candidacy, period.kind(), actor);
        } catch (DuplicateKeyException e) {
            throw new Facts.ChangedMeanwhile(e);
        }
    }

    private long insert(
            Candidacy candidacy, Period period, @Nullable Long supersedes, @Nullable String motive, Actor actor) {
        return jdbc.sql("""
                        insert into candidacy.period (candidacy, kind, %s, withdrawn, supersedes, motive,
                                                      recorded_at, recorded_by, recorded_name)
                        values (:candidacy, :kind, :employer, :siret, :from, :until, :percent, :weekly, :total,
                                cast(:off as date[]), :proof, :reference, :withdrawn, :supersedes, :motive,
                                :now, :account, :name)
                        returning id""".formatted(COLUMNS))
                .param("candidacy", candidacy.id().value())
                .param("kind", period.kind().name())
                .param("employer", period.employer())
                .param("siret", period.siret())
                .param("from", period.from())
                .param("until", period.until())
                .param("percent", period.percent())
                .param("weekly", period.weeklyHours())
                .param("total", period.totalHours())
                .param("off", period.daysOff().stream().map(LocalDate::toString).toArray(String[]::new))
                .param("proof", period.proof().name())
                .param("reference", period.reference())
                .param("withdrawn", supersedes != null)
                .param("supersedes", supersedes)
                .param("motive", motive)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", actor.account())
                .param("name", actor.name())
                .query(Long.class)
                .single();
    }

    private static Line line(ResultSet row, Kind kind) throws SQLException {
        return new Line(
                new Period(
                        kind,
                        row.getString("employer"),
                        row.getString("siret"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class),
                        row.getInt("percent"),
                        row.getBigDecimal("weekly_hours"),
                        row.getBigDecimal("total_hours"),
                        days(row.getArray("days_off")),
                        Proof.valueOf(row.getString("proof")),
                        row.getString("reference")),
                row.getBoolean("withdrawn"),
                row.getBoolean("replaced"),
                new Recorded(
                        row.getLong("id"),
                        row.getObject("supersedes", Long.class),
                        row.getString("motive"),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getLong("recorded_by"),
                        row.getString("recorded_name")));
    }

    private static List<LocalDate> days(@Nullable Array array) throws SQLException {
        return array == null
                ? List.of()
                : Arrays.stream((Date[]) array.getArray())
                        .map(day -> Objects.requireNonNull(day).toLocalDate())
                        .toList();
    }
}
