package fr.parchemin.app.candidacy;

import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.EditionId;
import fr.parchemin.app.catalog.Force;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cohorts of all schemes. */
@Service
public class Cohorts {

    private static final String COHORTS = """
            select h.id, h.edition, h.name, h.jury_on, h.as_of, h.number_prefix,
                   n.size, n.withdrawn
            from candidacy.cohort h
            cross join lateral (select count(*) filter (where c.withdrawn_on is null) as size,
                                       count(*) filter (where c.withdrawn_on is not null) as withdrawn
                                from candidacy.candidacy c where c.cohort = h.id) n
            """;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final ResitWindows windows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cohorts(JdbcClient jdbc, Catalog catalog, ResitWindows windows, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.windows = windows;
        this.events = events;
        this.clock = clock;
    }

    /** What the numbers of candidacies of a scheme begin with in a year, such as {@code JNAC-2026}. */
    public static String numberPrefix(String scheme, int year) {
        return NumberPrefix.of(scheme, year);
    }

    /**
     * Opens a cohort whose resits may be held when its scheme says for that year.
     *
     * @param numberPrefix what the numbers of its candidacies begin with, such as {@code JNAC-2026}
     * @throws NameTaken when the edition has a cohort of that name
     * @throws NotInForce when the edition is not in force, neither on the day of the cohort nor on that of its jury
     */
    @Transactional
    public CohortId open(
            EditionId edition,
            String name,
            @Nullable LocalDate juryOn,
            @Nullable LocalDate asOf,
            String numberPrefix,
            Actor actor) {
        var cohort = new NewCohort(edition, name, juryOn, asOf, numberPrefix);
        return open(cohort, windows(cohort), actor);
    }

    /** When the resits of a cohort that is to be opened may be held, as its scheme says for that year. */
    public List<ResitWindow> windows(NewCohort cohort) {
        return cohort.windows(catalog.edition(cohort.edition()).scheme(), LocalDate.now(clock));
    }

    /**
     * Opens a cohort.
     *
     * @param between when its resits may be held, a window for each that its scheme names
     * @throws NameTaken when the edition has a cohort of that name
     * @throws NotInForce when the edition is not in force, neither on the day of the cohort nor on that of its jury
     */
    @Transactional
    public CohortId open(NewCohort cohort, List<ResitWindow> between, Actor actor) {
        var force = force(cohort);
        if (!force.holds()) {
            throw new NotInForce(force);
        }
        try {
            var id = new CohortId(jdbc.sql("""
                            insert into candidacy.cohort (edition, name, jury_on, as_of, number_prefix, session, created_at,
                                                          created_by)
                            values (:edition, :name, :jury, :asOf, :prefix, :session, :now, :by) returning id""")
                    .param("edition", cohort.edition().value())
                    .param("name", cohort.name().strip())
                    .param("jury", cohort.juryOn())
                    .param("asOf", cohort.asOf())
                    .param("prefix", cohort.numberPrefix())
                    .param("session", session(cohort.year(LocalDate.now(clock))))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("by", actor.name())
                    .query(Long.class)
                    .single());
            windows.write(id, between, actor);
            events.publishEvent(new Deed(actor, "cohort-opened", Thing.of(Kind.COHORT, id.value())));
            return id;
        } catch (DuplicateKeyException e) {
            throw new NameTaken(cohort.name(), e);
        }
    }

    /** Whether a cohort may be opened on its scheme. */
    public Force force(NewCohort cohort) {
        return catalog.force(cohort.edition(), NewCohort.days(cohort.juryOn(), cohort.asOf(), LocalDate.now(clock)));
    }

    /** Whether somebody more may be enrolled in a cohort: its scheme is in force on its day or on that of its jury. */
    public Force force(Cohort cohort) {
        return catalog.force(cohort.edition(), cohort.days(LocalDate.now(clock)));
    }

    private static String session(int year) {
        return "%04d".formatted(year);
    }

    /** Sets the day of the jury and the day whose situation is looked at. */
    @Transactional
    public void plan(CohortId cohort, @Nullable LocalDate juryOn, @Nullable LocalDate asOf, Actor actor) {
        jdbc.sql("""
                        update candidacy.cohort
                        set jury_on = :jury, as_of = :asOf, session = coalesce(:session, session) where id = :id""")
                .param("jury", juryOn)
                .param("session", juryOn == null ? null : session(juryOn.getYear()))
                .param("asOf", asOf)
                .param("id", cohort.value())
                .update();
        events.publishEvent(new Deed(actor, "cohort-planned", Thing.of(Kind.COHORT, cohort.value())));
    }

    /**
     * At most so many of the cohorts that somebody sees, the latest first.
     *
     * @param before the cohort before which they were opened, absent: from the latest
     */
    public List<Cohort> latest(Actor actor, @Nullable CohortId before, int limit) {
        var sight = Sight.ofCohorts(actor);
        return jdbc.sql(COHORTS + "where h.id < :before and " + sight.condition() + " order by h.id desc limit :limit")
                .param("before", before == null ? Long.MAX_VALUE : before.value())
                .params(sight.parameters())
                .param("limit", limit)
                .query(Cohorts::cohort)
                .list();
    }

    /** The cohort of that number. */
    public Optional<Cohort> find(CohortId cohort) {
        return jdbc.sql(COHORTS + "where h.id = :id")
                .param("id", cohort.value())
                .query(Cohorts::cohort)
                .optional();
    }

    private static Cohort cohort(ResultSet row, int number) throws SQLException {
        return new Cohort(
                new CohortId(row.getLong("id")),
                new EditionId(row.getLong("edition")),
                row.getString("name"),
                row.getObject("jury_on", LocalDate.class),
                row.getObject("as_of", LocalDate.class),
                row.getString("number_prefix"),
                row.getLong("size"),
                row.getLong("withdrawn"));
    }

    /** The edition is not in force: nothing new rests on it. */
    public static final class NotInForce extends RuntimeException {

        private final transient Force force;

        NotInForce(Force force) {
            super("The scheme is not in force: " + force);
            this.force = force;
        }

        /** Why it is not. */
        public Force force() {
            return force;
        }
    }

    /** The edition has a cohort of that name already. */
    public static final class NameTaken extends RuntimeException {

        NameTaken(String name, Throwable cause) {
            super("There is a cohort " + name + " already", cause);
        }
    }
}
