package fr.parchemin.app.people;

import fr.parchemin.app.people.People.PersonId;
import java.sql.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a module knows about people, for whoever asks for what is known about them. */
public interface PersonalRecords {

    /** Where the part comes among the others: the lowest first. */
    int place();

    /** Its name in message bundles and in the file. */
    String name();

    /**
     * The records about a person that somebody may see, each as names and plain values, in their order.
     *
     * @param by who asks
     */
    List<Map<String, Object>> of(PersonId person, Actor by);

    /** The rows of a statement as such records: names of columns and values, days as days. */
    static List<Map<String, Object>> rows(JdbcClient.StatementSpec statement) {
        return statement.query().listOfRows().stream()
                .map(row -> {
                    Map<String, Object> values = new LinkedHashMap<>();
                    row.forEach(
                            (name, value) -> values.put(name, value instanceof Date day ? day.toLocalDate() : value));
                    return values;
                })
                .toList();
    }
}
