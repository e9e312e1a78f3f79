package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.DossierFault;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was found, in the words in which an example says what it expects. */
public final class ExampleWords {

    static final String NOTHING = "—";

    private ExampleWords() {}

    static String of(DossierFault fault) {
        StringBuilder words = new StringBuilder(ProposalWriter.kebab(fault.code()));
        for (String word : new String[] {fault.path(), fault.found()}) {
            if (word != null && !word.isEmpty()) {
                words.append(' ').append(word);
            }
        }
        return words.toString();
    }

    static String listed(Collection<String> words) {
        return words.isEmpty() ? NOTHING : String.join("; ", words);
    }

    static String listed(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** An action in the words of a proposal line. */
    static Map<String, String> of(NextAction action) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("action", action.action().name());
        words.put("session", action.session() == NextAction.Session.THIS ? "this" : "later");
        put(words, "block", action.block());
        put(words, "assessment", action.assessment());
        put(words, "module", action.module());
        put(words, "deliverable", action.deliverable());
        put(words, "competencies", action.competencies().isEmpty() ? null : String.join(",", action.competencies()));
        put(words, "fact", action.fact());
        put(words, "format", action.format());
        put(words, "from", action.from());
        put(words, "until", action.until());
        put(words, "after", action.after());
        return words;
    }

    /** A finding in the words of a proposal line. */
    public static Map<String, String> of(Finding finding) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("rule", finding.rule().key());
        words.put("subject", finding.subject());
        words.put("verdict", finding.verdict().name());
        put(words, "attempt", finding.attempt());
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
