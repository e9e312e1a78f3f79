package fr.parchemin.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The laws, over schemes that nobody wrote. {@code -Pproofs} looks through ten times as many. */
class LawsOfEverySchemeTests {

    /** Those that the engine does not keep yet: {@code -Dparchemin.laws=true} runs them too. */
    private static final Set<Law> NOT_KEPT_YET = LawSearch.WHOLE
            ? EnumSet.of(Law.REASONS, Law.ACTIONS, Law.MARKS, Law.OFFERS, Law.END)
            : EnumSet.noneOf(Law.class);

    @TestFactory
    Stream<DynamicTest> everyLawHoldsUnderEveryScheme() {
        List<LawSearch.Subject> subjects = LawSearch.subjects();
        return Arrays.stream(Law.values())
                .map(law -> DynamicTest.dynamicTest(law.name(), () -> {
                    assumeTrue(!NOT_KEPT_YET.contains(law) || Boolean.getBoolean("parchemin.laws"));

                    assertThat(LawSearch.firstBreach(law, subjects, decider -> decider::propose))
                            .isEmpty();
                }));
    }
}
