package fr.parchemin.engine.invented;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.Decider;
import fr.parchemin.engine.proposal.ExampleRun;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.scheme.Example;
import fr.parchemin.engine.scheme.Reading;
import fr.parchemin.engine.scheme.Rule;
import fr.parchemin.engine.scheme.SchemeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is invented is a scheme as its writer may write it, and reaches all that schemes can say. */
class InventedSchemesTests {

    private static final int SCHEMES = 60;
    private static final int DOSSIERS = 40;

    private static final List<InventedScheme> INVENTED =
            LongStream.rangeClosed(1, SCHEMES).mapToObj(InventedScheme::of).toList();

    @Test
    void theSameSeedGivesTheSameFile() {
        assertThat(InventedScheme.of(7).yaml()).isEqualTo(INVENTED.get(6).yaml());
        assertThat(INVENTED.get(7).yaml()).isNotEqualTo(INVENTED.get(6).yaml());
    }

    @Test
    void everyExampleHolds() {
        for (InventedScheme invented : INVENTED) {
            Decider decider = Decider.of(invented.scheme());
            for (Example example : read(invented).examples()) {
                assertThat(ExampleRun.differences(decider, example))
                        .as("seed %d, %s%n%s", invented.seed(), example.name(), invented.yaml())
                        .isEmpty();
            }
        }
    }

    private static Reading.Read read(InventedScheme invented) {
        return (Reading.Read) SchemeReader.read("invented.yaml", invented.yaml());
    }

    @Test
    void everyFileFollowsTheJsonSchema() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("..", "schemes", "scheme.schema.json")));
        for (InventedScheme invented : INVENTED) {
            assertThat(schema.validate(invented.yaml(), InputFormat.YAML))
                    .as("seed %d%n%s", invented.seed(), invented.yaml())
                    .isEmpty();
        }
    }

    @Test
    void everyKindOfRuleIsInvented() {
        String all = INVENTED.stream()
                .map(InventedScheme::scheme)
                .map(Object::toString)
                .collect(Collectors.joining());

        assertThat(Stream.of(Rule.class, Rule.Fact.class)
                        .flatMap(kinds -> Arrays.stream(kinds.getPermittedSubclasses()))
                        .filter(kind -> !kind.isInterface())
                        .map(kind -> kind.getSimpleName() + "["))
                .allSatisfy(kind -> assertThat(all).contains(kind));
    }

    @Test
    void someSchemesHaveNoExampleAndSomeHaveNoneInProgress() {
        Set<String> found = INVENTED.stream()
                .map(InventedSchemesTests::read)
                .map(InventedSchemesTests::examples)
                .collect(Collectors.toSet());

        assertThat(found).contains("none", "all decided", "some in progress");
    }

    private static String examples(Reading.Read read) {
        if (read.examples().isEmpty()) {
            return "none";
        }
        boolean open = read.examples().stream()
                .anyMatch(example -> "IN_PROGRESS".equals(example.expectation().outcome()));
        return open ? "some in progress" : "all decided";
    }

    @Test
    void inventedDossiersReachEveryOutcomeAndFewContradictThemselves() {
        Map<Outcome, Integer> reached = new EnumMap<>(Outcome.class);
        int contradictions = 0;
        for (InventedScheme invented : INVENTED) {
            Decider decider = Decider.of(invented.scheme());
            InventedDossiers dossiers = new InventedDossiers(invented.scheme(), new Chance(invented.seed()));
            for (int i = 0; i < DOSSIERS; i++) {
                switch (decider.propose(dossiers.next())) {
                    case Answer.Contradiction _ -> contradictions++;
                    case Proposal proposal -> reached.merge(proposal.outcome(), 1, Integer::sum);
                }
            }
        }

        assertThat(reached).containsOnlyKeys(Outcome.values());
        assertThat(reached.values()).allMatch(count -> count > SCHEMES * DOSSIERS / 50);
        assertThat(contradictions).isLessThan(SCHEMES * DOSSIERS / 5);
    }
}
