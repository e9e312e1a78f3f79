package fr.parchemin.engine.invented;

import fr.parchemin.engine.invented.InventedRules.Site;
import fr.parchemin.engine.invented.InventedRules.Standing;
import fr.parchemin.engine.invented.Pieces.Exam;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Invents the blocks with all that is in them, and the rules of blocks and award, so that every assessment serves. */
final class InventedBlocks {

    private static final int MOST_BLOCKS = 5;
    private static final int MOST_COMPETENCIES = 4;

    private final Pieces pieces;
    private final Chance chance;
    private final InventedEvidence evidence;
    private final Map<String, Map<String, Object>> assessments = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
    final Map<String, Object> sharedAssessments = new LinkedHashMap<>();
    final Map<String, Object> sharedDocuments = new LinkedHashMap<>();

    InventedBlocks(Pieces pieces, Chance chance, InventedEvidence evidence) {
        this.pieces = pieces;
        this.chance = chance;
        this.evidence = evidence;
    }

    /** Names the blocks and competencies, and invents the evidence of them all. */
    void inventEvidence() {
        nameAll();
        sharedDocuments.putAll(evidence.documents(null, chance.of(0, 0, 1, 2)));
        sharedAssessments.putAll(evidence.assessments(null, chance.of(0, 0, 0, 1, 2)));
        if (chance.in(15) && !pieces.everyCompetency().isEmpty()) {
            sharedAssessments.putAll(evidence.readingAndInterview(null, sharedDocuments));
        }
        if (chance.in(25)) {
            sharedAssessments.put("entretien-final", evidence.lastInterview());
        }
        for (String block : pieces.blocks()) {
            evidenceOf(block);
        }
    }

    private void nameAll() {
        int competency = 0;
        boolean everywhere = chance.in(30);
        int blocks = chance.between(1, MOST_BLOCKS);
        for (int block = 1; block <= blocks; block++) {
            List<String> competencies = new ArrayList<>();
            int count = everywhere || chance.in(50) ? chance.between(1, MOST_COMPETENCIES) : 0;
            for (int i = 0; i < count; i++) {
                competencies.add("C" + ++competency);
            }
            pieces.competencies.put("B" + block, competencies);
        }
    }

    private void evidenceOf(String block) {
        boolean needed = pieces.competencies(block).isEmpty();
        Map<String, Object> own = evidence.assessments(block, chance.between(needed ? 1 : 0, 3));
        Map<String, Object> papers = evidence.documents(block, chance.of(0, 0, 0, 1));
        if (chance.in(12) && !needed && !sharedAssessments.containsKey("lecture")) {
            own.putAll(evidence.readingAndInterview(block, papers));
        }
        List<String> uncovered = new ArrayList<>(pieces.competencies(block));
        pieces.certifying().forEach(exam -> uncovered.removeAll(exam.covers()));
        if (!uncovered.isEmpty()) {
            own.put("tuteur", evidence.assessment("tuteur", block, uncovered));
        }
        assessments.put(block, own);
        documents.put(block, papers);
    }

    /** The blocks, each with its rule. */
    Map<String, Object> blocks(InventedRules rules) {
        Map<String, Object> blocks = new LinkedHashMap<>();
        for (String block : pieces.blocks()) {
            blocks.put(block, block(block, rules));
        }
        return blocks;
    }

    private Map<String, Object> block(String block, InventedRules rules) {
        List<String> codes = pieces.competencies(block);
        Map<String, Object> competencies = new LinkedHashMap<>();
        codes.forEach(code -> competencies.put(code, competency(block, code, rules)));
        Map<String, Object> fields = YamlText.map("title", "Bloc " + block);
        putSome(fields, "competencies", competencies);
        putSome(fields, "assessments", assessments.getOrDefault(block, Map.of()));
        putSome(fields, "deliverables", documents.getOrDefault(block, Map.of()));
        if (!codes.isEmpty() && chance.in(20)) {
            Map<String, Object> criterion = YamlText.map(
                    "title", "Critère", "competencies", chance.some(codes, 1), "observed", List.of("Fait"));
            fields.put("criteria", List.of(criterion));
        }
        Object rule = validatedWhen(block, rules);
        if (rule != null) {
            fields.put("validated-when", rule);
        }
        if (chance.in(70)) {
            fields.put("clause", pieces.newClause());
        }
        return fields;
    }

    private static void putSome(Map<String, Object> fields, String key, Map<String, Object> parts) {
        if (!parts.isEmpty()) {
            fields.put(key, parts);
        }
    }

    private Object competency(String block, String code, InventedRules rules) {
        String title = "Compétence " + code;
        if (chance.in(25)) {
            Object rule = rules.rule(new Site(Standing.COMPETENCY, block, code, 1));
            return YamlText.map("title", title, "acquired-when", rule);
        }
        pieces.certifying().stream()
                .filter(exam -> exam.covers().contains(code))
                .forEach(exam -> pieces.used.add(exam.id()));
        return chance.in(20) ? YamlText.map("fr", title, "en", "Competency " + code) : title;
    }

    /** The rule of a block; absent where every competency is what it asks. */
    private @Nullable Object validatedWhen(String block, InventedRules rules) {
        boolean some = !pieces.competencies(block).isEmpty();
        List<Object> parts = new ArrayList<>();
        if (!some || chance.in(50)) {
            parts.add(rules.rule(new Site(Standing.BLOCK, block, null, 0)));
        } else if (chance.in(60)) {
            parts.add(rules.written("every-competency", true));
        }
        int asked = parts.size();
        parts.addAll(unused(block, rules));
        if (asked == 0 && !parts.isEmpty()) {
            parts.addFirst(rules.written("every-competency", true));
        }
        return together(parts, rules);
    }

    /** A rule for each assessment of which none has spoken. */
    private List<Object> unused(@Nullable String block, InventedRules rules) {
        List<Object> parts = new ArrayList<>();
        for (Exam exam : pieces.certifying()) {
            boolean concerned = block == null || block.equals(exam.block());
            if (concerned && pieces.used.add(exam.id())) {
                parts.add(rules.written("passed", exam.id()));
            }
        }
        return parts;
    }

    private static @Nullable Object together(List<Object> parts, InventedRules rules) {
        if (parts.isEmpty()) {
            return null;
        }
        return parts.size() == 1 ? parts.getFirst() : rules.written("all", parts);
    }

    /** The rule of the award. */
    Object award(InventedRules rules) {
        Site site = new Site(Standing.AWARD, null, null, 1);
        List<Object> parts = new ArrayList<>();
        boolean everyBlock = chance.in(75);
        if (everyBlock) {
            parts.add(rules.written("every-block", true));
        }
        int more = chance.between(everyBlock ? 0 : 1, 2);
        for (int i = 0; i < more; i++) {
            parts.add(rules.rule(site));
        }
        parts.addAll(unused(null, rules));
        Object rule = together(chance.shuffled(parts), rules);
        return rule == null ? rules.written("every-block", true) : rule;
    }
}
