package fr.parchemin.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.engine.scheme.Example;
import fr.parchemin.engine.scheme.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTests {

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "schemes"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @TestFactory
    List<DynamicTest> everyExampleOfTheShippedSchemesHolds() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files()) {
            Reading.Read read = Shipped.read(file);
            Decider decider = Decider.of(read.scheme());
            for (Example example : read.examples()) {
                String name = read.scheme().id() + ": " + example.name();
                tests.add(DynamicTest.dynamicTest(
                        name,
                        () -> assertThat(ExampleRun.differences(decider, example))
                                .isEmpty()));
            }
        }
        return tests;
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyShippedSchemePinsItsRulesWithAtLeastTwelveExamples(Path file) {
        assertThat(Shipped.read(file).examples()).hasSizeGreaterThanOrEqualTo(12);
    }
}
