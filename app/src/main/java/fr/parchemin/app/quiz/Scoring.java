package fr.parchemin.app.quiz;

import java.util.List;

/** What answers are worth. */
final class Scoring {

    private Scoring() {}

    /**
     * The worth of an answer, from none to the whole.
     *
     * @param partial whether an answer may be worth a part: of several choices, the right ones less the wrong ones over
     *     those that are right, never below nothing; of an order, the things that stand at their place
     */
    static Share of(Task task, Answer answer, boolean partial) {
        return switch (task) {
            case Task.Single single -> all(answer instanceof Answer.Chosen(int place) && place == single.right());
            case Task.TrueFalse said -> all(answer instanceof Answer.Chosen(int place) && (place == 1) == said.right());
            case Task.Numeric numeric -> all(answer instanceof Answer.Typed typed && isNear(numeric, typed));
            case Task.Multiple multiple ->
                answer instanceof Answer.ChosenAll chosen ? several(multiple, chosen, partial) : Share.NONE;
            case Task.Order order ->
                answer instanceof Answer.Ranked ranked ? order(order, ranked, partial) : Share.NONE;
        };
    }

    /**
     * The worth of a paper: the mean of its questions.
     *
     * @param worths at least one
     */
    static Share mean(List<Share> worths) {
        return worths.stream().reduce(Share.NONE, Share::plus).dividedBy(worths.size());
    }

    private static Share all(boolean right) {
        return right ? Share.WHOLE : Share.NONE;
    }

    private static boolean isNear(Task.Numeric numeric, Answer.Typed typed) {
        return typed.number()
                .filter(number -> number.subtract(numeric.right()).abs().compareTo(numeric.tolerance()) <= 0)
                .isPresent();
    }

    private static Share several(Task.Multiple multiple, Answer.ChosenAll chosen, boolean partial) {
        if (!partial) {
            return all(chosen.places().equals(multiple.right()));
        }
        long right = chosen.places().stream().filter(multiple.right()::contains).count();
        long wrong = chosen.places().size() - right;
        return Share.of(Math.max(0, right - wrong), multiple.right().size());
    }

    private static Share order(Task.Order order, Answer.Ranked ranked, boolean partial) {
        int size = order.choices().size();
        int right = 0;
        for (int i = 0; i < Math.min(size, ranked.ranks().size()); i++) {
            if (ranked.ranks().get(i) == i + 1) {
                right++;
            }
        }
        return partial ? Share.of(right, size) : all(right == size);
    }
}
