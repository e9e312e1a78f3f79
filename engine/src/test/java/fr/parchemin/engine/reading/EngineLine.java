package fr.parchemin.engine.reading;

import fr.parchemin.engine.dossier.DossierReader;
import fr.parchemin.engine.dossier.DossierReading;
import fr.parchemin.engine.proposal.Deciders;
import fr.parchemin.engine.proposal.ProposalWriter;
import fr.parchemin.engine.scheme.Reading;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.SchemeReader;
import fr.parchemin.engine.scheme.Schemes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The engine as a dossier line sees it: a line of JSON in, a line of JSON out. */
final class EngineLine implements UnaryOperator<String> {

    private static final Path SCHEMES = Path.of("..", "schemes");

    private final Deciders deciders;

    private EngineLine(Deciders deciders) {
        this.deciders = deciders;
    }

    static EngineLine ofTheShippedSchemes() {
        try (Stream<Path> files = Files.list(SCHEMES)) {
            List<Scheme> schemes = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(EngineLine::scheme)
                    .toList();
            return new EngineLine(Deciders.of(Schemes.of(schemes)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Scheme scheme(Path file) {
        try {
            return switch (SchemeReader.readScheme(file.toString(), Files.readAllBytes(file))) {
                case Reading.Read(var scheme, var _) -> scheme;
                case Reading.Faulty(var faults) -> throw new IllegalStateException(faults.toString());
            };
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public String apply(String line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ProposalWriter writer =
                new ProposalWriter(out, fault -> fault.code().name())) {
            switch (DossierReader.read(line.getBytes(StandardCharsets.UTF_8))) {
                case DossierReading.Read(var dossier) -> writer.write(deciders.propose(dossier));
                case DossierReading.Unreadable(var dossier, var faults) -> writer.write(dossier, faults);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
