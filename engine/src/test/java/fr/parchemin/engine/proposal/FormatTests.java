package fr.parchemin.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.DossierReader;
import fr.parchemin.engine.dossier.DossierReading;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.scheme.Reading;
import fr.parchemin.engine.scheme.SchemeReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the format can say and the shipped schemes do not, on a fifth scheme: a file and no Java. */
class FormatTests {

    private static final String SCHEME = """
            scheme: cinquieme
            version: "2026"
            kind: title
            title: Un titre
            validity:
              registered-until: 2026-06-30
              last-award: 2026-12-31
              end: revision
              grace: {for: enrolled, until: 2027-06-30}
              replaced-by: sixieme
            scales:
              avis: {grades: {non: Non, oui: Oui}, passing: oui}
              note: {score: true, passing: 0.5}
            resits: {on: [failed], attempts: 2}
            blocks:
              A:
                title: Bloc A
                competencies: {A1: Une, A2: Deux}
                assessments:
                  oral: {kind: oral, title: Oral, scale: avis, by: [jury], covers: every-competency, resit: {as: oral}}
              B:
                title: Bloc B
                assessments:
                  quiz: {kind: quiz, title: Quiz, scale: note, by: [automatic]}
                  projet: {kind: project, title: Projet, scale: avis, by: [jury]}
                  ecrit: {kind: written, title: Écrit, scale: avis, by: [commission]}
                validated-when:
                  any:
                    - {score-at-least: {assessment: quiz, score: 0.8}}
                    - {at-least: {count: 2, of: [{passed: quiz}, {passed: projet}, {passed: ecrit}]}}
              C:
                title: Bloc C
                assessments:
                  dossier: {kind: case-study, title: Étude, scale: avis, by: [jury]}
                validated-when: {all: [{passed: dossier}, {validated: A}, {acquired: A1}]}
            routes:
              training: {title: Formation}
            award: {when: every-block, by: Un jury}
            later-sessions: {blocks: granted}
            correspondences:
              - {scheme: ancien, version: "2018", blocks: [X, Y], gives: [A]}
              - {scheme: ancien, blocks: [Z], gives: [B, C]}
            jury: {title: Un jury, members: 2}
            documents:
              - {document: parchment, title: Parchemin}
            """;

    private final Decider decider = Decider.of(read().scheme());

    private static Reading.Read read() {
        return switch (SchemeReader.read("cinquieme.yaml", SCHEME)) {
            case Reading.Read read -> read;
            case Reading.Faulty(var faults) -> throw new AssertionError(faults.toString());
        };
    }

    private Proposal propose(String facts) {
        String line = "{\"dossier\":\"d\",\"scheme\":\"cinquieme\",\"route\":\"training\"," + facts + "}";
        Dossier dossier = ((DossierReading.Read) DossierReader.read(line.getBytes(StandardCharsets.UTF_8))).dossier();
        return (Proposal) decider.propose(dossier);
    }

    private static String results(String... results) {
        return "\"asOf\":\"2026-06-01\",\"results\":[" + String.join(",", results) + "]";
    }

    private static String grade(String assessment, int attempt, String grade) {
        return "{\"assessment\":\"%s\",\"attempt\":%d,\"on\":\"2026-05-01\",\"grade\":\"%s\"}"
                .formatted(assessment, attempt, grade);
    }

    private static String score(String score) {
        return "{\"assessment\":\"B.quiz\",\"attempt\":1,\"on\":\"2026-05-01\",\"score\":" + score + "}";
    }

    private static Status status(Proposal proposal, int block) {
        return proposal.blocks().get(block).status();
    }

    @Test
    void anAlternativeIsMetByOneOfItsParts() {
        assertThat(status(propose(results(score("0.8"))), 1)).isEqualTo(Status.VALIDATED);
        assertThat(status(propose(results(score("0.79"))), 1)).isEqualTo(Status.IN_PROGRESS);
        assertThat(status(propose(results(score("0.79"), grade("B.projet", 1, "non"))), 1))
                .isEqualTo(Status.IN_PROGRESS);
        assertThat(status(propose(results(score("0.79"), grade("B.ecrit", 1, "oui"))), 1))
                .isEqualTo(Status.VALIDATED);
        assertThat(status(propose(results(score("0.49"), grade("B.ecrit", 1, "non"))), 1))
                .isEqualTo(Status.NOT_VALIDATED);
    }

