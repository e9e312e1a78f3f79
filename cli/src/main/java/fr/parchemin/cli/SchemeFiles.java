package fr.parchemin.cli;

import fr.parchemin.engine.scheme.Fault;
import fr.parchemin.engine.scheme.Reading;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.SchemeReader;
import fr.parchemin.engine.scheme.Schemes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The scheme files of a folder. */
final class SchemeFiles {

    private final Messages messages;

    SchemeFiles(Messages messages) {
        this.messages = messages;
    }

    /** Every scheme of the folder; a file with a fault stops the command, since a wrong rule decides wrongly. */
    Schemes load(Path folder) {
        List<Scheme> schemes = new ArrayList<>();
        for (Path file : files(folder)) {
            switch (SchemeReader.readScheme(file.toString(), bytes(file))) {
                case Reading.Read(var scheme, var _) -> schemes.add(scheme);
                case Reading.Faulty(var faults) -> throw new Parchemin.Misuse(describe(faults.getFirst()));
            }
        }
        return Schemes.of(schemes);
    }

    private List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Parchemin.Misuse(messages.say("no-schemes", folder));
        }
    }

    byte[] bytes(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new Parchemin.Misuse(messages.say("a-directory", file));
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new Parchemin.Misuse(messages.say("no-such-file", file));
        } catch (IOException e) {
            throw new Parchemin.Misuse(messages.say("cannot-read", file, String.valueOf(e.getMessage())));
        }
    }

    /** A fault as compilers write theirs: file, line, column, what is wrong. */
    String describe(Fault fault) {
        return fault.file() + ":" + fault.line() + ":" + fault.column() + ": " + messages.say(fault);
    }
}
