package fr.parchemin.bench;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.DossierReader;
import fr.parchemin.engine.dossier.DossierReading;
import fr.parchemin.engine.proposal.Decider;
import fr.parchemin.engine.scheme.Reading;
import fr.parchemin.engine.scheme.SchemeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Invented dossiers of every kind, the same in every run. */
final class Dossiers {

    private static final String[] MENTIONS = {"non-acquis", "en-cours-acquisition", "acquis", "maitrise"};

    private Dossiers() {}

    static Decider decider(String scheme) {
        return Decider.of(scheme(scheme).scheme());
    }

    /**
     * As many dossiers as are asked for, those of the worked examples of a scheme over and over: all its routes and outcomes.
     * Examples of dossiers that cannot be read are left out.
     */
    static List<Dossier> worked(String scheme, int count) {
        List<byte[]> lines = scheme(scheme).examples().stream()
                .map(example -> example.dossier().getBytes(StandardCharsets.UTF_8))
                .filter(line -> DossierReader.read(line) instanceof DossierReading.Read)
                .toList();
        return IntStream.range(0, count)
                .mapToObj(i -> read(lines.get(i % lines.size())))
                .toList();
    }

    private static Reading.Read scheme(String scheme) {
        Path file = Path.of(System.getProperty("parchemin.schemes", "schemes"), scheme + ".yaml");
        try {
            return (Reading.Read) SchemeReader.read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Dossier read(byte[] line) {
        return ((DossierReading.Read) DossierReader.read(line)).dossier();
    }

    /** Lines for a scheme: all four mentions, absences, resits, attendance and days in the company around their thresholds. */
    static List<byte[]> lines(String scheme, int count) {
        Random random = new Random(7);
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String line = scheme.equals("certification-jnac") ? jnac(i, random) : cqp(i, random);
            lines.add(line.getBytes(StandardCharsets.UTF_8));
        }
        return lines;
    }

    private static String jnac(int number, Random random) {
        StringBuilder results = new StringBuilder();
        for (String assessment : new String[] {
            "B1.etude-de-cas",
            "B1.mission-action",
            "B2.mission-immersive",
            "B3.etude-de-cas",
            "B3.mission-action",
            "B4.etude-de-cas",
            "B4.mission-action",
            "B4.mission-consultant"
        }) {
            String mark = jnacMark(random);
            result(results, assessment, 1, "2026-05-18", mark);
            if (mark.contains("en-cours") || mark.contains("non-acquis") || mark.contains("\"justified")) {
                result(results, assessment, 2, "2026-06-30", jnacMark(random));
            }
        }
        return "{\"dossier\":\"d" + number
                + "\",\"scheme\":\"certification-jnac\",\"route\":\"training\",\"asOf\":\"2026-07-02\","
                + "\"juryDate\":\"2026-07-10\",\"attendance\":0." + (83 + random.nextInt(16)) + ",\"placementDays\":"
                + (58 + random.nextInt(10)) + ",\"results\":[" + results + "]}";
    }

    /** Of a hundred sittings: 3 justified absences, 2 unjustified ones, 15 grades under the passing one. */
    private static String jnacMark(Random random) {
        int draw = random.nextInt(100);
        if (draw < 5) {
            return draw < 3 ? "\"absence\":\"justified\"" : "\"absence\":\"unjustified\"";
        }
        int mention = draw < 8 ? 0 : draw < 20 ? 1 : draw < 70 ? 2 : 3;
        return "\"grade\":\"" + MENTIONS[mention] + "\"";
    }

    private static String cqp(int number, Random random) {
        StringBuilder results = new StringBuilder();
        competencies(results, "B1.etude-de-cas", random, 1, 3, 5);
        competencies(results, "B1.tuteur", random, 2);
        score(results, "B1.quiz", random);
        competencies(results, "B2.mise-en-situation", random, 7, 8, 9, 10, 11, 12, 13, 14);
        competencies(results, "B3.mise-en-situation", random, 15, 16, 17, 18, 19, 20);
        competencies(results, "B4.tuteur", random, 21, 22, 23, 24, 25, 26, 27, 28);
        score(results, "B4.quiz-credit", random);
        score(results, "B4.quiz-risques", random);
        score(results, "B4.quiz-handicap", random);
        return "{\"dossier\":\"d" + number
                + "\",\"scheme\":\"cqp-charge-clientele-pro\",\"route\":\"training\",\"asOf\":\"2026-06-15\","
                + "\"deliverables\":[{\"deliverable\":\"B2.rapport-activite\",\"receivedOn\":\"2026-05-02\"},"
                + "{\"deliverable\":\"B3.rapport-activite\",\"receivedOn\":\"2026-05-03\"}],\"results\":[" + results
                + "]}";
    }

    private static void competencies(StringBuilder results, String assessment, Random random, int... competencies) {
        for (int competency : competencies) {
            String grade = random.nextInt(12) == 0 ? "non-acquis" : "acquis";
            String mark = "\"competency\":\"C" + competency + "\",\"grade\":\"" + grade + "\"";
            result(results, assessment, 1, "2026-05-18", mark);
        }
    }

    private static void score(StringBuilder results, String assessment, Random random) {
        result(results, assessment, 1, "2026-05-18", "\"score\":0." + (55 + random.nextInt(45)));
    }

    private static void result(StringBuilder results, String assessment, int attempt, String on, String mark) {
        results.append(results.isEmpty() ? "" : ",")
                .append("{\"assessment\":\"" + assessment + "\",\"attempt\":" + attempt + ",\"on\":\"" + on + "\",")
                .append(mark)
                .append('}');
    }
}
