package fr.parchemin.app.quiz;

import fr.parchemin.app.quiz.Question.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came out of reading a file of questions. */
sealed interface Reading {

    /** All of it can be used. */
    record Read(List<Found> questions) implements Reading {}

    /** Something in it is wrong; nothing of it is used. */
    record Faulty(List<Fault> faults) implements Reading {}

    /**
     * A question in a file.
     *
     * @param code how the file names it, absent: not at all
     * @param theme the name of its theme, empty: the file does not say
     */
    record Found(String file, int line, @Nullable String code, String theme, Content content) {}
}
