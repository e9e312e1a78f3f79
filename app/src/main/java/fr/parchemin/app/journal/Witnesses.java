package fr.parchemin.app.journal;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The things that stand in other modules and must each have their line: against them the journal is held. */
final class Witnesses {

    private final JdbcClient jdbc;

    Witnesses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that have no line, in one statement for all of a module. */
    List<Untold> untold() {
        return Stream.of("people", "jury", "award")
                .flatMap(module -> untold(module).stream())
                .toList();
    }

    private List<Untold> untold(String module) {
        return jdbc.sql("""
                        select w.sort, w.named from %s.told w
                        where not exists (
                            select from journal.entry_thing t join journal.entry e on e.place = t.place
                            where t.kind = w.kind and t.id = w.id and e.what = any(w.deeds)
                              and (w.ref is null or e.after_ref = w.ref))
                        order by w.sort, length(w.named), w.named""".formatted(module))
                .query((row, _) -> new Untold(row.getString("sort"), row.getString("named")))
                .list();
    }
}
