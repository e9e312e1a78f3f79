package fr.parchemin.app.quiz;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a candidate answered. Choices are named by their places in the question, whatever the order they are shown in. */
public sealed interface Answer {

    /** Whether nothing is answered, or nothing any more. */
    boolean isBlank();

    /** Nothing. */
    record Blank() implements Answer {
        @Override
        public boolean isBlank() {
            return true;
        }
    }

    /** One choice; for true or false 1 or 0. */
    record Chosen(int place) implements Answer {
        @Override
        public boolean isBlank() {
            return false;
        }
    }

    /** Some choices, none included. */
    record ChosenAll(Set<Integer> places) implements Answer {
        @Override
        public boolean isBlank() {
            return places.isEmpty();
        }
    }

    /** A number as it was typed, whether or not it can be read. */
    record Typed(String text) implements Answer {

        private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}([.,]\\d{1,20})?");

        /** The number; absent: it cannot be read as one. Spaces between thousands and a comma are as they write. */
        public Optional<BigDecimal> number() {
            var plain = text.replaceAll("[\\s\\u00a0\\u202f]", "").replace('\u2212', '-');
            return NUMBER.matcher(plain).matches()
                    ? Optional.of(new BigDecimal(plain.replace(',', '.')))
                    : Optional.empty();
        }

        @Override
        public boolean isBlank() {
            return text.isBlank();
        }
    }

    /**
     * The rank given to each thing.
     *
     * @param ranks in the order of the question's things; from 1, 0: none was given
     */
    record Ranked(List<Integer> ranks) implements Answer {
        @Override
        public boolean isBlank() {
            return ranks.stream().allMatch(rank -> rank == 0);
        }
    }
}
