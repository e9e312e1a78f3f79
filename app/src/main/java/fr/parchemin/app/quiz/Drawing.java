package fr.parchemin.app.quiz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws the questions of a paper and the order in which they and their choices are shown. */
final class Drawing {

    private Drawing() {}

    /**
     * A question that was drawn.
     *
     * @param shown the places of its choices in the order in which they are shown
     */
    record Drawn(Question question, List<Integer> shown) {}

    /**
     * As many questions of each part as it says, all different.
     *
     * @param bank the questions that may be drawn
     * @throws TooFew when a theme has fewer
     */
    static List<Drawn> draw(Quiz quiz, List<Question> bank, RandomGenerator random) {
        List<Question> drawn = new ArrayList<>();
        for (Quiz.Part part : quiz.parts()) {
            var theme = new ArrayList<>(bank.stream()
                    .filter(question -> question.theme().id() == part.theme())
                    .toList());
            if (theme.size() < part.size()) {
                throw new TooFew(part, theme.size());
            }
            Collections.shuffle(theme, random);
            var chosen = theme.subList(0, part.size());
            if (!quiz.shuffled()) {
                chosen.sort(Comparator.comparingLong(question -> question.id().value()));
            }
            drawn.addAll(chosen);
        }
        if (quiz.shuffled()) {
            Collections.shuffle(drawn, random);
        }
        return drawn.stream()
                .map(question -> new Drawn(question, shown(question.task(), quiz.shuffled(), random)))
                .toList();
    }

    private static List<Integer> shown(Task task, boolean shuffled, RandomGenerator random) {
        return switch (task) {
            case Task.Single single -> choices(single.choices().size(), shuffled, random);
            case Task.Multiple multiple -> choices(multiple.choices().size(), shuffled, random);
            // True comes before false.
            case Task.TrueFalse _ -> List.of(1, 0);
            case Task.Numeric _ -> List.of();
            case Task.Order order -> disorder(order.choices().size(), random);
        };
    }

    private static List<Integer> choices(int size, boolean shuffled, RandomGenerator random) {
        var places = IntStream.range(0, size).boxed().collect(Collectors.toCollection(ArrayList::new));
        if (shuffled) {
            Collections.shuffle(places, random);
        }
        return places;
    }

    /** Things to be put in order never stand in it, shuffled or not. */
    private static List<Integer> disorder(int size, RandomGenerator random) {
        var right = choices(size, false, random);
        List<Integer> places;
        do {
            places = choices(size, true, random);
        } while (places.equals(right));
        return places;
    }

    /** A theme has fewer questions than a quiz draws from it. */
    static final class TooFew extends RuntimeException {

        TooFew(Quiz.Part part, int available) {
            super("The theme " + part.name() + " has " + available + " questions and the quiz draws " + part.size());
        }
    }
}
