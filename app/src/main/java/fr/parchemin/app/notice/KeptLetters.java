package fr.parchemin.app.notice;

import fr.parchemin.app.people.DueRecords;
import fr.parchemin.app.people.Kept;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Letters, and the complaints and appeals that were answered. */
@Component
class KeptLetters implements Kept {

    private static final String FREE = " not exists (select from people.hold o"
            + " join candidacy.candidacy c on c.person = o.person where c.id = x.candidacy and o.lifted_at is null)";

    private static final String LETTERS = "from notice.letter x where x.written_at::date < :before and" + FREE;

    private static final String APPEALS = "from notice.appeal x"
            + " join notice.appeal_step s on s.appeal = x.id and s.state <> 'EXAMINED'"
            + " where s.at::date < :before and" + FREE;

    private final JdbcClient jdbc;
    private final DueRecords letters;
    private final DueRecords appeals;

    KeptLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.letters = new DueRecords(jdbc, "x.id", LETTERS);
        this.appeals = new DueRecords(jdbc, "x.id", APPEALS);
    }

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public long due(LocalDate before) {
        return letters.count(before) + appeals.count(before);
    }

    @Override
    public long erase(LocalDate before) {
        var answered = List.of(
                "delete from notice.appeal_step where appeal = any(:ids)",
                "delete from notice.appeal where id = any(:ids)");
        return DueRecords.erase(jdbc, appeals.numbers(before), answered)
                + DueRecords.erase(
                        jdbc, letters.numbers(before), List.of("delete from notice.letter where id = any(:ids)"));
    }
}
