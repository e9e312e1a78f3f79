package fr.parchemin.app.assessment.web;

import fr.parchemin.app.candidacy.Fact;
import org.jspecify.annotations.Nullable;

/** What a form of the dossier page is about, as it travels in the form. */
sealed interface FormKey {

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

    /** The key that {@code text} stands for. */
    static FormKey of(String text) {
        var parts = text.split("\\|", -1);
        return switch (parts[0]) {
            case "result" -> new OfResult(parts[1], parts[2].isEmpty() ? null : parts[2], Integer.parseInt(parts[3]));
            case "receipt" -> new OfReceipt(parts[1]);
            case "fact" -> new OfFact(Fact.Kind.valueOf(parts[1]), parts[2]);
            default -> throw new IllegalArgumentException(text);
        };
    }
}
