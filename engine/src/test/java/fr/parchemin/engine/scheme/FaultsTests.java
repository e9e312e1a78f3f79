package fr.parchemin.engine.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.engine.scheme.Fault.Code;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FaultsTests {

    @TestFactory
    List<DynamicTest> aFaultIsReportedAtItsPlaceAndNothingElseIs() {
        return FaultCase.all().stream()
                .map(fault -> DynamicTest.dynamicTest(fault.sentence(), fault::check))
                .toList();
    }

    @Test
    void everyKindOfFaultHasItsCase() {
        Set<Code> covered = FaultCase.all().stream().map(FaultCase::code).collect(Collectors.toSet());

        // What is wrong with a file as a whole is shown by HostileFilesTests.
        covered.addAll(EnumSet.of(Code.NOT_UTF8, Code.TOO_LARGE, Code.TOO_DEEP));
        assertThat(covered).containsExactlyInAnyOrder(Code.values());
    }

    @Test
    void whatMerelyFollowsFromAFaultIsNotToldAgain() {
        String misspelt = SmallScheme.with("covers: [C1, C2]", "cover: [C1, C2]");

        assertThat(SchemeFiles.faults(misspelt)).extracting(Fault::code).containsExactly(Code.UNKNOWN_KEY);
    }

    @Test
    void faultsThatHaveNothingToDoWithEachOtherAreBothTold() {
        String text = SmallScheme.with(
                        "      quiz:",
                        "      ecrit: {kind: written, title: Écrit, scale: avis, by: [jury]}\n      quiz:")
                .replace("every-block", "{all: [every-block, {attendance-at-least: 85}]}");

        assertThat(SchemeFiles.faults(text))
                .extracting(Fault::code)
                .containsExactly(Code.UNUSED_ASSESSMENT, Code.OUT_OF_RANGE);
    }

    @Test
    void everyKeyThatAMapMissesIsToldInOneRunWithItsLineAndColumn() {
        assertThat(SchemeFiles.faults("# Nothing yet.\ncertifiers: []\n"))
                .allSatisfy(fault -> {
                    assertThat(fault.code()).isEqualTo(Code.MISSING_KEY);
                    assertThat(fault.line()).isEqualTo(2);
                    assertThat(fault.column()).isEqualTo(1);
                })
                .extracting(Fault::expected)
                .containsExactly(
                        "scheme",
                        "version",
                        "kind",
                        "title",
                        "scales",
                        "blocks",
                        "routes",
                        "award",
                        "jury",
                        "documents");
    }

    @Test
    void whatEveryMapMissesIsToldInTheSameRun() {
        String text = """
                scheme: x
                version: "1"
                kind: cqp
                title: {en: T}
                scales: {a: {}}
                resits: {clause: ours}
                modules: {m: {}}
                deliverables: {d: {}}
                blocks:
                  B1:
                    assessments: {oral: {covers: [C1], resit: {clause: ours}}}
                    competencies: {C1: {acquired-when: {score-at-least: {}}}}
                    criteria: [{observed: []}]
                routes: {training: {}}
                award: {clause: ours}
                jury: {accredited: true}
                documents: [{clause: ours}]
                certifiers: [{}]
                register: {level: 5}
                validity: {grace: {clause: ours}}
                correspondences: [{clause: ours}]
                examples: [{}]
                """;

        assertThat(SchemeFiles.faults(text))
                .filteredOn(fault -> fault.code() == Code.MISSING_KEY)
                .extracting(Fault::path)
                .contains(
                        "title.fr",
                        "scales.a.grades",
                        "scales.a.passing",
                        "resits.on",
                        "resits.attempts",
                        "modules.m.title",
                        "deliverables.d.title",
                        "blocks.B1.title",
                        "blocks.B1.assessments.oral.kind",
                        "blocks.B1.assessments.oral.title",
                        "blocks.B1.assessments.oral.scale",
                        "blocks.B1.assessments.oral.by",
                        "blocks.B1.assessments.oral.resit.as",
                        "blocks.B1.competencies.C1.title",
                        "blocks.B1.competencies.C1.acquired-when.score-at-least.assessment",
                        "blocks.B1.competencies.C1.acquired-when.score-at-least.score",
                        "blocks.B1.criteria[0].title",
                        "blocks.B1.criteria[0].competencies",
                        "routes.training.title",
                        "award.when",
                        "award.by",
                        "jury.title",
                        "jury.members",
                        "documents[0].document",
                        "documents[0].title",
                        "certifiers[0].name",
                        "register.number",
                        "validity.grace.for",
                        "validity.grace.until",
                        "correspondences[0].scheme",
                        "correspondences[0].blocks",
                        "correspondences[0].gives",
                        "examples[0].name",
                        "examples[0].expect");
    }
}
