package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.dossier.DossierReader;
import fr.parchemin.engine.dossier.DossierReading;
import fr.parchemin.engine.scheme.Example;
import fr.parchemin.engine.scheme.Expectation;
import fr.parchemin.engine.scheme.Expectation.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs a worked example of a scheme file and compares the proposal with what its author expects. */
public final class ExampleRun {

    private final Example example;
    private final List<Difference> differences = new ArrayList<>();

    private ExampleRun(Example example) {
        this.example = example;
    }

    /**
     * Where a proposal is not what its example expects.
     *
     * @param line the line of the file on which the expectation stands, from 1
     * @param place what was compared, such as {@code outcome} or {@code blocks.B1}
     * @param because the findings that decided what was found; none where no proposal was made or none decided it
     */
    public record Difference(int line, String place, String expected, String found, List<Finding> because) {}

    /** Everything in which the example fails; empty when it holds. */
    public static List<Difference> differences(Decider decider, Example example) {
        ExampleRun run = new ExampleRun(example);
        switch (DossierReader.read(example.dossier().getBytes(StandardCharsets.UTF_8))) {
            case DossierReading.Unreadable(var _, var faults) -> run.compareErrors(faults);
            case DossierReading.Read(var dossier) -> run.compare(decider.propose(dossier));
        }
        return run.differences;
    }

    private void compare(Answer answer) {
        switch (answer) {
            case Answer.Contradiction(var _, var faults) -> compareErrors(faults);
            case Proposal proposal -> compare(proposal);
        }
    }

    private void compareErrors(List<DossierFault> faults) {
        List<String> found = faults.stream()
                .map(fault -> ProposalWriter.kebab(fault.code()))
                .sorted()
                .toList();
        List<String> expected = example.expectation().errors() == null
                ? List.of()
                : example.expectation().errors().stream().sorted().toList();
        if (!found.equals(expected)) {
            List<String> described = faults.stream().map(ExampleWords::of).toList();
            differ(
                    lineOf("errors"),
                    "errors",
                    ExampleWords.listed(expected),
                    ExampleWords.listed(described),
                    List.of());
        }
    }

    private void compare(Proposal proposal) {
        Expectation expected = example.expectation();
        if (expected.errors() != null) {
            String made = proposal.outcome().name();
            differ(
                    lineOf("errors"),
                    "errors",
                    ExampleWords.listed(expected.errors()),
                    made,
                    new Causes(proposal).ofWhole(made));
            return;
        }
        Causes causes = new Causes(proposal);
        same("outcome", expected.outcome(), proposal.outcome().name(), causes::ofWhole);
        same("claim", expected.claim(), proposal.claim().name(), causes::ofWhole);
        Map<String, String> blocks = new TreeMap<>();
        Map<String, String> competencies = new TreeMap<>();
        for (BlockProposal block : proposal.blocks()) {
            blocks.put(block.block(), block.status().name());
            block.competencies()
                    .forEach(competency -> competencies.put(
                            competency.competency(), competency.status().name()));
        }
        expected.blocks()
                .forEach((block, status) ->
                        same("blocks." + block, status, blocks.get(block), found -> causes.ofBlock(block, found)));
        expected.competencies()
                .forEach((competency, status) -> same(
                        "competencies." + competency,
                        status,
                        competencies.get(competency),
                        found -> causes.ofCompetency(competency, found)));
        compareActions(expected.actions(), proposal);
        compareFindings(expected.findings(), proposal.findings());
    }

    private void same(
            String place, @Nullable String expected, @Nullable String found, Function<String, List<Finding>> because) {
        if (expected != null && !expected.equals(found)) {
            differ(
                    lineOf(place),
                    place,
                    expected,
                    found == null ? ExampleWords.NOTHING : found,
                    found == null ? List.of() : because.apply(found));
        }
    }

    private void differ(int line, String place, String expected, String found, List<Finding> because) {
        differences.add(new Difference(line, place, expected, found, because));
    }

    /** Where the file expects something, or else expects anything. */
    private int lineOf(String place) {
        Map<String, Integer> lines = example.expectation().lines();
        return lines.getOrDefault(place, lines.getOrDefault("", example.line()));
    }

    /** Every action expected is proposed, and none besides. */
    private void compareActions(@Nullable List<Part> expected, Proposal proposal) {
        if (expected == null) {
            return;
        }
        List<Finding> because = new Causes(proposal).ofWhole(proposal.outcome().name());
        List<Map<String, String>> left = new ArrayList<>(
                proposal.nextActions().stream().map(ExampleWords::of).toList());
        for (Part part : expected) {
            if (!left.remove(firstWith(left, part))) {
                List<String> near = nearest(left, "action", part);
                differ(part.line(), "actions", ExampleWords.listed(part.fields()), ExampleWords.listed(near), because);
            }
        }
        if (!left.isEmpty()) {
            List<String> more = left.stream().map(ExampleWords::listed).toList();
            differ(lineOf("actions"), "actions", ExampleWords.NOTHING, ExampleWords.listed(more), because);
        }
    }

    /** Those that bear the word of what is missed, else all. */
    private static List<String> nearest(List<Map<String, String>> found, String word, Part missed) {
        List<Map<String, String>> near = found.stream()
                .filter(words -> Objects.equals(words.get(word), missed.fields().get(word)))
                .toList();
        return (near.isEmpty() ? found : near)
                .stream().map(ExampleWords::listed).toList();
    }

    private void compareFindings(List<Part> expected, List<Finding> findings) {
        List<Map<String, String>> found =
                findings.stream().map(ExampleWords::of).toList();
        for (Part part : expected) {
            if (firstWith(found, part) == null) {
                List<String> near = found.stream()
                        .filter(words ->
                                Objects.equals(words.get("rule"), part.fields().get("rule")))
                        .map(ExampleWords::listed)
                        .toList();
                differ(
                        part.line(),
                        "findings",
                        ExampleWords.listed(part.fields()),
                        ExampleWords.listed(near),
                        List.of());
            }
        }
    }

    private static @Nullable Map<String, String> firstWith(List<Map<String, String>> all, Part part) {
        return all.stream()
                .filter(words -> words.entrySet().containsAll(part.fields().entrySet()))
                .findFirst()
                .orElse(null);
    }
}
