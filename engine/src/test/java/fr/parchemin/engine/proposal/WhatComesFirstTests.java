package fr.parchemin.engine.proposal;

import static fr.parchemin.engine.proposal.ASmallScheme.grade;
import static fr.parchemin.engine.proposal.ASmallScheme.result;
import static fr.parchemin.engine.proposal.ASmallScheme.results;
import static fr.parchemin.engine.proposal.ASmallScheme.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.parchemin.engine.proposal.NextAction.Action;
import org.junit.jupiter.api.Test;

/** What must come before something else, and what need not. */
class WhatComesFirstTests {

    @Test
    void aSituationThatCountsForNothingPutsOffNoFinalInterview() {
        ASmallScheme scheme = ASmallScheme.of("""
                assessments:
                  commune: {kind: situation, title: Commune, scale: note, by: [jury]}
                  final: {kind: final-interview, title: Final, scale: avis, by: [jury], at-last-block: true}
                blocks:
                  B1: {title: Bloc un, validated-when: {passed: commune}}
                routes: {formation: {title: Formation}}
                award: {when: {all: [every-block, {passed: final}]}, by: Jury}
                """);
        String held =
                "\"holdings\":[{\"certificate\":\"block\",\"scheme\":\"essai\",\"block\":\"B1\",\"awardedOn\":\"2025-06-01\"}]";

        Proposal proposal = scheme.propose(
                "2026-06-01",
                held,
                results(
                        result("final", 1, "2026-04-01", grade("oui")),
                        result("commune", 1, "2026-05-01", score("0.9"))));

        assertThat(proposal.outcome()).isEqualTo(Outcome.AWARD);
        assertThat(proposal.findings()).extracting(Finding::rule).contains(Reason.ALREADY_HELD);
    }

    @Test
    void anInterviewWaitsForNoReadingThatNothingNeeds() {
        ASmallScheme scheme = ASmallScheme.of("""
                blocks:
                  B1:
                    title: Bloc un
                    competencies: {C1: Un, C2: Deux}
                    deliverables: {dossier: {title: Dossier}}
                    assessments:
                      lecture:   {kind: portfolio, title: Lecture, scale: avis, by: [jury], covers: [C1, C2], reads: dossier}
                      entretien: {kind: interview, title: Entretien, scale: avis, by: [jury], covers: [C1, C2], completes: lecture}
                    validated-when: {acquired: C2}
                routes: {formation: {title: Formation}}
                award: {when: every-block, by: Jury}
                """);
        String read =
                "{\"assessment\":\"B1.lecture\",\"competency\":\"C2\",\"attempt\":1,\"on\":\"2026-05-01\",\"grade\":\"non\"}";
        String received = "\"deliverables\":[{\"deliverable\":\"B1.dossier\",\"receivedOn\":\"2026-04-01\"}]";

        assertThat(scheme.propose("2026-06-01", received, results(read)).nextActions())
                .extracting(NextAction::action, NextAction::after)
                .containsExactly(tuple(Action.INTERVIEW, null));
    }

    @Test
    void aModuleThatSeveralRulesAskComesOnceAfterTheLastOfThoseThatComeFirst() {
        ASmallScheme scheme = ASmallScheme.of("""
                modules: {un: {title: Un}, deux: {title: Deux}, trois: {title: Trois}}
                requires: [{completed-in-order: [un, trois]}, {completed-in-order: [un, deux, trois]}, {completed-in-order: [trois]}]
                blocks:
                  B1:
                    title: Bloc un
                    assessments: {ecrit: {kind: written, title: Écrit, scale: note, by: [jury]}}
                    validated-when: {passed: ecrit}
                routes: {formation: {title: Formation}}
                award: {when: every-block, by: Jury}
                """);

        assertThat(scheme.propose("2026-06-01").nextActions())
                .filteredOn(action -> action.action() == Action.COMPLETE_MODULE)
                .extracting(NextAction::module, NextAction::after)
                .containsExactly(tuple("un", null), tuple("deux", "un"), tuple("trois", "deux"));
    }
}
