package fr.parchemin.app.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringTests {

    private static final List<String> FOUR = List.of("a", "b", "c", "d");

    /** Every set of places of four choices. */
    private static List<Set<Integer>> sets() {
        return IntStream.range(0, 16)
                .mapToObj(bits -> {
                    Set<Integer> places = new HashSet<>();
                    IntStream.range(0, 4)
                            .filter(place -> (bits >> place & 1) == 1)
                            .forEach(places::add);
                    return places;
                })
                .toList();
    }

    /** Every way to give each of four things a rank or none. */
    private static List<List<Integer>> ranks() {
        List<List<Integer>> all = new ArrayList<>();
        for (int code = 0; code < 625; code++) {
            all.add(List.of(code % 5, code / 5 % 5, code / 25 % 5, code / 125 % 5));
        }
        return all;
    }

    @Test
    void onlyTheWholeSetIsRightWithoutPartialCredit() {
        for (Set<Integer> right : sets().subList(1, 16)) {
            for (Set<Integer> given : sets()) {
                var share = Scoring.of(new Task.Multiple(FOUR, right), new Answer.ChosenAll(given), false);

                assertThat(share).isEqualTo(given.equals(right) ? Share.WHOLE : Share.NONE);
            }
        }
    }

    @Test
    void partialCreditIsTheWholeForAllThatIsRightOnlyAndNeverBelowNothing() {
        for (Set<Integer> right : sets().subList(1, 16)) {
            for (Set<Integer> given : sets()) {
                var share = Scoring.of(new Task.Multiple(FOUR, right), new Answer.ChosenAll(given), true);

                assertThat(share.equals(Share.WHOLE)).isEqualTo(given.equals(right));
                assertThat(share.over().signum()).isNotNegative();
                assertThat(share.approximately()).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void oneMoreRightChoiceNeverLowersAScoreAndOneMoreWrongNeverRaisesIt() {
        for (Set<Integer> right : sets().subList(1, 16)) {
            var task = new Task.Multiple(FOUR, right);
            for (Set<Integer> given : sets()) {
                double before =
                        Scoring.of(task, new Answer.ChosenAll(given), true).approximately();
                for (int place = 0; place < 4; place++) {
                    Set<Integer> more = new HashSet<>(given);
                    if (more.add(place)) {
                        double after = Scoring.of(task, new Answer.ChosenAll(more), true)
                                .approximately();
                        assertThat(right.contains(place) ? after - before : before - after)
                                .isNotNegative();
                    }
                }
            }
        }
    }

    @Test
    void choosingEverythingIsWorthNothingWhenHalfOfItIsWrong() {
        var task = new Task.Multiple(FOUR, Set.of(0, 2));

        assertThat(Scoring.of(task, new Answer.ChosenAll(Set.of(0, 1, 2, 3)), true))
                .isEqualTo(Share.NONE);
        assertThat(Scoring.of(task, new Answer.ChosenAll(Set.of(0)), true)).isEqualTo(Share.of(1, 2));
        assertThat(Scoring.of(task, new Answer.ChosenAll(Set.of(0, 1, 2)), true))
                .isEqualTo(Share.of(1, 2));
    }

    @Test
    void anOrderIsWorthTheThingsAtTheirPlace() {
        var task = new Task.Order(FOUR);
        for (List<Integer> given : ranks()) {
            long atTheirPlace =
                    IntStream.range(0, 4).filter(i -> given.get(i) == i + 1).count();

            assertThat(Scoring.of(task, new Answer.Ranked(given), true)).isEqualTo(Share.of(atTheirPlace, 4));
            assertThat(Scoring.of(task, new Answer.Ranked(given), false))
                    .isEqualTo(atTheirPlace == 4 ? Share.WHOLE : Share.NONE);
        }
    }

    @Test
    void oneChoiceIsRightOrNot() {
        for (int right = 0; right < 4; right++) {
            for (int given = 0; given < 4; given++) {
                for (boolean partial : new boolean[] {false, true}) {
                    assertThat(Scoring.of(new Task.Single(FOUR, right), new Answer.Chosen(given), partial))
                            .isEqualTo(given == right ? Share.WHOLE : Share.NONE);
                }
            }
        }
        for (int given = 0; given < 2; given++) {
            assertThat(Scoring.of(new Task.TrueFalse(true), new Answer.Chosen(given), false))
                    .isEqualTo(given == 1 ? Share.WHOLE : Share.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1200,5|true",
                "1 200,5|true",
                "1\u202f200.5|true",
                "1200.40|true",
                "1200,6|true",
                "1200,39|false",
                "1200,61|false",
                "-1200,5|false",
                "\u22121200,5|false",
                "1.200,5|false",
                "douze|false",
                "''|false",
            })
    void aNumberIsRightWithinItsTolerance(String typed, boolean right) {
        var task = new Task.Numeric(new BigDecimal("1200.5"), new BigDecimal("0.1"));

        assertThat(Scoring.of(task, new Answer.Typed(typed), false)).isEqualTo(right ? Share.WHOLE : Share.NONE);
    }

    @Test
    void nothingIsWorthNothingWhateverTheQuestion() {
        for (Task task : List.of(
                new Task.Single(FOUR, 0),
                new Task.Multiple(FOUR, Set.of(1)),
                new Task.TrueFalse(false),
                new Task.Numeric(BigDecimal.ZERO, BigDecimal.ONE),
                new Task.Order(FOUR))) {
            assertThat(Scoring.of(task, new Answer.Blank(), true)).isEqualTo(Share.NONE);
        }
    }

    @Test
    void thirdsAddUpAndAScoreIsNeverRoundedUpToItsThreshold() {
        assertThat(Scoring.mean(List.of(Share.of(1, 3), Share.of(1, 3), Share.of(1, 3))))
                .isEqualTo(Share.of(1, 3));
        assertThat(Share.of(1, 3).plus(Share.of(2, 3))).isEqualTo(Share.WHOLE);
        assertThat(Share.of(3, 5).rounded()).isEqualByComparingTo("0.6");
        for (int size = 1; size <= 200; size++) {
            for (int right = 0; right <= size; right++) {
                boolean passes = right * 5 >= size * 3;

                assertThat(Share.of(right, size).rounded().compareTo(new BigDecimal("0.6")) >= 0)
                        .isEqualTo(passes);
            }
        }
    }
}
