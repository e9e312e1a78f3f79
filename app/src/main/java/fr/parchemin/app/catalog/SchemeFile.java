package fr.parchemin.app.catalog;

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
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A file of the folder of schemes. */
sealed interface SchemeFile {

    /**
     * It gives a version of a scheme.
     *
     * @param digest the SHA-256 of the text, in hexadecimal
     */
    record Readable(String name, String source, String digest, Scheme scheme) implements SchemeFile {}

    /** It gives nothing. */
    record Useless(UnusableFile why) implements SchemeFile {}

    /** All those of a folder, in the order of their names. */
    static List<SchemeFile> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(SchemeFile::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("No schemes can be read in " + folder.toAbsolutePath(), e);
        }
    }

    private static SchemeFile of(Path file) {
        var name = file.getFileName().toString();
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException _) {
            return new Useless(new UnusableFile.Unreadable(name));
        }
        return switch (SchemeReader.read(name, bytes)) {
            case Reading.Read(Scheme scheme, var _) ->
                new Readable(name, new String(bytes, StandardCharsets.UTF_8), digest(bytes), scheme);
            case Reading.Faulty(List<Fault> faults) -> new Useless(new UnusableFile.Faulty(name, faults));
        };
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
