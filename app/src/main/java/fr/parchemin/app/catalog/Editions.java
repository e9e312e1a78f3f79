package fr.parchemin.app.catalog;

import fr.parchemin.engine.proposal.Decider;
import fr.parchemin.engine.scheme.Example;
import fr.parchemin.engine.scheme.Fault;
import fr.parchemin.engine.scheme.Reading;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.SchemeReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The texts of schemes as they were loaded, each for ever, and which of them stands for each version. */
@Component
class Editions {

    private final JdbcClient jdbc;
    private final Clock clock;

    Editions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What stands for a version.
     *
     * @param replacedAt when its text replaced another one, absent: it never did
     */
    record Standing(
            EditionId edition, String digest, @Nullable Instant replacedAt) {}

    /** What stands for a version, if it was ever loaded. */
    Optional<Standing> standing(String scheme, String version) {
        return jdbc.sql("""
                        select e.id, e.digest, v.replaced_at
                        from catalog.version v join catalog.edition e on e.id = v.edition
                        where v.scheme = :scheme and v.version = :version""")
                .param("scheme", scheme)
                .param("version", version)
                .query(Editions::row)
                .optional();
    }

    private static Standing row(ResultSet row, int number) throws SQLException {
        var replacedAt = row.getTimestamp("replaced_at");
        return new Standing(
                new EditionId(row.getLong("id")),
                row.getString("digest"),
                replacedAt == null ? null : replacedAt.toInstant());
    }

    /** What stands for each version that was ever loaded. */
    List<EditionId> standing() {
        return jdbc.sql("select edition from catalog.version order by scheme, version")
                .query((row, _) -> new EditionId(row.getLong("edition")))
                .list();
    }

    /** Keeps a text, and makes it stand for its version, whatever stood before. */
    EditionId keep(SchemeFile.Readable file) {
        jdbc.sql("""
                        insert into catalog.edition (scheme, version, digest, file, source, loaded_at)
                        values (:scheme, :version, :digest, :file, :source, :now)
                        on conflict (scheme, version, digest) do nothing""")
                .param("scheme", file.scheme().id())
                .param("version", file.scheme().version())
                .param("digest", file.digest())
                .param("file", file.name())
                .param("source", file.source())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return new EditionId(jdbc.sql("""
                        insert into catalog.version as v (scheme, version, edition)
                        select scheme, version, id from catalog.edition
                        where scheme = :scheme and version = :version and digest = :digest
                        on conflict (scheme, version) do update
                            set replaced = case when v.edition = excluded.edition then v.replaced else v.edition end,
                                replaced_at = case when v.edition = excluded.edition then v.replaced_at else :now end,
                                edition = excluded.edition
                        returning edition""")
                .param("scheme", file.scheme().id())
                .param("version", file.scheme().version())
                .param("digest", file.digest())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single());
    }

    /** An edition as it was loaded, its examples run. */
    Edition find(EditionId id) {
        return jdbc.sql("select digest, file, source, loaded_at from catalog.edition where id = :id")
                .param("id", id.value())
                .query((row, _) -> edition(id, row))
                .single();
    }

    private static Edition edition(EditionId id, ResultSet row) throws SQLException {
        var file = row.getString("file");
        return switch (SchemeReader.read(file, row.getString("source"))) {
            case Reading.Read(Scheme scheme, List<Example> examples) -> {
                var decider = Decider.of(scheme);
                yield new Edition(
                        id,
                        row.getString("digest"),
                        file,
                        row.getTimestamp("loaded_at").toInstant(),
                        scheme,
                        decider,
                        FailedExample.among(examples, decider));
            }
            case Reading.Faulty(List<Fault> faults) -> throw new NoLongerReadable(id, faults);
        };
    }

    /** The worked examples that the text of an edition carries. */
    List<Example> examples(EditionId id) {
        return jdbc.sql("select file, source from catalog.edition where id = :id")
                .param("id", id.value())
                .query((row, _) -> switch (SchemeReader.read(row.getString("file"), row.getString("source"))) {
                    case Reading.Read(var _, List<Example> examples) -> examples;
                    case Reading.Faulty(List<Fault> faults) -> throw new NoLongerReadable(id, faults);
                })
                .single();
    }

    /** A text that was once right is not so for the format of today. */
    private static final class NoLongerReadable extends RuntimeException {

        NoLongerReadable(EditionId edition, List<Fault> faults) {
            super("Edition " + edition.value() + ": " + faults);
        }
    }
}
