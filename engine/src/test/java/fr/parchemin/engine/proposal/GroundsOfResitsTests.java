package fr.parchemin.engine.proposal;

import static fr.parchemin.engine.proposal.ASmallScheme.result;
import static fr.parchemin.engine.proposal.ASmallScheme.results;
import static fr.parchemin.engine.proposal.ASmallScheme.score;
import static org.assertj.core.api.Assertions.assertThat;
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
