package fr.parchemin.app.notice;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.notice.Letter.Kind;
import fr.parchemin.app.people.Identity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How letters are read from their records, with the names of their readers as lists have them. */
@Component
class LetterRows {

    static final String LETTERS = """
            select l.id, l.kind, l.candidacy, l.account, l.sitting, l.sequence, l.arguments::text as arguments, l.reference, l.written_at, l.tries,
                   l.failure, l.sent_at, l.given_up_at, l.handed_at, l.handed_name,
                   coalesce(f.usage_name, f.birth_name, l.arguments ->> 'name', '') as name, f.given_names
            from notice.letter l
            left join candidacy.file f on f.id = l.candidacy
            left join candidacy.candidacy c on c.id = l.candidacy
            left join candidacy.cohort h on h.id = c.cohort
            """;

    private final JsonMapper json;

    LetterRows(JsonMapper json) {
        this.json = json;
    }

    @SuppressWarnings("unchecked")
    Letter letter(ResultSet row, int number) throws SQLException {
        Map<String, String> arguments = new HashMap<>(json.readValue(row.getString("arguments"), Map.class));
        var candidacy = row.getObject("candidacy", Long.class);
        return new Letter(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                candidacy == null ? null : new CandidacyId(candidacy),
                row.getObject("account", Long.class),
                row.getObject("sitting", Long.class),
                row.getInt("sequence"),
                name(row),
                arguments,
                row.getObject("reference", UUID.class),
                row.getTimestamp("written_at").toInstant(),
                row.getInt("tries"),
                row.getString("failure"),
                instant(row.getTimestamp("sent_at")),
                instant(row.getTimestamp("given_up_at")),
                instant(row.getTimestamp("handed_at")),
                row.getString("handed_name"));
    }

    /** A candidate's as lists have it, an assessor's as it was given. */
    private static String name(ResultSet row) throws SQLException {
        var name = row.getString("name");
        var given = row.getString("given_names");
        return given == null ? name : Identity.listedName(name, given);
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
