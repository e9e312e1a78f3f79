package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.dossier.DossierReader;
import fr.parchemin.engine.dossier.DossierReading;
import fr.parchemin.engine.scheme.Example;
import fr.parchemin.engine.scheme.Expectation;
import fr.parchemin.engine.scheme.Expectation.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
     * @param line the line of the file, from 1
     * @param place what was compared, such as {@code outcome} or {@code blocks.B1}
     */
    public record Difference(int line, String place, String expected, String found) {}

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
            List<String> described = faults.stream()
                    .map(fault -> ProposalWriter.kebab(fault.code()) + " " + fault.path())
                    .toList();
            differ(example.line(), "errors", expected.toString(), described.toString());
        }
    }

    private void compare(Proposal proposal) {
        Expectation expected = example.expectation();
        if (expected.errors() != null) {
            differ(example.line(), "errors", expected.errors().toString(), "[]");
            return;
        }
        same("outcome", expected.outcome(), proposal.outcome().name());
        same("claim", expected.claim(), proposal.claim().name());
        Map<String, String> blocks = new TreeMap<>();
        Map<String, String> competencies = new TreeMap<>();
        for (BlockProposal block : proposal.blocks()) {
            blocks.put(block.block(), block.status().name());
            block.competencies()
                    .forEach(competency -> competencies.put(
                            competency.competency(), competency.status().name()));
        }
        expected.blocks().forEach((block, status) -> same("blocks." + block, status, blocks.get(block)));
        expected.competencies()
                .forEach((competency, status) ->
                        same("competencies." + competency, status, competencies.get(competency)));
        compareActions(expected.actions(), proposal.nextActions());
        compareFindings(expected.findings(), proposal.findings());
    }

    private void same(String place, @Nullable String expected, @Nullable String found) {
        if (expected != null && !expected.equals(found)) {
            differ(example.line(), place, expected, String.valueOf(found));
        }
    }

    private void differ(int line, String place, String expected, String found) {
        differences.add(new Difference(line, place, expected, found));
    }

    /** Every action expected is proposed, and none besides. */
    private void compareActions(@Nullable List<Part> expected, List<NextAction> actions) {
        if (expected == null) {
            return;
        }
        List<Map<String, String>> left =
                new ArrayList<>(actions.stream().map(ExampleRun::words).toList());
        for (Part part : expected) {
            if (!left.remove(firstWith(left, part))) {
                differ(part.line(), "actions", part.fields().toString(), left.toString());
            }
        }
        if (!left.isEmpty()) {
            differ(example.line(), "actions", "[]", left.toString());
        }
    }

    private void compareFindings(List<Part> expected, List<Finding> findings) {
        List<Map<String, String>> found =
                findings.stream().map(ExampleRun::words).toList();
        for (Part part : expected) {
            if (firstWith(found, part) == null) {
                List<Map<String, String>> near = found.stream()
                        .filter(words ->
                                Objects.equals(words.get("rule"), part.fields().get("rule")))
                        .toList();
                differ(part.line(), "findings", part.fields().toString(), near.toString());
            }
        }
    }

    private static @Nullable Map<String, String> firstWith(List<Map<String, String>> all, Part part) {
        return all.stream()
                .filter(words -> words.entrySet().containsAll(part.fields().entrySet()))
                .findFirst()
                .orElse(null);
    }

    /** An action in the words of a proposal line. */
    private static Map<String, String> words(NextAction action) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("action", action.action().name());
        words.put("session", action.session() == NextAction.Session.THIS ? "this" : "later");
        put(words, "block", action.block());
        put(words, "assessment", action.assessment());
        put(words, "module", action.module());
        put(words, "deliverable", action.deliverable());
        put(words, "competencies", action.competencies().isEmpty() ? null : String.join(",", action.competencies()));
        put(words, "format", action.format());
        put(words, "from", action.from());
        put(words, "until", action.until());
        put(words, "after", action.after());
        return words;
    }

    /** A finding in the words of a proposal line. */
    private static Map<String, String> words(Finding finding) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("rule", finding.rule().key());
        words.put("subject", finding.subject());
        words.put("verdict", finding.verdict().name());
        put(words, "expected", text(finding.expected()));
        put(words, "found", text(finding.found()));
        words.put("clause", finding.clause());
        return words;
    }

    private static @Nullable String text(@Nullable Value value) {
        return switch (value) {
            case null -> null;
            case Value.Code(var code) -> code;
            case Value.Number(var number) -> number.toString();
            case Value.Day(var day) -> day.toString();
        };
    }

    private static void put(Map<String, String> words, String name, @Nullable Object value) {
        if (value != null) {
            words.put(name, value.toString());
        }
    }
}
