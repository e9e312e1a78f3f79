package fr.parchemin.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TermTests {

    @Test
    void whoeverHasATimeOfGraceHasNoLessThanAnybodyElse() {
        ASmallScheme scheme = ASmallScheme.of("""
                validity:
                  registered-until: 2026-07-14
                  last-award: 2026-10-25
                  grace: {for: block-holders, until: 2026-10-07}
                blocks:
                  B1:
                    title: Bloc un
                    assessments: {ecrit: {kind: written, title: Écrit, scale: note, by: [jury]}}
                    validated-when: {passed: ecrit}
                routes: {formation: {title: Formation}}
                award: {when: every-block, by: Jury}
                """);
        String held =
                "\"holdings\":[{\"certificate\":\"block\",\"scheme\":\"essai\",\"block\":\"B1\",\"awardedOn\":\"2025-06-01\"}]";

        assertThat(scheme.propose("2026-10-20", held).outcome()).isEqualTo(Outcome.AWARD);
        assertThat(scheme.propose("2026-10-26", held).outcome()).isEqualTo(Outcome.INELIGIBLE);
    }
}
