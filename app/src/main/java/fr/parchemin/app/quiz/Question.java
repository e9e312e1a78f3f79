package fr.parchemin.app.quiz;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question of the bank in one of its versions.
 *
 * @param version the number of this text in our own records: what was answered never changes
 * @param number which version it is, from 1
 * @param code how the scheme's bank names it, unique there
 * @param withdrawn whether it is no longer drawn
 * @param motive why it was corrected, withdrawn or put back, absent: the first version
 */
public record Question(
        QuestionId id,
        long version,
        int number,
        String code,
        Theme theme,
        Content content,
        boolean withdrawn,
        @Nullable String motive,
        Instant recordedAt,
        String recordedBy) {

    /**
     * What a question says.
     *
     * @param prompt the words of the question; lines are paragraphs
     * @param explanation why the answer is right, for reviewers, empty: not said
     */
    public record Content(String prompt, Task task, String explanation) {
        /** Keeps texts as the bank keeps them. */
        public Content {
            prompt = Words.lines(prompt);
            explanation = Words.lines(explanation);
        }
    }

    /** The number of a question in our own records. */
    public record QuestionId(long value) {}

    /** The words of the question. */
    public String prompt() {
        return content.prompt();
    }

    /** What it asks for. */
    public Task task() {
        return content.task();
    }
}
