package fr.parchemin.app.candidacy;

import fr.parchemin.app.candidacy.PlannedResits.Planned;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.engine.dossier.Days;
import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.SchemeSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Between which days the resits of each cohort may be held: the rules name the windows, each cohort gives their days. */
@Service
public class ResitWindows {

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final ObjectProvider<PlannedResits> planned;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ResitWindows(
            JdbcClient jdbc,
            Catalog catalog,
            ObjectProvider<PlannedResits> planned,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.planned = planned;
        this.events = events;
        this.clock = clock;
    }

    /** The windows that the resits of a scheme name, in its order, all left open. */
    public static List<ResitWindow> named(Scheme scheme) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (Assessment assessment : scheme.assessments()) {
            var resit = assessment.resit();
            if (resit != null && resit.window().name() != null) {
                named.computeIfAbsent(resit.window().name(), _ -> new ArrayList<>())
                        .add(assessment.id());
            }
        }
        return named.entrySet().stream()
                .map(one -> new ResitWindow(one.getKey(), List.copyOf(one.getValue()), null, null))
                .toList();
    }

    /** Those windows on the days that the scheme gives for a year; left open where it gives none. */
    public static List<ResitWindow> ofYear(Scheme scheme, int year) {
        var given = session(scheme, year).map(SchemeSession::windows).orElse(Map.of());
        return named(scheme).stream()
                .map(one -> {
                    Days days = given.get(one.name());
                    return days == null ? one : one.on(days.from(), days.until());
                })
                .toList();
    }

    /** What the scheme says of a year. */
    private static Optional<SchemeSession> session(Scheme scheme, int year) {
        return scheme.sessions().stream()
                .filter(one -> one.year().equals("%04d".formatted(year)))
                .findFirst();
    }

    /** Those that stand for a cohort, in the order of its scheme; those that nobody gave it are left open. */
    public List<ResitWindow> of(Cohort cohort) {
        return of(cohort.id(), catalog.edition(cohort.edition()).scheme());
    }

    /** Those that stand for a cohort of a scheme; a scheme that names none costs nothing. */
    public List<ResitWindow> of(CohortId cohort, Scheme scheme) {
        var named = named(scheme);
        if (named.isEmpty()) {
            return named;
        }
        Map<String, Days> days = new LinkedHashMap<>();
        jdbc.sql("select name, from_day, until_day from candidacy.current_resit_window where cohort = :cohort")
                .param("cohort", cohort.value())
                .query((row, _) -> days.put(row.getString("name"), days(row)))
                .list();
        return on(days, named);
    }

    /** The planned sittings that may be held as its windows are, and could not if they were changed so. */
    public List<Planned> shutOut(Cohort cohort, List<ResitWindow> after) {
        var before = of(cohort);
        return planned.getObject().of(cohort.id()).stream()
                .filter(sitting -> sitting.isShutOut(before, after))
                .toList();
    }

    /** Those of a cohort that are not over before the day of a jury. */
    public List<ResitWindow> notBefore(Cohort cohort, LocalDate jury) {
        return of(cohort).stream().filter(window -> !window.isBefore(jury)).toList();
    }

    /** Those that stand for each of these cohorts, in one statement. */
    public Map<CohortId, List<ResitWindow>> of(List<Cohort> cohorts) {
        Map<CohortId, Map<String, Days>> given = new HashMap<>();
        jdbc.sql(
                        "select cohort, name, from_day, until_day from candidacy.current_resit_window where cohort = any(:cohorts)")
                .param("cohorts", cohorts.stream().map(one -> one.id().value()).toArray(Long[]::new))
                .query((row, _) -> given.computeIfAbsent(new CohortId(row.getLong("cohort")), _ -> new HashMap<>())
                        .put(row.getString("name"), days(row)))
                .list();
        Map<CohortId, List<ResitWindow>> windows = new HashMap<>();
        for (Cohort cohort : cohorts) {
            var days = given.getOrDefault(cohort.id(), Map.of());
            windows.put(
                    cohort.id(),
                    on(days, named(catalog.edition(cohort.edition()).scheme())));
        }
        return windows;
    }

    private static Days days(ResultSet row) throws SQLException {
        return new Days(row.getObject("from_day", LocalDate.class), row.getObject("until_day", LocalDate.class));
    }

    private static List<ResitWindow> on(Map<String, Days> days, List<ResitWindow> named) {
        return named.stream()
                .map(one -> {
                    Days given = days.get(one.name());
                    return given == null ? one : one.on(given.from(), given.until());
                })
                .toList();
    }

    /**
     * Gives a cohort other days for its windows, and tells whoever keeps what follows from them. Dossiers of the cohort wait
     * meanwhile.
     */
    @Transactional
    public void change(Cohort cohort, List<ResitWindow> windows, Actor actor) {
        jdbc.sql("select id from candidacy.cohort where id = :id for no key update")
                .param("id", cohort.id().value())
                .query(Long.class)
                .single();
        write(cohort.id(), windows, actor);
        events.publishEvent(new ResitWindowsChanged(cohort.id()));
        events.publishEvent(new Deed(
                actor,
                "resit-windows-changed",
                Thing.of(Kind.COHORT, cohort.id().value())));
    }

    /** Writes the days of windows within the transaction of the caller. */
    void write(CohortId cohort, List<ResitWindow> windows, Actor actor) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        windows.forEach(window -> jdbc.sql("""
                        insert into candidacy.resit_window (cohort, name, from_day, until_day, set_at, set_name)
                        values (:cohort, :name, :from, :until, :now, :by)""")
                .param("cohort", cohort.value())
                .param("name", window.name())
                .param("from", window.from())
                .param("until", window.until())
                .param("now", now)
                .param("by", actor.name())
                .update());
    }
}
