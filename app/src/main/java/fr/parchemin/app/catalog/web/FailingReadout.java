package fr.parchemin.app.catalog.web;

import fr.parchemin.app.catalog.FailedExample;
import fr.parchemin.app.catalog.FindingSentences;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.engine.proposal.ExampleRun.Difference;
import fr.parchemin.engine.scheme.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Says which examples of a scheme fail, and why, to somebody who has its file at hand. */
record FailingReadout(Scheme scheme, Labels labels, FindingSentences sentences, Locale locale) {

    /** Nobody reads more to understand one word. */
    private static final int MOST_FINDINGS = 4;

    private static final Set<String> CODES = Set.of("actions", "findings", "errors");

    /** An example that fails, at its line of the file. */
    record Failing(String name, String line, List<Contrary> contraries) {}

    /**
     * What is not as expected.
     *
     * @param code whether what was expected and found is written as in the file
     */
    record Contrary(String what, String line, String expected, String found, boolean code, List<String> because) {}

    List<Failing> of(List<FailedExample> examples) {
        return examples.stream()
                .map(example -> new Failing(
                        example.name(),
                        line(example.line()),
                        example.differences().stream().map(this::contrary).toList()))
                .toList();
    }

    private Contrary contrary(Difference difference) {
        boolean code = CODES.contains(difference.place());
        return new Contrary(
                what(difference.place()),
                line(difference.line()),
                code ? difference.expected() : word(difference.expected()),
                code ? difference.found() : word(difference.found()),
                code,
                because(difference));
    }

    private String line(int line) {
        return labels.say("catalog.line", Integer.toString(line));
    }

    private String what(String place) {
        int dot = place.indexOf('.');
        if (dot < 0) {
            return labels.say("catalog.example." + place);
        }
        var of = place.substring(dot + 1);
        return place.startsWith("blocks.") ? labels.block(of) : labels.competency(of);
    }

    private String word(String word) {
        return word.equals("—") ? word : labels.say("catalog.example.word." + word);
    }

    private List<String> because(Difference difference) {
        List<String> because = new ArrayList<>();
        difference.because().stream()
                .limit(MOST_FINDINGS)
                .map(finding -> labels.say(
                        "catalog.example.because",
                        sentences.of(scheme, finding, locale),
                        finding.clause().equals("ours") ? labels.say("catalog.clause.ours") : finding.clause()))
                .forEach(because::add);
        int more = difference.because().size() - because.size();
        if (more > 0) {
            because.add(labels.say("catalog.example.because-more", more));
        }
        return because;
    }
}
