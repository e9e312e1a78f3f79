package fr.parchemin.engine.laws;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.invented.Chance;
import fr.parchemin.engine.invented.InventedDossiers;
import fr.parchemin.engine.invented.InventedScheme;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.Decider;
import fr.parchemin.engine.scheme.Reading;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.SchemeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Looks through invented and shipped schemes, and invented dossiers of each, for one that breaks a law. */
final class LawSearch {

    /** Set by the profile {@code proofs}: ten times as many schemes. */
    static final boolean WHOLE = Boolean.getBoolean("parchemin.proofs");

    private static final int SCHEMES = WHOLE ? 600 : 60;
    private static final int FEW = 12;
    private static final int DOSSIERS = 60;

    private LawSearch() {}

    /** A scheme with the text of its file. */
    record Subject(long seed, String yaml, Scheme scheme) {}

    /** The schemes that are shipped, then invented ones. */
    static List<Subject> subjects() {
        return Stream.concat(shipped(), LongStream.rangeClosed(1, SCHEMES).mapToObj(LawSearch::invented))
                .toList();
    }

    /** Some invented schemes. */
    static List<Subject> few() {
        return LongStream.rangeClosed(1, FEW).mapToObj(LawSearch::invented).toList();
    }

    private static Subject invented(long seed) {
        InventedScheme invented = InventedScheme.withoutExamples(seed);
        return new Subject(seed, invented.yaml(), invented.scheme());
    }

    private static Stream<Subject> shipped() {
        List<Subject> subjects = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("..", "schemes"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                Reading.Read read = (Reading.Read) SchemeReader.readScheme(file.toString(), Files.readString(file));
                subjects.add(new Subject(0, file.toString(), read.scheme()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return subjects.stream();
    }

    /** The first breach under one of these schemes, deciding as {@code deciding} says. */
    static Optional<Found> firstBreach(
            Law law, List<Subject> subjects, Function<Decider, Function<Dossier, Answer>> deciding) {
        for (Subject subject : subjects) {
            Optional<Breach> breach = breach(law, subject, deciding);
            if (breach.isPresent()) {
                return Optional.of(new Found(subject, breach.get()));
            }
        }
        return Optional.empty();
    }

    static Optional<Breach> breach(Law law, Subject subject, Function<Decider, Function<Dossier, Answer>> deciding) {
        Function<Dossier, Answer> decider = deciding.apply(Decider.of(subject.scheme()));
        InventedDossiers dossiers = new InventedDossiers(subject.scheme(), new Chance(subject.seed()));
        for (int i = 0; i < DOSSIERS; i++) {
            Optional<Breach> breach = Breach.of(law, new Trial(subject.scheme(), decider, dossiers.next(), i));
            if (breach.isPresent()) {
                return breach;
            }
        }
        return Optional.empty();
    }

    /** A breach and where it was found. */
    record Found(Subject subject, Breach breach) {

        @Override
        public String toString() {
            return "%s is broken with seed %d: %s%n%s%n%s"
                    .formatted(breach.law(), subject.seed(), breach.found(), breach.line(), subject.yaml());
        }
    }
}
