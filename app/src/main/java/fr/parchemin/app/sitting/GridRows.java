package fr.parchemin.app.sitting;

import fr.parchemin.app.people.Actor;
import fr.parchemin.app.sitting.Grid.Seen;
import fr.parchemin.engine.dossier.Dossier.Mark;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The records of grids. What was handed in never changes. */
@Repository
class GridRows {

    private static final String GRIDS = """
            select g.id, g.seat, g.assessor, g.assessor_name, g.version, g.motive, g.touched_at, g.handed_in_at, g.settles,
                   (select json_agg(json_build_object('item', m.item, 'grade', m.grade, 'score', m.score,
                                                      'remark', m.remark) order by m.item)
                    from sitting.mark m where m.grid = g.id) as marks,
                   (select json_agg(json_build_object('criterion', o.criterion, 'seen', o.seen) order by o.criterion)
                    from sitting.observation o where o.grid = g.id) as observations
            from sitting.grid g
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    GridRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Every version of every assessor, the first assessor first, each in order. */
    List<Grid> ofSeat(long seat) {
        return jdbc.sql(GRIDS + "where g.seat = :seat order by g.assessor_name, g.assessor, g.version")
                .param("seat", seat)
                .query(this::grid)
                .list();
    }

    /** Every version of every grid of a sitting. */
    List<Grid> ofSitting(SittingId sitting) {
        return jdbc.sql(GRIDS + """
                        where g.seat in (select t.id from sitting.seat t where t.sitting = :sitting)
                        order by g.seat, g.assessor_name, g.assessor, g.version""")
                .param("sitting", sitting.value())
                .query(this::grid)
                .list();
    }

    /** What each assessor handed in last, in the order of their names. */
    List<Grid> handedIn(long seat) {
        return last(ofSeat(seat));
    }

    /** Of these, what each assessor handed in last. */
    static List<Grid> last(List<Grid> grids) {
        Map<Long, Grid> last = new LinkedHashMap<>();
        grids.stream()
                .filter(grid -> !grid.isOpen() && !grid.settles())
                .forEach(grid -> last.put(grid.assessor(), grid));
        return List.copyOf(last.values());
    }

    /** Whoever else writes on grids of the seat waits for the end of the transaction. */
    void hold(long seat) {
        jdbc.sql("select id from sitting.seat where id = :id for no key update")
                .param("id", seat)
                .query(Long.class)
                .single();
    }

    long open(Seat seat, Actor assessor, int version, @Nullable String motive, boolean settles) {
        return jdbc.sql("""
                        insert into sitting.grid (seat, assessor, assessor_name, version, motive, settles, started_at,
                            touched_at)
                        values (:seat, :assessor, :name, :version, :motive, :settles, :now, :now) returning id""")
                .param("settles", settles)
                .param("seat", seat.id())
                .param("assessor", assessor.account())
                .param("name", assessor.name())
                .param("version", version)
                .param("motive", motive)
                .param("now", now())
                .query(Long.class)
                .single();
    }

    void copy(long from, long to) {
        jdbc.sql("""
                        insert into sitting.mark (grid, item, grade, score, remark)
                        select :to, item, grade, score, remark from sitting.mark where grid = :from""").param("from", from).param("to", to).update();
        jdbc.sql("""
                        insert into sitting.observation (grid, criterion, seen)
                        select :to, criterion, seen from sitting.observation where grid = :from""").param("from", from).param("to", to).update();
    }

    void mark(long grid, String item, @Nullable Mark mark, String remark) {
        jdbc.sql("""
                        insert into sitting.mark (grid, item, grade, score, remark)
                        values (:grid, :item, :grade, :score, :remark)
                        on conflict (grid, item) do update
                        set grade = excluded.grade, score = excluded.score, remark = excluded.remark""")
                .param("grid", grid)
                .param("item", item)
                .param("grade", mark instanceof Mark.Graded(String grade) ? grade : null)
                .param("score", mark instanceof Mark.Scored(BigDecimal score) ? score : null)
                .param("remark", remark)
                .update();
    }

    void observe(long grid, String criterion, @Nullable Seen seen) {
        if (seen == null) {
            jdbc.sql("delete from sitting.observation where grid = :grid and criterion = :criterion")
                    .param("grid", grid)
                    .param("criterion", criterion)
                    .update();
            return;
        }
        jdbc.sql("""
                        insert into sitting.observation (grid, criterion, seen) values (:grid, :criterion, :seen)
                        on conflict (grid, criterion) do update set seen = excluded.seen""")
                .param("grid", grid)
                .param("criterion", criterion)
                .param("seen", seen.name())
                .update();
    }

    void touch(long grid) {
        jdbc.sql("update sitting.grid set touched_at = :now where id = :id and handed_in_at is null")
                .param("now", now())
                .param("id", grid)
                .update();
    }

    /** Whether it was still open. */
    boolean handIn(long grid) {
        return jdbc.sql("update sitting.grid set handed_in_at = :now where id = :id and handed_in_at is null")
                        .param("now", now())
                        .param("id", grid)
                        .update()
                > 0;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private record MarkCell(
            String item, @Nullable String grade, @Nullable BigDecimal score, String remark) {

        @Nullable
        Mark mark() {
            if (grade != null) {
                return new Mark.Graded(grade);
            }
            return score == null ? null : new Mark.Scored(score);
        }
    }

    private record ObservationCell(String criterion, Seen seen) {}

    private Grid grid(ResultSet row, int number) throws SQLException {
        Map<String, Mark> marks = new LinkedHashMap<>();
        Map<String, String> remarks = new LinkedHashMap<>();
        for (MarkCell cell : read(row.getString("marks"), MarkCell[].class)) {
            var mark = cell.mark();
            if (mark != null) {
                marks.put(cell.item(), mark);
            }
            if (!cell.remark().isEmpty()) {
                remarks.put(cell.item(), cell.remark());
            }
        }
        Map<String, Seen> observations = new LinkedHashMap<>();
        read(row.getString("observations"), ObservationCell[].class)
                .forEach(cell -> observations.put(cell.criterion(), cell.seen()));
        var handedIn = row.getTimestamp("handed_in_at");
        return new Grid(
                row.getLong("id"),
                row.getLong("seat"),
                row.getLong("assessor"),
                row.getString("assessor_name"),
                row.getInt("version"),
                row.getString("motive"),
                row.getTimestamp("touched_at").toInstant(),
                handedIn == null ? null : handedIn.toInstant(),
                row.getBoolean("settles"),
                marks,
                remarks,
                observations);
    }

    private <T> List<T> read(@Nullable String text, Class<T[]> type) {
        return text == null ? List.of() : List.of(json.readValue(text, type));
    }
}
