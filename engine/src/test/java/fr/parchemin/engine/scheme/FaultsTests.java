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
}
