package fr.parchemin.app.sitting;

import fr.parchemin.app.assessment.PublicRows;
import fr.parchemin.app.assessment.Published;
import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.PersonalRecords;
import fr.parchemin.app.sitting.Seat.State;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where somebody was to sit, whether they came, what was told of it, and the grids that were handed in; candidates are given the
 * grids and absences whose results were made public to them.
 */
@Component
class SittingRecords implements PersonalRecords {

    private static final String SEATS = """
            select c.cohort, c.number, s.assessment, t.attempt, s.day, to_char(s.starts_at, 'HH24:MI') as starts_at, s.place,
                   t.summoned_at::date as summoned_on, t.released_at::date as released_on,
                   s.cancelled_at::date as cancelled_on, p.state, p.identity as identity_check, p.motive,
                   p.recorded_at::date as recorded_on
            """;

    private static final String INCIDENTS = """
            select c.number, s.assessment, s.day, i.kind as incident, i.told as words, i.signed_name as signed_by,
                   i.signed_at::date as recorded_on
            """;

    private static final String GRIDS = """
            select c.cohort, c.number, s.assessment, t.attempt, g.assessor_name as assessor, g.version, g.motive,
                   nullif(x.item, '') as competency, x.grade, x.score, nullif(x.remark, '') as remark, x.criterion, x.seen,
                   g.handed_in_at::date as recorded_on
            """;

    private static final String LINES_OF_GRIDS = """
            join sitting.grid g on g.seat = t.id and g.handed_in_at is not null
            join (select grid, item, grade, score, remark, null as criterion, null as seen from sitting.mark
                  union all select grid, null, null, null, null, criterion, seen from sitting.observation) x on x.grid = g.id
            """;

    private final JdbcClient jdbc;
    private final Published published;

    SittingRecords(JdbcClient jdbc, Published published) {
        this.jdbc = jdbc;
        this.published = published;
    }

    @Override
    public int place() {
        return 4;
    }

    @Override
    public String name() {
        return "sittings";
    }

    @Override
    public List<Map<String, Object>> of(PersonId person, Actor by) {
        var seats = rows(SEATS, "left join sitting.presence p on p.seat = t.id", "s.day, t.id, p.id", person, by);
        var incidents = rows(INCIDENTS, "join sitting.incident i on i.seat = t.id", "i.id", person, by);
        var grids = rows(GRIDS, LINES_OF_GRIDS, "t.id, g.id, x.item, x.criterion", person, by);
        if (by.role() == Role.CANDIDATE) {
            var known = new PublicRows(published);
            seats.stream().filter(row -> isAbsence(row) && !known.include(row)).forEach(SittingRecords::withoutAbsence);
            grids = grids.stream().filter(known::include).toList();
        }
        var all = Stream.of(seats, incidents, grids).flatMap(List::stream).toList();
        all.forEach(row -> row.remove("cohort"));
        return all;
    }

    private List<Map<String, Object>> rows(String columns, String joined, String order, PersonId person, Actor by) {
        var sight = Sight.ofCandidacies(by);
        return PersonalRecords.rows(jdbc.sql(columns + """
                        from sitting.seat t join sitting.sitting s on s.id = t.sitting
                        join candidacy.candidacy c on c.id = t.candidacy join candidacy.cohort h on h.id = c.cohort
                        %s
                        where c.person = :person and %s order by %s""".formatted(joined, sight.condition(), order))
                .params(sight.parameters())
                .param("person", person.value()));
    }

    private static boolean isAbsence(Map<String, Object> seat) {
        var state = seat.get("state");
        return state != null && !state.equals(State.PRESENT.name());
    }

    /** Whether it is justified is a result, which opens a resit or does not. */
    private static void withoutAbsence(Map<String, Object> seat) {
        seat.remove("state");
        seat.remove("motive");
        seat.remove("recorded_on");
    }
}
