package fr.parchemin.app.notice;

import fr.parchemin.app.people.Kept;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Letters, and the complaints and appeals that were answered. */
@Component
class KeptLetters implements Kept {

    private static final String FREE = " not exists (select from people.hold o"
            + " join candidacy.candidacy c on c.person = o.person where c.id = x.candidacy and o.lifted_at is null)";

    private static final String LETTERS = " from notice.letter x where x.written_at::date < :before and" + FREE;

    private static final String APPEALS = " from notice.appeal x"
            + " join notice.appeal_step s on s.appeal = x.id and s.state <> 'EXAMINED'"
            + " where s.at::date < :before and" + FREE;

    private final JdbcClient jdbc;

    KeptLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public Period usually() {
        return Period.ofYears(5);
    }

    @Override
    public long due(LocalDate before) {
        return jdbc.sql("select (select count(*)" + LETTERS + ") + (select count(*)" + APPEALS + ")")
                .param("before", before)
                .query(Long.class)
                .single();
    }

    @Override
    public long erase(LocalDate before) {
        var appeals = jdbc.sql("select x.id" + APPEALS)
                .param("before", before)
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
        erasing(true);
        for (String statement : List.of(
                "delete from notice.appeal_step where appeal = any(:ids)",
                "delete from notice.appeal where id = any(:ids)")) {
            jdbc.sql(statement).param("ids", appeals).update();
        }
        erasing(false);
        long letters = jdbc.sql("delete" + LETTERS).param("before", before).update();
        return letters + appeals.length;
    }

    private void erasing(boolean on) {
        jdbc.sql("select set_config('parchemin.erasing', :on, true)")
                .param("on", on ? "on" : "off")
                .query(String.class)
                .single();
    }
}
