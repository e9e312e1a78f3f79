package fr.parchemin.app.sitting;

import fr.parchemin.app.assessment.NextSteps;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortAgenda;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.engine.scheme.Scheme;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sittings of a cohort, the summonses to send before them, and the windows of its resits. */
@Component
class SittingCohortAgenda implements CohortAgenda {

    private final JdbcClient jdbc;
    private final NextSteps steps;
    private final Catalog catalog;
    private final MessageSource messages;
    private final Clock clock;

    SittingCohortAgenda(JdbcClient jdbc, NextSteps steps, Catalog catalog, MessageSource messages, Clock clock) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.catalog = catalog;
        this.messages = messages;
        this.clock = clock;
    }

    private record Row(
            long id,
            String assessment,
            boolean resit,
            boolean reading,
            LocalDate day,
            long seated,
            long unsummoned,
            long left) {

        String name() {
            return Long.toString(id);
        }

        String address() {
            return "/passages/" + id;
        }
    }

    @Override
    public List<Entry> of(Cohort cohort, Actor actor) {
        var scheme = catalog.edition(cohort.edition()).scheme();
        var labels = new Labels(scheme, messages, LocaleContextHolder.getLocale());
        List<Entry> entries = new ArrayList<>();
        if (Action.SEE_SITTING.allows(actor.role())) {
            sittings(cohort, actor).forEach(row -> entries.addAll(entries(row, scheme, labels)));
        }
        if (Action.SEE_RESITS.allows(actor.role())) {
            steps.windows(cohort, actor).stream()
                    .map(window -> new Entry(
                            Kind.RESIT,
                            window.until(),
                            window.assessment(),
                            "sitting.calendar.RESIT",
                            List.of(labels.assessment(window.assessment())),
                            window.candidates(),
                            "/cohortes/" + cohort.id().value() + "/rattrapages",
                            false))
                    .forEach(entries::add);
        }
        return entries;
    }

    private List<Row> sittings(Cohort cohort, Actor actor) {
        var sight = SittingSight.of(actor);
        return jdbc.sql("""
            select s.id, s.assessment, s.resit, s.reading, s.day, count(t.id) as seated,
                   count(t.id) filter (where t.summoned_at is null) as unsummoned,
                   count(t.id) filter (where not exists (select from sitting.presence p where p.seat = t.id)
                       and not exists (select from sitting.grid g where g.seat = t.id and g.handed_in_at is not null)) as left
            from sitting.sitting s join candidacy.cohort h on h.id = s.cohort
            left join sitting.seat t on t.sitting = s.id and t.released_at is null
            where s.cohort = :cohort and s.cancelled_at is null and %s
            group by s.id
            """.formatted(sight.condition()))
                .params(sight.parameters())
                .param("cohort", cohort.id().value())
                .query(SittingCohortAgenda::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getString("assessment"),
                row.getBoolean("resit"),
                row.getBoolean("reading"),
                row.getObject("day", LocalDate.class),
                row.getLong("seated"),
                row.getLong("unsummoned"),
                row.getLong("left"));
    }

    private List<Entry> entries(Row row, Scheme scheme, Labels labels) {
        boolean past = row.day().isBefore(LocalDate.now(clock));
        var arguments = List.of(labels.assessment(row.assessment()));
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(
                Kind.SITTING,
                row.day(),
                row.name(),
                "sitting.calendar." + what(row, past),
                arguments,
                past ? row.left() : row.seated(),
                row.address(),
                row.left() > 0));
        if (!past && !row.reading() && row.unsummoned() > 0) {
            var assessment = scheme.assessment(row.assessment());
            entries.add(new Entry(
                    Kind.SUMMONS,
                    row.day().minusDays(assessment == null ? 0 : assessment.summonsDays()),
                    row.name(),
                    "sitting.calendar.SUMMONS",
                    List.of(arguments.getFirst(), row.day().toString()),
                    row.unsummoned(),
                    row.address(),
                    true));
        }
        return entries;
    }

    private static String what(Row row, boolean past) {
        if (row.reading()) {
            return past ? "READ" : "READING";
        }
        return past ? "NOTE" : row.resit() ? "AGAIN" : "SITTING";
    }
}
