package fr.parchemin.app.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A folder of schemes, right ones and wrong ones, for an application that starts on it. */
class SchemeFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String PLACE = "target/schemes-of-tests";

    private static final Path SHIPPED = Path.of("..", "schemes");
    private static final String TITLE = "tp-conseiller-relation-client-distance";
    private static final String SMALL = """
            scheme: %s
            version: "%s"
            kind: cqp
            title: %s
            validity: {%s}
            scales: {avis: {grades: {non: Non, oui: Oui}, passing: oui}}
            blocks:
              B1:
                title: Un
                assessments: {oral: {kind: oral, title: Oral, scale: avis, by: [jury]}}
                validated-when: {passed: oral}
            routes: {training: {title: Formation, origin: training}}
            award: {when: every-block, by: Jury}
            jury: {title: Jury, members: 2}
            documents: [{document: parchment, title: Parchemin}]
            examples:
              - name: The oral passed gives the award
                dossier:
                  route: training
                  asOf: 2026-05-20
                  juryDate: 2026-05-20
                  results: [{assessment: B1.oral, attempt: 1, on: 2026-05-02, grade: oui}]
                expect: {outcome: AWARD}
              - name: The oral failed does not
                dossier:
                  route: training
                  asOf: 2026-05-20
                  juryDate: 2026-05-20
                  results: [{assessment: B1.oral, attempt: 1, on: 2026-05-02, grade: non}]
                expect:
                  outcome: %s
            """;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var folder = Path.of(PLACE);
        empty(folder);
        write(folder, "a-small.yaml", small("petit", "1", "Petit certificat", "clause: ours"));
        write(folder, "again.yaml", "# Once more.\n" + small("petit", "1", "Petit encore", "clause: ours"));
        write(folder, "broken.yaml", "scheme: casse\nversion: \"1\"\nkind: cpq\n");
        write(folder, "failing.yaml", failing("faux"));
        write(folder, "nonsense.yaml", "scheme: [\n");
        write(folder, "renamed.yaml", renamed());
        // The later version comes first by name of file and by title.
        write(folder, "two-1.yaml", smallFrom(lastDay().plusDays(1), "deux", "B", "Accueil, révisé"));
        write(folder, "two-2.yaml", small("deux", "A", "Zone d’accueil", "until: " + lastDay()));
    }

    /** The last day of the first of two versions. */
    static LocalDate lastDay() {
        return LocalDate.now(ZoneId.of("Europe/Paris")).plusDays(40);
    }

    /** A scheme with one block and two examples, which hold. */
    static String small(String id, String version, String title, String validity) {
        return SMALL.formatted(id, version, title, validity, "REFUSAL");
    }

    /** The same in a version that begins on a day, on which its examples are lived. */
    static String smallFrom(LocalDate day, String id, String version, String title) {
        return small(id, version, title, "from: " + day)
                .replace("2026-05-20", day.toString())
                .replace("2026-05-02", day.toString());
    }

    /** The same with an example that does not. */
    static String failing(String id) {
        return SMALL.formatted(id, "1", "Certificat faux", "clause: ours", "PARTIAL");
    }

    static String shipped(String scheme) {
        try {
            return Files.readString(SHIPPED.resolve(scheme + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path folder, String name, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void empty(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The title with routes whose names are not those of the origins. */
    private static String renamed() {
        return shipped(TITLE)
                .replace(TITLE, "routes-renamed")
                .replace("\n  training:\n", "\n  formation:\n")
                .replace("\n  vae:\n", "\n  validation:\n")
                .replace("route: training", "route: formation")
                .replace("route: vae", "route: validation");
    }
}
