package fr.parchemin.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The laws can be broken: whoever decides wrong is caught, by the law that is there for it. */
class SpoiltDecidersTests {

    @TestFactory
    Stream<DynamicTest> whoeverDecidesWrongIsCaught() {
        List<LawSearch.Subject> subjects = LawSearch.few();
        return Spoilt.all().stream()
                .map(spoilt -> DynamicTest.dynamicTest(spoilt.name(), () -> {
                    Optional<LawSearch.Found> found =
                            LawSearch.firstBreach(spoilt.law(), subjects, decider -> spoilt.decider(decider::propose));

                    assertThat(found).isPresent();
                }));
    }

    @Test
    void everyLawIsThereForSomething() {
        Set<Law> caught = Spoilt.all().stream()
                .map(Spoilt::law)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Law.class)));

        assertThat(caught).containsExactly(Law.values());
    }
}
