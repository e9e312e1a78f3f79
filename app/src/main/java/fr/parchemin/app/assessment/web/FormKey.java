package fr.parchemin.app.assessment.web;

import fr.parchemin.app.candidacy.Fact;
import fr.parchemin.app.people.Numbers;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a form of the dossier page is about, as it travels in the form. */
sealed interface FormKey {

    /** More than anybody ever makes. */
    int MOST_ATTEMPTS = 99;

    /** An attempt at an assessment, for one block where the assessment is shared by several. */
    record OfResult(String assessment, @Nullable String block, int attempt) implements FormKey {
        @Override
        public String toString() {
            return "result|" + assessment + "|" + (block == null ? "" : block) + "|" + attempt;
        }
    }

    /** A deliverable. */
    record OfReceipt(String deliverable) implements FormKey {
        @Override
        public String toString() {
            return "receipt|" + deliverable;
        }
    }

    /** A fact; a new holding has an empty subject. */
    record OfFact(Fact.Kind kind, String subject) implements FormKey {
        @Override
        public String toString() {
            return "fact|" + kind + "|" + subject;
        }
    }

    /** The key that a text stands for, absent: it stands for none. */
    static Optional<FormKey> of(String text) {
        var parts = text.split("\\|", -1);
        return switch (parts[0] + parts.length) {
            case "result4" ->
                Numbers.of(parts[3])
                        .filter(attempt -> attempt <= MOST_ATTEMPTS)
                        .map(attempt ->
                                new OfResult(parts[1], parts[2].isEmpty() ? null : parts[2], attempt.intValue()));
            case "receipt2" -> Optional.of(new OfReceipt(parts[1]));
            case "fact3" ->
                Arrays.stream(Fact.Kind.values())
                        .filter(kind -> kind.name().equals(parts[1]))
                        .findFirst()
                        .map(kind -> new OfFact(kind, parts[2]));
            default -> Optional.empty();
        };
    }
}
