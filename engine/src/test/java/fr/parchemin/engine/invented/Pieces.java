package fr.parchemin.engine.invented;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a scheme is made of, as far as its rules may name it. */
final class Pieces {

    /**
     * A scale.
     *
     * @param passing the passing score, absent on a scale of grades
     */
    record Scale(String name, @Nullable BigDecimal passing) {}

    /**
     * An assessment.
     *
     * @param covers the competencies, empty: it bears on its block or on the certification as a whole
     */
    record Exam(
            String id,
            @Nullable String block,
            Scale scale,
            boolean formative,
            boolean byCompetency,
            boolean atLastBlock,
            List<String> covers) {}

    /** A document that is handed in. */
    record Document(String id, @Nullable String block) {}

    final List<Scale> scales = new ArrayList<>();
    final List<String> origins = new ArrayList<>();
    final List<String> modules = new ArrayList<>();
    final Map<String, List<String>> competencies = new LinkedHashMap<>();
    final List<Exam> exams = new ArrayList<>();
    final List<Document> documents = new ArrayList<>();
    /** The assessments on which a rule depends. */
    final Set<String> used = new HashSet<>();

    private int clauses;

    List<String> blocks() {
        return List.copyOf(competencies.keySet());
    }

    List<String> everyCompetency() {
        return competencies.values().stream().flatMap(List::stream).toList();
    }

    /** The competencies of a block, or of all. */
    List<String> competencies(@Nullable String block) {
        return block == null ? everyCompetency() : competencies.getOrDefault(block, List.of());
    }

    List<Exam> certifying() {
        return exams.stream().filter(exam -> !exam.formative()).toList();
    }

    /** A clause that nothing else of the scheme has. */
    String newClause() {
        return "§ " + ++clauses;
    }
}
