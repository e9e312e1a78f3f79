package fr.parchemin.app.quiz;

import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Scheme;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The themes of all banks. */
@Service
public class Themes {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Themes(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The assessments of a scheme that are quizzes. */
    public static List<Assessment> assessments(Scheme scheme) {
        return scheme.assessments().stream()
                .filter(assessment -> assessment.kind() == Assessment.Kind.QUIZ)
                .toList();
    }

    /** The themes of a scheme, in the order of their names. */
    public List<Theme> of(String scheme) {
        return jdbc.sql("select * from quiz.theme where scheme = :scheme order by name collate people.french")
                .param("scheme", scheme)
                .query(Themes::theme)
                .list();
    }

    /**
     * Opens a theme; empty: the scheme has one of that name.
     *
     * @param assessments at least one
     */
    @Transactional
    public Optional<Theme> open(String scheme, String name, List<String> assessments, Actor actor) {
        try {
            long id = jdbc.sql("""
                            insert into quiz.theme (scheme, name, assessments) values (:scheme, :name, :assessments)
                            returning id""")
                    .param("scheme", scheme)
                    .param("name", name.strip())
                    .param("assessments", assessments.toArray(String[]::new))
                    .query(Long.class)
                    .single();
            events.publishEvent(new Deed(actor, "theme-opened", new Thing(Kind.SCHEME, scheme)));
            return Optional.of(new Theme(id, scheme, name.strip(), assessments));
        } catch (DuplicateKeyException _) {
            return Optional.empty();
        }
    }

    private static Theme theme(ResultSet row, int number) throws SQLException {
        return new Theme(row.getLong("id"), row.getString("scheme"), row.getString("name"), List.of((String[])
                row.getArray("assessments").getArray()));
    }
}