    @Test
    void aBlockMayDependOnAnother() {
        String c = grade("C.dossier", 1, "oui");

        assertThat(status(propose(results(c)), 2)).isEqualTo(Status.IN_PROGRESS);
        assertThat(status(propose(results(c, grade("A.oral", 1, "oui"))), 2)).isEqualTo(Status.VALIDATED);
    }

    @Test
    void aSchemeMayGiveMoreThanOneResit() {
        String first = grade("A.oral", 1, "non");
        String second = grade("A.oral", 2, "non");
        String third = grade("A.oral", 3, "non");

        assertThat(status(propose(results(first, second)), 0)).isEqualTo(Status.IN_PROGRESS);
        assertThat(status(propose(results(first, second, grade("A.oral", 3, "oui"))), 0))
                .isEqualTo(Status.VALIDATED);
        Proposal last = propose(results(first, second, third, grade("A.oral", 4, "oui")));
        assertThat(status(last, 0)).isEqualTo(Status.NOT_VALIDATED);
        assertThat(last.findings()).extracting(Finding::rule).contains(Reason.RESIT_BEYOND_LIMIT);
    }

    @Test
    void severalOldBlocksGiveOneAndOneGivesSeveral() {
        String x = holding("ancien", "2018", "X", "2019-06-01");
        String y = holding("ancien", "2018", "Y", "2020-06-01");
        String z = holding("ancien", "2015", "Z", "2016-06-01");

        assertThat(status(propose(held(x)), 0)).isEqualTo(Status.IN_PROGRESS);
        assertThat(status(propose(held(x, y)), 0)).isEqualTo(Status.HELD);
        Proposal both = propose(held(z));
        assertThat(List.of(status(both, 1), status(both, 2))).containsOnly(Status.HELD);
        assertThat(propose(held(x, y, z)).outcome()).isEqualTo(Outcome.AWARD);
    }

    private static String holding(String scheme, String version, String block, String day) {
        return "{\"certificate\":\"block\",\"scheme\":\"%s\",\"version\":\"%s\",\"block\":\"%s\",\"awardedOn\":\"%s\"}"
                .formatted(scheme, version, block, day);
    }

    private static String held(String... holdings) {
        return "\"asOf\":\"2026-06-01\",\"holdings\":[" + String.join(",", holdings) + "]";
    }

    @Test
    void theDaysOfGraceAreForWhomTheSchemeNames() {
        assertThat(propose("\"asOf\":\"2026-06-30\"").outcome()).isEqualTo(Outcome.IN_PROGRESS);
        assertThat(propose("\"asOf\":\"2026-12-31\"").outcome()).isEqualTo(Outcome.IN_PROGRESS);
        assertThat(propose("\"asOf\":\"2027-01-01\"").outcome()).isEqualTo(Outcome.INELIGIBLE);
        assertThat(propose("\"asOf\":\"2026-12-31\",\"enrolledOn\":\"2026-07-01\"")
                        .outcome())
                .isEqualTo(Outcome.INELIGIBLE);
        assertThat(propose("\"asOf\":\"2027-06-30\",\"enrolledOn\":\"2026-06-30\"")
                        .outcome())
                .isEqualTo(Outcome.IN_PROGRESS);
        assertThat(propose("\"asOf\":\"2027-07-01\",\"enrolledOn\":\"2026-06-30\"")
                        .outcome())
                .isEqualTo(Outcome.INELIGIBLE);
    }

    @Test
    void theDayOfTheJuryDecidesWhereItIsSet() {
        assertThat(propose("\"asOf\":\"2026-06-01\",\"juryDate\":\"2027-07-01\"")
                        .outcome())
                .isEqualTo(Outcome.INELIGIBLE);
    }
}
