package fr.parchemin.engine.proposal;

import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Reading;
import fr.parchemin.engine.scheme.SchemeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The shipped schemes, ready for deciding. */
final class Shipped {

    private Shipped() {}

    static Decider decider(String scheme) {
        return Decider.of(read(Path.of("..", "schemes", scheme + ".yaml")).scheme());
    }

    static Reading.Read read(Path file) {
        try {
            return (Reading.Read) SchemeReader.read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> competencies(Decider decider, String block) {
        return Objects.requireNonNull(decider.scheme().block(block)).competencies().stream()
                .map(Block.Competency::id)
                .toList();
    }
}
