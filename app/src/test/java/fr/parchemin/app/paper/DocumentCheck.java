package fr.parchemin.app.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks at every PDF document below a directory: a line for each rule that one breaks, a last one that counts. */
final class DocumentCheck {

    private DocumentCheck() {}

    /** Leaves with 1 when a document breaks a rule, or when there is none. */
    public static void main(String[] arguments) throws IOException {
        int broken = 0;
        var documents = documents(Path.of(arguments[0]));
        for (Path document : documents) {
            var violations = new Pdf(Files.readAllBytes(document)).violations();
            violations.forEach(violation -> System.out.println(document + ": " + violation));
            broken += violations.isEmpty() ? 0 : 1;
        }
        System.out.println("%d documents, %d of them break PDF/A-3a or PDF/UA-1".formatted(documents.size(), broken));
        System.exit(documents.isEmpty() || broken > 0 ? 1 : 0);
    }

    private static List<Path> documents(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".pdf"))
                    .sorted()
                    .toList();
        }
    }
}
