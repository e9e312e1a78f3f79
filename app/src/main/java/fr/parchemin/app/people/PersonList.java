package fr.parchemin.app.people;

import fr.parchemin.app.people.People.PersonId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The people whom somebody reaches, looked for by what is known of them. */
@Service
public class PersonList {

    private final JdbcClient jdbc;
    private final PersonSight sight;
    private final PersonHistory history;
    private final ObjectProvider<Attachment> attachments;

    PersonList(JdbcClient jdbc, PersonSight sight, PersonHistory history, ObjectProvider<Attachment> attachments) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.history = history;
        this.attachments = attachments;
    }

    /**
     * At most so many people, in the French order of names.
     *
     * @param search parts of names in any order, a day of birth, an e-mail, the number of a record or empty: everybody
     * @param after the record that comes before them, absent: from the first
     */
    public List<Person> page(Actor actor, String search, @Nullable PersonId after, int most) {
        var wanted = Wanted.of(search);
        var reached = sight.of(actor);
        return jdbc.sql(PersonRows.SELECT + """
                        where p.merged_into is null and %s and %s
                              and (:after::bigint is null or (p.sort_name, p.id) >
                                   (select a.sort_name, a.id from people.person a where a.id = :after))
                        order by p.sort_name, p.id limit :most""".formatted(wanted.condition(), reached.condition()))
                .params(reached.parameters())
                .params(wanted.parameters())
                .param("after", after == null ? null : after.value())
                .param("most", most)
                .query(PersonRows::person)
                .list();
    }

    /** How many people there are to be found. */
    public long count(Actor actor, String search) {
        var wanted = Wanted.of(search);
        var reached = sight.of(actor);
        return jdbc.sql("select count(*) from people.person p where p.merged_into is null and %s and %s"
                        .formatted(wanted.condition(), reached.condition()))
                .params(reached.parameters())
                .params(wanted.parameters())
                .query(Long.class)
                .single();
    }

    /** Whether somebody reaches all that is held about a person, as acts on the whole of a person ask for. */
    public boolean reachesAll(PersonId person, Actor actor) {
        return actor.reach().everything()
                || attachments.stream().allMatch(attachment -> attachment.reachesAll(person, actor));
    }

    /** What other modules hold about a person that somebody may see. */
    public List<Attachment.Tie> ties(PersonId person, Actor actor) {
        return attachments.stream()
                .flatMap(attachment -> attachment.ties(person, actor).stream())
                .toList();
    }

    /** What changed about a person, and about the records that it stands for, the latest first. */
    public List<Person.Line> history(PersonId person) {
        return history.of(person);
    }

    /** The condition of a search. */
    private record Wanted(String condition, Map<String, Object> parameters) {

        static Wanted of(String search) {
            var text = search.strip();
            Map<String, Object> parameters = new HashMap<>();
            if (text.isEmpty()) {
                return new Wanted("true", parameters);
            }
            var day = IdentityCheck.date(text);
            if (day.isPresent() && !text.chars().allMatch(Character::isDigit)) {
                parameters.put("day", day.get());
                return new Wanted("p.birth_date = :day", parameters);
            }
            if (text.indexOf('@') >= 0) {
                parameters.put("email", text.toLowerCase(Locale.ROOT));
                return new Wanted("position(:email in p.email) > 0", parameters);
            }
            var number = Numbers.of(text);
            if (number.isPresent()) {
                parameters.put("number", number.get());
                return new Wanted("p.id = :number", parameters);
            }
            parameters.put("words", Identity.plain(text).split(" ", -1));
            return new Wanted(
                    "not exists (select from unnest(:words) w(word) where position(w.word in p.search_text) = 0)",
                    parameters);
        }
    }
}
