package fr.parchemin.app.quiz.web;

import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.quiz.Answer;
import fr.parchemin.app.quiz.Paper.Item;
import fr.parchemin.app.quiz.Question;
import fr.parchemin.app.quiz.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A question as a candidate sees it. Nothing in it tells the right answer or the order in which the bank has the choices.
 *
 * @param seen the number of the answer shown, 0: none
 * @param saved when it was given, absent: none was
 * @param unreadable whether a number was typed that cannot be read
 * @param problem what to look at before going on, absent: nothing
 */
record ItemView(
        int place,
        int size,
        List<String> prompt,
        Task.Kind kind,
        List<Choice> choices,
        String typed,
        List<Integer> ranks,
        long seen,
        @Nullable String saved,
        boolean unreadable,
        @Nullable String problem) {

    /**
     * Something to choose or to rank.
     *
     * @param label absent: true or false, said by its value
     * @param rank the rank given, 0: none
     */
    record Choice(int value, @Nullable String label, boolean checked, int rank) {}

    static ItemView of(Item item, int size, Answer answer, long seen, @Nullable String problem, Formats formats) {
        var task = item.question().task();
        var typed = answer instanceof Answer.Typed given ? given : new Answer.Typed("");
        return new ItemView(
                item.place(),
                size,
                item.question().prompt().lines().filter(line -> !line.isBlank()).toList(),
                task.kind(),
                choices(task, item.shown(), answer),
                typed.text(),
                IntStream.rangeClosed(1, task.choices().size()).boxed().toList(),
                seen,
                item.at() == null || answer.isBlank() ? null : formats.hour(item.at()),
                !typed.isBlank() && typed.number().isEmpty(),
                problem);
    }

    static ItemView of(Item item, int size, Formats formats) {
        return of(item, size, item.answer(), item.answered(), null, formats);
    }

    /** A question of the bank, as it will be seen. */
    static ItemView preview(Question question, Formats formats) {
        var task = question.task();
        var shown = task instanceof Task.TrueFalse
                ? List.of(1, 0)
                : IntStream.range(0, task.choices().size()).boxed().toList();
        return of(new Item(1, question, shown, new Answer.Blank(), 0, "", null), 1, formats);
    }

    private static List<Choice> choices(Task task, List<Integer> shown, Answer answer) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            int place = shown.get(i);
            var label = task.choices().isEmpty() ? null : task.choices().get(place);
            choices.add(new Choice(i, label, isChosen(answer, place), rank(answer, place)));
        }
        return choices;
    }

    private static boolean isChosen(Answer answer, int place) {
        return switch (answer) {
            case Answer.Chosen(int chosen) -> chosen == place;
            case Answer.ChosenAll(var places) -> places.contains(place);
            case Answer.Blank _, Answer.Typed _, Answer.Ranked _ -> false;
        };
    }

    private static int rank(Answer answer, int place) {
        return answer instanceof Answer.Ranked(List<Integer> ranks) && place < ranks.size() ? ranks.get(place) : 0;
    }
}
