package fr.parchemin.app.delivery;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.people.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of versions. */
@Component
class Versions {

    private static final String COLUMNS = """
            select id, candidacy, deliverable, number, digest, size, format, pages, situations, file_name, sent_at,
                   sent_by, sent_name
            from delivery.version
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Versions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All versions of a candidacy, the latest first. */
    List<Version> of(CandidacyId candidacy) {
        return jdbc.sql(COLUMNS + "where candidacy = :candidacy order by id desc")
                .param("candidacy", candidacy.value())
                .query(Versions::version)
                .list();
    }

    /** The versions of a deliverable, the latest first. */
    List<Version> of(CandidacyId candidacy, String deliverable) {
        return jdbc.sql(COLUMNS + "where candidacy = :candidacy and deliverable = :deliverable order by number desc")
                .param("candidacy", candidacy.value())
                .param("deliverable", deliverable)
                .query(Versions::version)
                .list();
    }

    Optional<Version> find(CandidacyId candidacy, String deliverable, int number) {
        return of(candidacy, deliverable).stream()
                .filter(version -> version.number() == number)
                .findFirst();
    }

    Optional<Version> find(long id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(Versions::version)
                .optional();
    }

    /** Until the end of the transaction, nobody else sends or hands in anything of that candidacy. */
    void hold(CandidacyId candidacy) {
        jdbc.sql("select id from candidacy.candidacy where id = :id for no key update")
                .param("id", candidacy.value())
                .query(Long.class)
                .single();
    }

    Version add(
            CandidacyId candidacy,
            String deliverable,
            String digest,
            long size,
            Inspected.Sound file,
            @Nullable Integer situations,
            String fileName,
            Actor by) {
        long id = jdbc.sql("""
                        insert into delivery.version (candidacy, deliverable, number, digest, size, format, pages,
                            situations, file_name, sent_at, sent_by, sent_name)
                        select :candidacy, :deliverable, coalesce(max(number), 0) + 1, :digest, :size, :format, :pages,
                               :situations, :name, :now, :account, :by
                        from delivery.version where candidacy = :candidacy and deliverable = :deliverable
                        returning id""")
                .param("candidacy", candidacy.value())
                .param("deliverable", deliverable)
                .param("digest", digest)
                .param("size", size)
                .param("format", file.format().name())
                .param("pages", file.pages())
                .param("situations", situations)
                .param("name", fileName)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", by.account())
                .param("by", by.name())
                .query(Long.class)
                .single();
        return find(id).orElseThrow();
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getLong("id"),
                new CandidacyId(row.getLong("candidacy")),
                row.getString("deliverable"),
                row.getInt("number"),
                row.getString("digest"),
                row.getLong("size"),
                Format.valueOf(row.getString("format")),
                row.getObject("pages", Integer.class),
                row.getObject("situations", Integer.class),
                row.getString("file_name"),
                row.getTimestamp("sent_at").toInstant(),
                row.getLong("sent_by"),
                row.getString("sent_name"));
    }
}
