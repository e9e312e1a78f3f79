package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.DossierReader;
import fr.parchemin.engine.dossier.DossierReading;
import fr.parchemin.engine.scheme.Reading;
import fr.parchemin.engine.scheme.SchemeReader;
import java.nio.charset.StandardCharsets;

/** A scheme of a few lines, for what no shipped one asks; and dossiers of one line under it. */
final class ASmallScheme {

    private static final String FRAME = """
            scheme: essai
            version: "1"
            kind: cqp
            title: Essai
            scales:
              note: {score: true, passing: 0.5}
              avis: {grades: {non: Non, oui: Oui}, passing: oui}
            jury: {title: Jury, members: 2}
            documents: [{document: parchment, title: Parchemin}]
            """;

    private final Decider decider;

    private ASmallScheme(Decider decider) {
        this.decider = decider;
    }

    /** A scheme with these sections, beside two scales: {@code note} passes at 0.5, {@code avis} at {@code oui}. */
    static ASmallScheme of(String sections) {
        Reading reading = SchemeReader.read("essai.yaml", FRAME + sections);
        return switch (reading) {
            case Reading.Read(var scheme, var _) -> new ASmallScheme(Decider.of(scheme));
            case Reading.Faulty(var faults) -> throw new IllegalArgumentException(faults.toString());
        };
    }

    /** What is proposed on a dossier with these fields, as in its line. */
    Proposal propose(String asOf, String... fields) {
        String line = "{\"dossier\":\"d\",\"scheme\":\"essai\",\"route\":\"formation\",\"asOf\":\"%s\"%s}"
                .formatted(asOf, fields.length == 0 ? "" : "," + String.join(",", fields));
        DossierReading reading = DossierReader.read(line.getBytes(StandardCharsets.UTF_8));
        return (Proposal) decider.propose(((DossierReading.Read) reading).dossier());
    }

    static String results(String... results) {
        return "\"results\":[" + String.join(",", results) + "]";
    }

    /** A result with its mark, such as {@code "score":0.5}. */
    static String result(String assessment, int attempt, String on, String mark) {
        return "{\"assessment\":\"%s\",\"attempt\":%d,\"on\":\"%s\",%s}".formatted(assessment, attempt, on, mark);
    }

    static String score(String score) {
        return "\"score\":" + score;
    }

    static String grade(String grade) {
        return "\"grade\":\"" + grade + "\"";
    }
}
