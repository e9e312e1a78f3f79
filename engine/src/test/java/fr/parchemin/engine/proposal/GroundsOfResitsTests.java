package fr.parchemin.engine.proposal;

import static fr.parchemin.engine.proposal.ASmallScheme.result;
import static fr.parchemin.engine.proposal.ASmallScheme.results;
import static fr.parchemin.engine.proposal.ASmallScheme.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What gives a right to a resit, and what it was when a resit was sat. */
class GroundsOfResitsTests {

    /** Any of four papers is enough, and each may be taken again often. */
    private static final ASmallScheme ANY_OF_FOUR = ASmallScheme.of("""
            resits: {on: [failed], attempts: 99}
            blocks:
              B1:
                title: Bloc un
                assessments:
                  un:     {kind: written, title: Un, scale: note, by: [jury], resit: {as: oral}}
                  deux:   {kind: written, title: Deux, scale: note, by: [jury], resit: {as: oral}}
                  trois:  {kind: written, title: Trois, scale: note, by: [jury], resit: {as: oral}}
                  quatre: {kind: written, title: Quatre, scale: note, by: [jury], resit: {as: oral}}
                validated-when: {any: [{passed: un}, {passed: deux}, {passed: trois}, {passed: quatre}]}
            routes: {formation: {title: Formation}}
            award: {when: every-block, by: Jury}
            """);

    private static final ASmallScheme HELD_OR_NOT = ASmallScheme.of("""
            resits: {on: [failed], attempts: 1}
            assessments:
              commune: {kind: written, title: Commune, scale: note, by: [jury], resit: {as: oral}}
            blocks:
              B1: {title: Bloc un, validated-when: {score-at-least: {assessment: commune, score: 0.6}}}
            routes: {formation: {title: Formation}}
            award: {when: {all: [every-block, {score-at-least: {assessment: commune, score: 0.5}}]}, by: Jury}
            """);

    @Test
    void whatABlockAsksThatIsHeldGivesNoGround() {
        String twice = results(
                result("commune", 1, "2026-03-01", score("0.5")), result("commune", 2, "2026-04-01", score("0.4")));
        String held =
                "\"holdings\":[{\"certificate\":\"block\",\"scheme\":\"essai\",\"block\":\"B1\",\"awardedOn\":\"2025-06-01\"}]";

        assertThat(HELD_OR_NOT.propose("2026-06-01", twice, held).outcome()).isEqualTo(Outcome.AWARD);
        assertThat(HELD_OR_NOT.propose("2026-06-01", twice).outcome()).isEqualTo(Outcome.REFUSAL);
    }

    @Test
    void aResitWhoseGroundIsAResultOfTodayBeginsTomorrow() {
        String three = String.join(
                ",",
                result("B1.deux", 1, "2026-03-02", score("0.1")),
                result("B1.trois", 1, "2026-03-03", score("0.1")),
                result("B1.quatre", 1, "2026-04-20", score("0.1")));
        String first = result("B1.un", 1, "2026-03-01", score("0.1"));

        Proposal today = ANY_OF_FOUR.propose("2026-04-20", results(first, three));
        Proposal done = ANY_OF_FOUR.propose(
                "2026-04-21", results(first, three, result("B1.un", 2, "2026-04-21", score("0.5"))));

        assertThat(today.nextActions())
                .extracting(NextAction::assessment, NextAction::from)
                .contains(tuple("B1.un", LocalDate.of(2026, 4, 21)));
        assertThat(done.outcome()).isEqualTo(Outcome.AWARD);
    }

    @Test
    void onTheLastDayOfResitsAGroundOfTodayComesTooLate() {
        String[] failed = {
            result("B1.un", 1, "2026-03-01", score("0.1")),
            result("B1.deux", 1, "2026-03-02", score("0.1")),
            result("B1.trois", 1, "2026-03-03", score("0.1")),
            result("B1.quatre", 1, "2026-04-20", score("0.1"))
        };

        Proposal eve = ANY_OF_FOUR.propose("2026-04-20", "\"juryDate\":\"2026-04-21\"", results(failed));
        Proposal before = ANY_OF_FOUR.propose("2026-04-20", "\"juryDate\":\"2026-04-22\"", results(failed));

        assertThat(before.nextActions()).hasSize(4);
        // What was sat today is judged on the three of earlier days.
        assertThat(eve.nextActions()).extracting(NextAction::assessment).containsExactly("B1.quatre");
        assertThat(eve.findings())
                .filteredOn(finding -> finding.rule() == Reason.RESIT_WINDOW_OVER)
                .extracting(Finding::subject, Finding::expected, Finding::found)
                .contains(tuple("B1.un", day("2026-04-20"), day("2026-04-21")));
    }

    private static Value day(String day) {
        return new Value.Day(LocalDate.parse(day));
    }

    @Test
    void whoeverTriesAgainManyTimesIsDecidedAtOnce() {
        LocalDate first = LocalDate.of(2026, 1, 1);
        String[] all = List.of("un", "deux", "trois", "quatre").stream()
                .flatMap(name -> IntStream.rangeClosed(1, 30)
                        .mapToObj(attempt -> result(
                                "B1." + name, attempt, first.plusDays(attempt).toString(), score("0.1"))))
                .toArray(String[]::new);

        Proposal proposal = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> ANY_OF_FOUR.propose("2026-06-01", results(all)));

        assertThat(proposal.outcome()).isEqualTo(Outcome.IN_PROGRESS);
        assertThat(proposal.findings()).noneMatch(finding -> finding.rule() == Reason.RESIT_WITHOUT_GROUND);
    }
}
