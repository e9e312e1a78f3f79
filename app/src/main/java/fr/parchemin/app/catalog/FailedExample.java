package fr.parchemin.app.catalog;

import fr.parchemin.engine.proposal.Decider;
import fr.parchemin.engine.proposal.ExampleRun;
import fr.parchemin.engine.proposal.ExampleRun.Difference;
import fr.parchemin.engine.scheme.Example;
import java.util.List;

/**
 * A worked example of a scheme file that the rules of the file do not give.
 *
 * @param name what the example shows
 * @param line the line of the file where it begins, from 1
 * @param differences what is not as expected, at least one
 */
public record FailedExample(String name, int line, List<Difference> differences) {

    /** Those of all the examples that fail. */
    static List<FailedExample> among(List<Example> examples, Decider decider) {
        return examples.stream()
                .map(example ->
                        new FailedExample(example.name(), example.line(), ExampleRun.differences(decider, example)))
                .filter(example -> !example.differences().isEmpty())
                .toList();
    }
}
