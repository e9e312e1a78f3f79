package fr.parchemin.app.catalog;

import fr.parchemin.engine.proposal.Decider;
import fr.parchemin.engine.scheme.Example;
import fr.parchemin.engine.scheme.Fault;
import fr.parchemin.engine.scheme.Reading;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.SchemeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The schemes of the awarding body, read from their files at the start and kept in every edition that was ever loaded. */
@Service
public class Catalog {

    private static final String COLUMNS = "id, digest, file, source, loaded_at";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<EditionId, Edition> editions = new ConcurrentHashMap<>();
    private final Map<String, Edition> current;

    /** Loads every scheme file of the directory; one faulty file is enough to refuse, with all that is wrong in all of them. */
    Catalog(JdbcClient jdbc, Clock clock, @Value("${parchemin.schemes}") Path directory) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.current = load(directory);
    }

    /** The current edition of each scheme, in the order of their titles. */
    public List<Edition> schemes() {
        return List.copyOf(current.values());
    }

    /** The current edition of the scheme of that name. */
    public Optional<Edition> current(String scheme) {
        return Optional.ofNullable(current.get(scheme));
    }

    /** An edition, current or not. */
    public Edition edition(EditionId id) {
        return editions.computeIfAbsent(id, this::restored);
    }

    /** The rules of an edition, compiled once. */
    public Decider decider(EditionId id) {
        return edition(id).decider();
    }

    /** The worked examples that the file of an edition carries. */
    public List<Example> examples(EditionId id) {
        var source = jdbc.sql("select source from catalog.edition where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
        return switch (SchemeReader.read(edition(id).file(), source)) {
            case Reading.Read(var _, List<Example> examples) -> examples;
            case Reading.Faulty(List<Fault> faults) -> throw new FaultySchemes(faults);
        };
    }

    private Map<String, Edition> load(Path directory) {
        List<Fault> faults = new ArrayList<>();
        List<Edition> loaded = new ArrayList<>();
        for (Path file : files(directory)) {
            var source = text(file);
            var name = file.getFileName().toString();
            switch (SchemeReader.read(name, source)) {
                case Reading.Read(Scheme scheme, var _) -> loaded.add(kept(name, source, scheme));
                case Reading.Faulty(List<Fault> found) -> faults.addAll(found);
            }
        }
        if (!faults.isEmpty()) {
            throw new FaultySchemes(faults);
        }
        loaded.sort(Comparator.comparing(edition -> edition.scheme().title().fr()));
        Map<String, Edition> byName = new LinkedHashMap<>();
        loaded.forEach(edition -> byName.put(edition.scheme().id(), edition));
        return byName;
    }

    private Edition kept(String file, String source, Scheme scheme) {
        var digest = digest(source);
        jdbc.sql("""
                        insert into catalog.edition (scheme, version, digest, file, source, loaded_at)
                        values (:scheme, :version, :digest, :file, :source, :now)
                        on conflict (scheme, version, digest) do nothing""")
                .param("scheme", scheme.id())
                .param("version", scheme.version())
                .param("digest", digest)
                .param("file", file)
                .param("source", source)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        var edition = jdbc.sql("select " + COLUMNS
                        + " from catalog.edition where scheme = :scheme and version = :version and digest = :digest")
                .param("scheme", scheme.id())
                .param("version", scheme.version())
                .param("digest", digest)
                .query((row, _) -> new Edition(
                        new EditionId(row.getLong("id")),
                        digest,
                        file,
                        row.getTimestamp("loaded_at").toInstant(),
                        scheme,
                        Decider.of(scheme)))
                .single();
        editions.put(edition.id(), edition);
        return edition;
    }

    private Edition restored(EditionId id) {
        return jdbc.sql("select " + COLUMNS + " from catalog.edition where id = :id")
                .param("id", id.value())
                .query((row, _) -> {
                    var file = row.getString("file");
                    var scheme = scheme(file, row.getString("source"));
                    var loadedAt = row.getTimestamp("loaded_at").toInstant();
                    return new Edition(id, row.getString("digest"), file, loadedAt, scheme, Decider.of(scheme));
                })
                .single();
    }

    private static Scheme scheme(String file, String source) {
        return switch (SchemeReader.read(file, source)) {
            case Reading.Read(Scheme scheme, var _) -> scheme;
            case Reading.Faulty(List<Fault> faults) -> throw new FaultySchemes(faults);
        };
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("No schemes can be read in " + directory.toAbsolutePath(), e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The scheme " + file + " cannot be read", e);
        }
    }

    private static String digest(String source) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(source.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One scheme file at least is wrong: the application does not start on half of its schemes. */
    static final class FaultySchemes extends RuntimeException {

        FaultySchemes(List<Fault> faults) {
            super(String.join(
                    "\n",
                    faults.stream()
                            .map(fault -> "%s:%d:%d: %s %s: found %s, expected %s"
                                    .formatted(
                                            fault.file(),
                                            fault.line(),
                                            fault.column(),
                                            fault.code(),
                                            fault.path(),
                                            fault.found(),
                                            fault.expected()))
                            .toList()));
        }
    }
}
