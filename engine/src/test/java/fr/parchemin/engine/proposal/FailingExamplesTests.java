package fr.parchemin.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.parchemin.engine.proposal.ExampleRun.Difference;
import fr.parchemin.engine.scheme.Example;
import fr.parchemin.engine.scheme.Reading;
import fr.parchemin.engine.scheme.SchemeReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of an example that fails: what was found, why, and on which line of the file the contrary was expected. */
class FailingExamplesTests {

    private static final String SCHEME = """
            scheme: small
            version: "1"
            kind: cqp
            title: Essai
            scales: {avis: {grades: {non: Non, oui: Oui}, passing: oui}}
            deliverables: {rapport: {title: Rapport}}
            blocks:
              B1:
                title: Un
                competencies: {C1: Une, C2: Deux}
                assessments:
                  oral: {kind: oral, title: Oral, scale: avis, by: [jury], covers: [C1, C2], clause: "Article 4"}
              B2:
                title: Deux
                assessments: {ecrit: {kind: written, title: Écrit, scale: avis, by: [jury]}}
                validated-when: {all: [{passed: ecrit}, {received: rapport}]}
            routes: {training: {title: Formation}}
            award: {when: {all: [every-block, {attendance-at-least: 0.85, clause: "Article 9"}]}, by: Jury}
            jury: {title: Jury, members: 2}
            documents: [{document: parchment, title: Parchemin}]
            examples:
              - name: Everything
                dossier:
                  route: training
                  asOf: 2026-06-01
                  juryDate: 2026-06-01
                  attendance: 0.849
                  results:
                    - {assessment: B1.oral, attempt: 1, on: 2026-05-02, competency: C1, grade: oui}
                    - {assessment: B1.oral, attempt: 1, on: 2026-05-02, competency: C2, grade: non}
                    - {assessment: B2.ecrit, attempt: 1, on: 2026-05-02, grade: oui}
                  deliverables: [{deliverable: rapport, receivedOn: 2026-05-02}]
                expect:
            """;

    private static List<Difference> differences(String expectation) {
        var text = SCHEME + expectation.indent(6);
        var read = (Reading.Read) SchemeReader.read("small.yaml", text);
        Example example = read.examples().getFirst();
        return ExampleRun.differences(Decider.of(read.scheme()), example);
    }

    /** The line of the file on which the words stand that are expected. */
    private static int line(String expectation, String words) {
        var lines = (SCHEME + expectation.indent(6)).lines().toList();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).contains(words)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException(words);
    }

    @Test
    void theOutcomeIsToldOnItsLineWithTheFindingsThatDecidedIt() {
        var expectation = "claim: SOME\noutcome: AWARD";

        assertThat(differences(expectation)).singleElement().satisfies(difference -> {
            assertThat(difference.place()).isEqualTo("outcome");
            assertThat(difference.line()).isEqualTo(line(expectation, "outcome: AWARD"));
            assertThat(difference.expected()).isEqualTo("AWARD");
            assertThat(difference.found()).isEqualTo("PARTIAL");
            assertThat(difference.because())
                    .extracting(Finding::rule, Finding::clause)
                    .contains(tuple(Reason.ATTENDANCE, "Article 9"), tuple(Reason.PASSING_GRADE, "Article 4"));
            assertThat(difference.because()).extracting(Finding::verdict).containsOnly(Verdict.UNMET);
        });
    }

    @Test
    void aBlockIsExplainedByItsOwnFindings() {
        var expectation = "blocks:\n  B2: NOT_VALIDATED\n  B1: VALIDATED";

        assertThat(differences(expectation))
                .satisfiesExactly(
                        second -> {
                            assertThat(second.line()).isEqualTo(line(expectation, "B2: NOT_VALIDATED"));
                            assertThat(second.found()).isEqualTo("VALIDATED");
                            assertThat(second.because())
                                    .extracting(Finding::subject)
                                    .contains("B2.ecrit")
                                    .doesNotContain("B1.oral/C1", "attendance");
                        },
                        first -> {
                            assertThat(first.line()).isEqualTo(line(expectation, "B1: VALIDATED"));
                            assertThat(first.found()).isEqualTo("NOT_VALIDATED");
                            assertThat(first.because())
                                    .extracting(Finding::subject)
                                    .contains("B1.oral/C2")
                                    .doesNotContain("B1.oral/C1", "attendance");
                        });
    }

    @Test
    void aCompetencyIsExplainedByWhatBearsOnIt() {
        var expectation = "competencies: {C1: NOT_ACQUIRED}";

        assertThat(differences(expectation)).singleElement().satisfies(difference -> {
            assertThat(difference.line()).isEqualTo(line(expectation, "competencies:"));
            assertThat(difference.found()).isEqualTo("ACQUIRED");
            assertThat(difference.because()).extracting(Finding::subject).containsExactly("B1.oral/C1");
        });
    }

    @Test
    void anActionAndAFindingAreToldOnTheirOwnLinesBesideThoseThatComeNearest() {
        var expectation = """
                actions:
                  - {action: RESIT, assessment: B1.oral}
                findings:
                  - {rule: attendance, found: 0.9}
                """;

        var found = differences(expectation);

        assertThat(found).anySatisfy(difference -> {
            assertThat(difference.line()).isEqualTo(line(expectation, "action: RESIT"));
            assertThat(difference.expected()).isEqualTo("{action: RESIT, assessment: B1.oral}");
        });
        assertThat(found).anySatisfy(difference -> {
            assertThat(difference.line()).isEqualTo(line(expectation, "rule: attendance"));
            assertThat(difference.found()).contains("found: 0.849").doesNotContain("passing-grade");
        });
    }

    @Test
    void anErrorIsToldWithItsPlaceAndWhatWasThere() {
        var read = (Reading.Read) SchemeReader.read(
                "small.yaml", (SCHEME + "outcome: AWARD".indent(6)).replace("attendance: 0.849", "attendance: 1.849"));

        assertThat(ExampleRun.differences(
                        Decider.of(read.scheme()), read.examples().getFirst()))
                .singleElement()
                .satisfies(difference -> assertThat(difference.found()).contains("out-of-range attendance 1.849"));
    }

    @Test
    void anErrorThatIsNotMadeIsToldWithTheOutcomeAndWhatDecidedIt() {
        var expectation = "errors: [out-of-range]";

        assertThat(differences(expectation)).singleElement().satisfies(difference -> {
            assertThat(difference.line()).isEqualTo(line(expectation, "errors:"));
            assertThat(difference.found()).isEqualTo("PARTIAL");
            assertThat(difference.because()).isNotEmpty();
        });
    }
}
