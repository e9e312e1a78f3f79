package fr.parchemin.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import groovy.json.JsonSlurper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecondReadingTests {

    private static final long SEED = 30_11_2026;
    private static final int DOSSIERS = Boolean.getBoolean("parchemin.proofs") ? 100_000 : 10_000;
    private static final int TOLD = 300;

    private static final SecondReading SECOND = new SecondReading(EngineLine.ofTheShippedSchemes());

    @Test
    void theEngineAndTheSecondReadingAgreeOnRandomDossiers() {
        assertThat(disagreements(random(_ -> true))).isEmpty();
    }

    @Test
    void theEngineAndTheSecondReadingAgreeOnTheContestedDossiers() {
        assertThat(disagreements(lines("contested.jsonl"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contestedAnswers")
    @SuppressWarnings("unchecked")
    void theSecondReadingAnswersTheContestedDossiersAsTheDesignDoes(Map<String, Object> answer) {
        Map<String, Object> dossier = lines("contested.jsonl").stream()
                .filter(line -> line.get("dossier").toString().startsWith(answer.get("case") + " "))
                .findFirst()
                .orElseThrow();

        Map<String, Object> read = SECOND.read(dossier);

        assertThat(read.containsKey("errors")).isEqualTo(answer.containsKey("refused"));
        answer.forEach((part, value) -> {
            switch (part) {
                case "outcome" -> assertThat(read).contains(entry(part, value));
                case "noted", "actions" ->
                    assertThat((Iterable<Object>) read.get(part)).containsExactlyElementsOf((List<Object>) value);
                default -> {}
            }
        });
    }

    static List<Map<String, Object>> contestedAnswers() {
        return lines("contested-answers.jsonl");
    }

    private static List<Map<String, Object>> random(Predicate<String> ofScheme) {
        return SECOND.dossiers(SEED, DOSSIERS).stream()
                .filter(dossier -> ofScheme.test((String) dossier.get("scheme")))
                .toList();
    }

    private static List<String> disagreements(List<Map<String, Object>> dossiers) {
        List<Map<String, Object>> disagreed = new ArrayList<>(dossiers);
        disagreed.removeIf(dossier -> SECOND.differences(dossier).isEmpty());
        return SECOND.told(disagreed.subList(0, Math.min(TOLD, disagreed.size())));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> lines(String resource) {
        JsonSlurper json = new JsonSlurper();
        return SecondReading.text(resource)
                .lines()
                .map(line -> (Map<String, Object>) json.parseText(line))
                .toList();
    }
}
