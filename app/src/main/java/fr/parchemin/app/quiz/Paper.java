package fr.parchemin.app.quiz;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.quiz.Quiz.QuizId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A candidate's quiz: the questions that were drawn and what was answered.
 *
 * @param attempt which attempt at the assessment it is, 1 for the first sitting
 * @param endsAt when it closes by itself, extra time included
 * @param extraPercent the extra time that was granted, in percent of the duration
 * @param closedAt since when nothing is taken any more, absent: it is open
 * @param handedIn whether the candidate closed it, and not the clock
 */
public record Paper(
        long id,
        long seat,
        QuizId quiz,
        CandidacyId candidacy,
        int attempt,
        Instant begunAt,
        Instant endsAt,
        int extraPercent,
        @Nullable Instant closedAt,
        boolean handedIn,
        List<Item> items) {

    /**
     * A question on it.
     *
     * @param place from 1
     * @param shown the places of the choices in the order in which they are shown
     * @param answer what stands
     * @param answered the number of that answer in our own records, 0: none was ever given
     * @param page the page from which it came
     * @param at when, absent: never
     */
    public record Item(
            int place,
            Question question,
            List<Integer> shown,
            Answer answer,
            long answered,
            String page,
            @Nullable Instant at) {}

    /** Whether answers are still taken at that moment. */
    public boolean isOpen(Instant now) {
        return closedAt == null && now.isBefore(endsAt);
    }

    /** How many questions have an answer. */
    public int answered() {
        return (int) items.stream().filter(item -> !item.answer().isBlank()).count();
    }

    /** Since when nothing was answered any more, absent: nothing was. */
    public @Nullable Instant lastAnswerAt() {
        return items.stream()
                .filter(item -> item.at() != null)
                .map(Item::at)
                .max(java.util.Comparator.naturalOrder())
                .orElse(null);
    }
}
