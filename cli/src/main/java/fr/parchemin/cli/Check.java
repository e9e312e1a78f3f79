package fr.parchemin.cli;

import fr.parchemin.engine.proposal.Decider;
import fr.parchemin.engine.proposal.ExampleRun;
import fr.parchemin.engine.proposal.ExampleRun.Difference;
import fr.parchemin.engine.proposal.ExampleWords;
import fr.parchemin.engine.proposal.Finding;
import fr.parchemin.engine.scheme.Example;
import fr.parchemin.engine.scheme.Reading;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.SchemeReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Validates scheme files and runs the examples that they carry. */
final class Check {

    /** Nobody reads more to understand one word. */
    private static final int MOST_FINDINGS = 8;

    private static final String NOTHING = "—";

    private final Messages messages;
    private final OutputStream out;
    private final SchemeFiles files;

    Check(Messages messages, OutputStream out) {
        this.messages = messages;
        this.out = out;
        this.files = new SchemeFiles(messages);
    }

    int run(List<String> names) throws IOException {
        if (names.isEmpty()) {
            throw new Parchemin.Misuse(messages.say("check-usage"));
        }
        int worst = Parchemin.FINE;
        for (String name : names) {
            worst = Math.max(worst, check(name, files.bytes(Path.of(name))));
        }
        return worst;
    }

    private int check(String name, byte[] bytes) throws IOException {
        return switch (SchemeReader.read(name, bytes)) {
            case Reading.Faulty(var faults) -> {
                for (var fault : faults) {
                    print(files.describe(fault));
                }
                print(messages.say("check-faults", name, faults.size()));
                yield Parchemin.FINDINGS;
            }
            case Reading.Read(var scheme, var examples) -> run(name, scheme, examples);
        };
    }

    private int run(String name, Scheme scheme, List<Example> examples) throws IOException {
        Decider decider = Decider.of(scheme);
        int failed = 0;
        for (Example example : examples) {
            List<Difference> differences = ExampleRun.differences(decider, example);
            failed += differences.isEmpty() ? 0 : 1;
            for (Difference difference : differences) {
                print(name + ":" + difference.line() + ": " + describe(example, difference));
                explain(difference.because());
            }
        }
        print(
                failed == 0
                        ? messages.say("check-fine", name, examples.size())
                        : messages.say("check-examples-failed", name, failed, examples.size()));
        return failed == 0 ? Parchemin.FINE : Parchemin.FINDINGS;
    }

    /** Why it was found: the findings that decided it. */
    private void explain(List<Finding> because) throws IOException {
        for (Finding finding : because.subList(0, Math.min(MOST_FINDINGS, because.size()))) {
            print(describe(ExampleWords.of(finding)));
        }
        if (because.size() > MOST_FINDINGS) {
            print(messages.say("check-because-more", because.size() - MOST_FINDINGS));
        }
    }

    private String describe(Map<String, String> finding) {
        return messages.say(
                "check-because",
                finding.get("rule"),
                finding.get("subject"),
                messages.say("check-verdict." + finding.get("verdict")),
                finding.getOrDefault("expected", NOTHING),
                finding.getOrDefault("found", NOTHING),
                finding.get("clause"));
    }

    private String describe(Example example, Difference difference) {
        return messages.say(
                "check-difference", example.name(), difference.place(), difference.expected(), difference.found());
    }

    private void print(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
