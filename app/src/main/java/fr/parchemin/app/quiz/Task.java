package fr.parchemin.app.quiz;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** What a question asks for, and what answers it. Choices are named by their places, from 0. */
public sealed interface Task {

    /** The kinds of question. */
    enum Kind {
        SINGLE,
        MULTIPLE,
        TRUE_FALSE,
        NUMERIC,
        ORDER
    }

    /** The fewest choices among which one can choose. */
    int FEWEST_CHOICES = 2;

    /** The kind of question. */
    default Kind kind() {
        return switch (this) {
            case Single _ -> Kind.SINGLE;
            case Multiple _ -> Kind.MULTIPLE;
            case TrueFalse _ -> Kind.TRUE_FALSE;
            case Numeric _ -> Kind.NUMERIC;
            case Order _ -> Kind.ORDER;
        };
    }

    /** What is shown to choose from or to put in order; empty: nothing is. */
    default List<String> choices() {
        return List.of();
    }

    /** One choice is right. */
    record Single(List<String> choices, int right) implements Task {
        /** Checks that the right choice is one of them. */
        public Single {
            choices = kept(choices);
            requirePlace(right, choices);
        }
    }

    /** These choices are right, and only all of them. */
    record Multiple(List<String> choices, Set<Integer> right) implements Task {
        /** Checks that the right choices are among them. */
        public Multiple {
            choices = kept(choices);
            if (right.isEmpty()) {
                throw new IllegalArgumentException("no choice is right");
            }
            for (int place : right) {
                requirePlace(place, choices);
            }
        }
    }

    /** A statement that is true or not. */
    record TrueFalse(boolean right) implements Task {}

    /** A number, off by at most the tolerance. */
    record Numeric(BigDecimal right, BigDecimal tolerance) implements Task {
        /** Checks that the tolerance is not negative. */
        public Numeric {
            if (tolerance.signum() < 0) {
                throw new IllegalArgumentException("a negative tolerance " + tolerance);
            }
        }
    }

    /** Things to put in order; they stand in the right one. */
    record Order(List<String> choices) implements Task {
        /** Checks that there is something to order. */
        public Order {
            choices = kept(choices);
        }
    }

    private static List<String> kept(List<String> typed) {
        var choices = typed.stream().map(Words::line).toList();
        if (choices.size() < FEWEST_CHOICES || choices.contains("")) {
            throw new IllegalArgumentException("at least two choices that say something, not " + choices);
        }
        return choices;
    }

    private static void requirePlace(int place, List<String> choices) {
        if (place < 0 || place >= choices.size()) {
            throw new IllegalArgumentException("no choice at " + place + " of " + choices.size());
        }
    }
}
