package fr.parchemin.engine.invented;

import fr.parchemin.engine.invented.Pieces.Document;
import fr.parchemin.engine.invented.Pieces.Exam;
import fr.parchemin.engine.invented.Pieces.Scale;
import fr.parchemin.engine.scheme.Assessment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Invents assessments and deliverables, those of a block and those that all blocks share. */
final class InventedEvidence {

    private static final List<String> NAMES =
            List.of("ecrit", "oral", "quiz", "etude-de-cas", "mission", "projet", "atelier");
    /** None of those of a block, which would stand in their way. */
    private static final List<String> SHARED_NAMES = List.of("epreuve-commune", "grand-oral", "dossier-commun");

    private static final List<String> KINDS =
            List.of("case-study", "assignment", "immersion", "situation", "quiz", "oral", "written", "project");
    private static final List<String> GROUNDS = Arrays.stream(Assessment.Ground.values())
            .map(ground -> ground.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    private static final String EVERY_COMPETENCY = "every-competency";

    private final Pieces pieces;
    private final Chance chance;
    private final boolean policy;

    /** Forms of resit that were used. */
    final Map<String, Object> formats = new LinkedHashMap<>();

    /** Windows that resits name. */
    final Set<String> windows = new LinkedHashSet<>();

    /** Kinds of evidence that were used. */
    final Map<String, Object> kinds = new LinkedHashMap<>();

    /** Where {@code policy}, the file says what all resits have in common. */
    InventedEvidence(Pieces pieces, Chance chance, boolean policy) {
        this.pieces = pieces;
        this.chance = chance;
        this.policy = policy;
    }

    /** So many assessments of a block, or of all. */
    Map<String, Object> assessments(@Nullable String block, int count) {
        Map<String, Object> assessments = new LinkedHashMap<>();
        for (String name : chance.shuffled(block == null ? SHARED_NAMES : NAMES).subList(0, count)) {
            assessments.put(name, assessment(name, block, List.of()));
        }
        return assessments;
    }

    /** An assessment that covers these competencies at least. */
    Map<String, Object> assessment(String name, @Nullable String block, List<String> covered) {
        List<String> every = pieces.competencies(block);
        Scale scale = chance.of(pieces.scales);
        boolean covering = !covered.isEmpty() || (!every.isEmpty() && chance.in(block == null ? 40 : 70));
        boolean formative = covered.isEmpty() && chance.in(12);
        Map<String, Object> fields = fields(chance.of(KINDS), name, scale);
        List<String> covers = covering && covered.isEmpty() ? chance.some(every, 1) : covered;
        String graded = graded(covering);
        if (covering) {
            fields.put("covers", covers.equals(every) && chance.in(70) ? EVERY_COMPETENCY : covers);
        }
        if (graded != null) {
            fields.put("graded", graded);
        }
        if (formative) {
            fields.put("formative", true);
        } else if (chance.in(55)) {
            fields.put("resit", resit());
        }
        boolean byCompetency = graded == null ? covering && scale.passing() == null : graded.equals("by-competency");
        pieces.exams.add(new Exam(full(name, block), block, scale, formative, byCompetency, false, covers));
        return fields;
    }

    private @Nullable String graded(boolean covering) {
        if (chance.in(50)) {
            return null;
        }
        return covering ? chance.of("once", "by-block", "by-competency") : chance.of("once", "by-block");
    }

    private Map<String, Object> fields(String kind, String name, Scale scale) {
        List<String> assessors = List.of("tutor", "expert", "trainer", "commission", "jury", "automatic");
        return YamlText.map(
                "kind", kind,
                "title", "Épreuve " + name,
                "scale", scale.name(),
                "by", chance.in(40) ? List.of("jury") : chance.some(assessors, 1),
                "evidence", chance.in(15) ? List.of(kindOfEvidence()) : null,
                "asked-of", askedOf(),
                "markers", chance.in(15) ? chance.between(1, 3) : null,
                "summons-days", chance.in(15) ? chance.between(0, 30) : null,
                "clause", chance.in(60) ? pieces.newClause() : null);
    }

    private String kindOfEvidence() {
        String code = "E" + chance.between(1, 3);
        kinds.put(code, "Preuve " + code);
        return code;
    }

    private @Nullable Object askedOf() {
        return !pieces.origins.isEmpty() && chance.in(15) ? chance.some(pieces.origins, 1) : null;
    }

    /** What the resits of a scheme, or one that differs, have in common. */
    Map<String, Object> resitPolicy() {
        return YamlText.map(
                "on",
                chance.some(GROUNDS, 1),
                "attempts",
                chance.between(1, 3),
                "lost-by",
                chance.in(40) ? "absent-unjustified" : null,
                "clause",
                chance.in(70) ? pieces.newClause() : null);
    }

    private Map<String, Object> resit() {
        Map<String, Object> resit = YamlText.map("as", chance.in(75) ? chance.of(KINDS) : format());
        LocalDate first = LocalDate.of(2026, 3, 1).plusDays(chance.between(0, 150));
        switch (chance.between(0, 6)) {
            case 0 -> resit.put("before", "jury");
            case 1 -> resit.put("until", first);
            case 2 -> resit.put("from", first);
            case 3 -> {
                resit.put("from", first);
                resit.put("until", first.plusDays(chance.between(0, 40)));
            }
            case 4 -> {
                resit.put("window", window());
                if (chance.in(30)) {
                    resit.put("before", "jury");
                }
            }
            default -> {}
        }
        if (!policy || chance.in(25)) {
            resit.putAll(resitPolicy());
        }
        return resit;
    }

    private String window() {
        String window = chance.of("ecrits", "oraux");
        windows.add(window);
        return window;
    }

    private String format() {
        String format = chance.of("oral-de-rattrapage", "dossier-repris");
        formats.put(format, "Rattrapage " + format);
        return format;
    }

    /** A reading of a document, and the interview on what it did not find acquired; the document is put in its place. */
    Map<String, Object> readingAndInterview(@Nullable String block, Map<String, Object> documents) {
        documents.put("portfolio", document("portfolio", block, true));
        List<String> every = pieces.competencies(block);
        Scale scale = pieces.scales.getFirst();
        boolean graded = !every.isEmpty();
        Map<String, Object> reading = fields("portfolio", "lecture", scale);
        reading.put("reads", "portfolio");
        Map<String, Object> interview = fields("interview", "entretien", scale);
        interview.put("completes", "lecture");
        for (Map<String, Object> fields : List.of(reading, interview)) {
            fields.remove("asked-of");
            if (graded) {
                fields.put("covers", EVERY_COMPETENCY);
            }
        }
        if (chance.in(20)) {
            interview.put("resit", resit());
        }
        for (String name : List.of("lecture", "entretien")) {
            pieces.exams.add(
                    new Exam(full(name, block), block, scale, false, graded && scale.passing() == null, false, every));
        }
        return YamlText.map("lecture", reading, "entretien", interview);
    }

    /** The last interview, once no block remains to be obtained. */
    Map<String, Object> lastInterview() {
        Scale scale = chance.of(pieces.scales);
        Map<String, Object> interview = fields("final-interview", "final", scale);
        interview.put("graded", "once");
        interview.put("at-last-block", true);
        pieces.exams.add(new Exam("entretien-final", null, scale, false, false, true, List.of()));
        return interview;
    }

    /** Some documents of a block, or of all. */
    Map<String, Object> documents(@Nullable String block, int count) {
        Map<String, Object> documents = new LinkedHashMap<>();
        for (String name : List.of("rapport", "livret", "note").subList(0, count)) {
            documents.put(name, document(name, block, false));
        }
        return documents;
    }

    private Map<String, Object> document(String name, @Nullable String block, boolean read) {
        pieces.documents.add(new Document(full(name, block), block));
        int most = chance.between(3, 12);
        List<Map<String, Object>> limits = new ArrayList<>(List.of(
                YamlText.map("at-most", most),
                YamlText.map("indicated", most),
                YamlText.map("at-most", most, "indicated", most - 2)));
        return YamlText.map(
                "title", "Document " + name,
                "pages", chance.in(40) ? chance.of(limits) : null,
                "situations-at-least", chance.in(25) ? chance.between(1, 3) : null,
                "asked-of", read ? null : askedOf(),
                "holds-back", chance.in(50) ? null : chance.in(50),
                "evidence", chance.in(15) ? List.of(kindOfEvidence()) : null,
                "clause", chance.in(60) ? pieces.newClause() : null);
    }

    private static String full(String name, @Nullable String block) {
        return block == null ? name : block + "." + name;
    }
}
