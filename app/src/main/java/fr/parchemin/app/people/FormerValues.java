package fr.parchemin.app.people;

import fr.parchemin.app.people.People.PersonId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people were called before it was corrected: theirs to take away, and erased when its time is over. */
@Component
public class FormerValues implements PersonalRecords {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final JdbcClient jdbc;
    private final PersonHistory history;
    private final Clock clock;

    FormerValues(JdbcClient jdbc, PersonHistory history, Clock clock) {
        this.jdbc = jdbc;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public int place() {
        return 7;
    }

    @Override
    public String name() {
        return "former";
    }

    @Override
    public List<Map<String, Object>> of(PersonId person, Actor by) {
        return history.of(person).stream()
                .map(FormerValues::replaced)
                .filter(values -> values.size() > 1)
                .toList();
    }

    /** What a line replaced, under the names that the identity has in the same file. */
    private static Map<String, Object> replaced(Person.Line line) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("replaced_on", LocalDate.ofInstant(line.at(), PARIS));
        line.before().forEach((field, value) -> {
            if (!value.equals(line.after().get(field))) {
                values.put(
                        field.name().toLowerCase(Locale.ROOT),
                        field == CivilField.BIRTH_DATE ? LocalDate.parse(value) : value);
            }
        });
        if (line.motive() != null) {
            values.put("motive", line.motive());
        }
        return values;
    }

    /** Empties these lines of the history, within the transaction of the caller, and says how many. */
    public long erase(Long[] lines) {
        return DueRecords.erasing(
                jdbc,
                () -> jdbc.sql("""
                        update people.person_history set before = null, after = null, motive = null, erased_on = :today
                        where id = any(:lines)""")
                        .param("today", LocalDate.now(clock))
                        .param("lines", lines)
                        .update());
    }
}
