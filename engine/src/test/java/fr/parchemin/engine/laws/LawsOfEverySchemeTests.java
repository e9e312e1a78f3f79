package fr.parchemin.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The laws, over schemes that nobody wrote. {@code -Pproofs} looks through ten times as many. */
class LawsOfEverySchemeTests {

    @TestFactory
    Stream<DynamicTest> everyLawHoldsUnderEveryScheme() {
        List<LawSearch.Subject> subjects = LawSearch.subjects();
        return Arrays.stream(Law.values())
                .map(law -> DynamicTest.dynamicTest(
                        law.name(),
                        () -> assertThat(LawSearch.firstBreach(law, subjects, decider -> decider::propose))
                                .isEmpty()));
    }
}
