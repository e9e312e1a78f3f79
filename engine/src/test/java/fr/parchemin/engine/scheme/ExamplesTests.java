package fr.parchemin.engine.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.engine.scheme.Expectation.Part;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExamplesTests {

    @Test
    void anExampleIsTheDossierItIsLikeWithWhatDiffers() {
        Example example = example("like: base", "dossier: {attendance: 0.849, juryDate: null}");

        assertThat(example.dossier()).isEqualTo("""
                        {"dossier":"One","scheme":"small","version":"1","route":"training","asOf":"2026-06-20",\
                        "attendance":0.849,"results":[\
                        {"assessment":"B1.oral","attempt":1,"on":"2026-05-18","grade":"bon"},\
                        {"assessment":"B1.quiz","attempt":1,"on":"2026-05-18","grade":"bon"}]}""");
    }

    @Test
    void anEntryReplacesTheOneWithTheSameIdentityAndAnotherIsAdded() {
        Example example = example(
                "like: base",
                "dossier: {results: [{assessment: B1.oral, attempt: 1, on: 2026-05-19, absence: justified},"
                        + " {assessment: B1.oral, attempt: 2, on: 2026-05-20, awaited: true}]}");

        assertThat(example.dossier()).contains("""
                        "results":[\
                        {"assessment":"B1.oral","attempt":1,"on":"2026-05-19","absence":"justified"},\
                        {"assessment":"B1.quiz","attempt":1,"on":"2026-05-18","grade":"bon"},\
                        {"assessment":"B1.oral","attempt":2,"on":"2026-05-20","awaited":true}]""");
    }

    @Test
    void whatIsLeftOutIsLeftOutBeforeWhatDiffersIsAdded() {
        Example example = example(
                "like: base",
                "without: [B1.oral]",
                "dossier: {results: [{assessment: B1.oral, attempt: 2, on: 2026-05-20, grade: bon}]}");

        assertThat(example.dossier())
                .contains("\"results\":[{\"assessment\":\"B1.quiz\"")
                .contains("\"assessment\":\"B1.oral\",\"attempt\":2")
                .doesNotContain("\"assessment\":\"B1.oral\",\"attempt\":1");
    }

    @Test
    void entriesWrittenTwiceStayTwoSoThatARepetitionCanBeShown() {
        Example example = example(
                "like: base",
                "dossier: {results: [{assessment: B1.oral, attempt: 1, on: 2026-05-19, grade: bon},"
                        + " {assessment: B1.oral, attempt: 1, on: 2026-05-20, grade: bon}]}");

        assertThat(example.dossier())
                .contains("\"B1.oral\",\"attempt\":1,\"on\":\"2026-05-19\"")
                .contains("\"B1.oral\",\"attempt\":1,\"on\":\"2026-05-20\"")
                .doesNotContain("\"B1.oral\",\"attempt\":1,\"on\":\"2026-05-18\"");
    }

    @Test
    void holdingsAreAlwaysAdded() {
        Example example = example(
                "dossier: {route: training, holdings: [{certificate: block, scheme: small, block: B1, awardedOn: 2025-01-01},"
                        + " {certificate: block, scheme: small, block: B1, awardedOn: 2025-01-01}]}");

        assertThat(example.dossier()).isEqualTo("""
                        {"dossier":"One","scheme":"small","version":"1","route":"training","holdings":[\
                        {"certificate":"block","scheme":"small","block":"B1","awardedOn":"2025-01-01"},\
                        {"certificate":"block","scheme":"small","block":"B1","awardedOn":"2025-01-01"}]}""");
    }

    @Test
    void nothingInPlaceOfAListRemovesItWhole() {
        assertThat(example("like: base", "dossier: {results: null}").dossier()).doesNotContain("results");
    }

    @Test
    void aQuotedNumberStaysATextSoThatAWrongDossierCanBeShown() {
        Example example = example("like: base", "dossier: {attendance: \"0.9\", unknown: [1, {a: ~}]}");

        assertThat(example.dossier()).contains("\"attendance\":\"0.9\"").contains("\"unknown\":[1,{\"a\":null}]");
    }

    @Test
    void theExpectationKeepsTheLineOfEachPart() {
        Reading.Read read = SchemeFiles.read(SchemeFiles.jnac());

        Example absence = read.examples().get(2);

        assertThat(read.examples()).hasSize(4);
        assertThat(absence.line()).isEqualTo(150);
        assertThat(absence.clause()).isEqualTo("000, Pas de rattrapage en cas d'absence injustifiée");
        assertThat(absence.expectation())
                .isEqualTo(new Expectation(
                        "PARTIAL",
                        null,
                        Map.of("B3", "NOT_VALIDATED"),
                        Map.of(),
                        List.of(),
                        List.of(
                                new Part(
                                        161,
                                        Map.of(
                                                "rule", "passing-grade",
                                                "subject", "B3.mission-action",
                                                "verdict", "UNMET")),
                                new Part(162, Map.of("rule", "block-lost", "subject", "B3"))),
                        null,
                        Map.of(
                                "",
                                157,
                                "outcome",
                                157,
                                "blocks",
                                158,
                                "blocks.B3",
                                158,
                                "actions",
                                159,
                                "findings",
                                160)));
    }

    @Test
    void whatIsNotExpectedIsNotLookedAt() {
        Expectation expectation =
                SchemeFiles.read(SchemeFiles.jnac()).examples().getLast().expectation();

        assertThat(expectation.actions()).isNull();
        assertThat(expectation.errors()).isNull();
        assertThat(expectation.blocks()).isEmpty();
    }

    @Test
    void theCompetenciesOfAnActionStandInTheOrderOfTheScheme() {
        Expectation expectation = example(
                        "like: base", "expect: {actions: [{action: SIT, competencies: [C2, C1], from: 2026-05-01}]}")
                .expectation();

        assertThat(expectation.actions())
                .extracting(Part::fields)
                .containsExactly(Map.of("action", "SIT", "competencies", "C1,C2", "from", "2026-05-01"));
    }

    private static Example example(String... parts) {
        String expect = String.join("", parts).contains("expect:") ? "" : "    expect: {errors: [wrong-type]}\n";
        return SchemeFiles.read(SmallScheme.text()
                        + """
                        example-dossiers:
                          base:
                            route: training
                            asOf: 2026-06-20
                            juryDate: 2026-07-01
                            attendance: 0.93
                            results:
                              - {assessment: B1.oral, attempt: 1, on: 2026-05-18, grade: bon}
                              - {assessment: B1.quiz, attempt: 1, on: 2026-05-18, grade: bon}
                        examples:
                          - name: One
                        """
                        + expect
                        + String.join(
                                "",
                                List.of(parts).stream()
                                        .map(part -> "    " + part + "\n")
                                        .toList()))
                .examples()
                .getFirst();
    }
}
