package fr.parchemin.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.parchemin.engine.dossier.DossierReader;
import fr.parchemin.engine.dossier.DossierReading;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.proposal.NextAction.Action;
import fr.parchemin.engine.scheme.Reading;
import fr.parchemin.engine.scheme.SchemeReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The rule that decides gives its finding and the ground of a resit, and not the scale of the assessment. */
class RulesThatDecideTests {

    /** A rule asks 0.6 where the scale passes at 0.4. */
    private final Decider aboveScale =
            decider("validated-when: {score-at-least: {assessment: ecrit, score: 0.6}, clause: Article 7}");

    private static Decider decider(String rule) {
        // An assessment that no rule asks is a fault.
        String oral = rule.contains("oral")
                ? "oral: {kind: oral, title: Oral, scale: note, by: [jury], resit: {as: oral}}"
                : "";
        String text = """
                scheme: essai
                version: "1"
                kind: cqp
                title: Essai
                scales: {note: {score: true, passing: 0.4}}
                resits: {on: [failed], attempts: 1}
                blocks:
                  B1:
                    title: Bloc un
                    assessments:
                      ecrit: {kind: written, title: Écrit, scale: note, by: [jury], resit: {as: oral}}
                      %s
                    %s
                routes: {training: {title: Formation}}
                award: {when: every-block, by: Jury}
                jury: {title: Jury, members: 2}
                documents: [{document: parchment, title: Parchemin}]
                """.formatted(oral, rule);
        return Decider.of(((Reading.Read) SchemeReader.read("essai.yaml", text)).scheme());
    }

    private static Proposal propose(Decider decider, String... results) {
        String line =
                "{\"dossier\":\"d\",\"scheme\":\"essai\",\"route\":\"training\",\"asOf\":\"2026-05-20\",\"results\":["
                        + String.join(",", results)
                        + "]}";
        DossierReading reading = DossierReader.read(line.getBytes(StandardCharsets.UTF_8));
        return (Proposal) decider.propose(((DossierReading.Read) reading).dossier());
    }

    private static String sat(String assessment, int attempt, String on, String score) {
        return "{\"assessment\":\"B1.%s\",\"attempt\":%d,\"on\":\"%s\",\"score\":%s}"
                .formatted(assessment, attempt, on, score);
    }

    @Test
    void aMarkOverTheScaleAndUnderTheRuleHasTheRulesOwnFindingAndItsResit() {
        Proposal proposal = propose(aboveScale, sat("ecrit", 1, "2026-04-01", "0.55"));

        assertThat(proposal.outcome()).isEqualTo(Outcome.IN_PROGRESS);
        assertThat(proposal.findings())
                .filteredOn(finding -> finding.rule() == Reason.SCORE_AT_LEAST)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.verdict()).isEqualTo(Verdict.PENDING);
                    assertThat(finding.expected()).hasToString("Number[number=0.6]");
                    assertThat(finding.found()).hasToString("Number[number=0.55]");
                    assertThat(finding.clause()).isEqualTo("Article 7");
                });
        assertThat(proposal.findings()).noneMatch(finding -> finding.rule() == Reason.PASSING_SCORE);
        assertThat(proposal.nextActions())
                .singleElement()
                .satisfies(action -> assertThat(action.action()).isEqualTo(Action.RESIT));
    }

    @Test
    void theResitOfSuchAMarkCounts() {
        Proposal proposal =
                propose(aboveScale, sat("ecrit", 1, "2026-04-01", "0.55"), sat("ecrit", 2, "2026-05-10", "0.9"));

        assertThat(proposal.outcome()).isEqualTo(Outcome.AWARD);
    }

    @Test
    void aLowerMarkHasNoMoreThanAHigherOne() {
        assertThat(propose(aboveScale, sat("ecrit", 1, "2026-04-01", "0.35")).outcome())
                .isEqualTo(Outcome.IN_PROGRESS);
        assertThat(propose(aboveScale, sat("ecrit", 1, "2026-04-01", "0.6")).outcome())
                .isEqualTo(Outcome.AWARD);
    }

    @Test
    void aMarkUnderTheScaleThatTheRuleTakesOpensNoResit() {
        Decider belowScale = decider("validated-when: {score-at-least: {assessment: ecrit, score: 0.3}}");

        Proposal proposal =
                propose(belowScale, sat("ecrit", 1, "2026-04-01", "0.35"), sat("ecrit", 2, "2026-05-10", "0.1"));

        assertThat(proposal.outcome()).isEqualTo(Outcome.AWARD);
        assertThat(proposal.findings()).anyMatch(finding -> finding.rule() == Reason.RESIT_WITHOUT_GROUND);
    }

    @Test
    void whileTheOtherOfTwoIsOpenAFailureOpensNoResitYet() {
        Decider either = decider("validated-when: {any: [{passed: ecrit}, {passed: oral}]}");

        Proposal one = propose(either, sat("ecrit", 1, "2026-04-01", "0.1"));
        Proposal both = propose(either, sat("ecrit", 1, "2026-04-01", "0.1"), sat("oral", 1, "2026-04-02", "0.1"));

        assertThat(one.blocks().getFirst().status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(one.nextActions())
                .singleElement()
                .satisfies(action -> assertThat(action.action()).isEqualTo(Action.SIT));
        assertThat(both.nextActions())
                .hasSize(2)
                .allSatisfy(action -> assertThat(action.action()).isEqualTo(Action.RESIT));
    }

    @Test
    void aFloorUnderEachOfSeveralGivesEachItsFinding() {
        Decider floors = decider("validated-when: {each-at-least: {of: [ecrit, oral], value: 0.5}}");

        Proposal proposal = propose(floors, sat("ecrit", 1, "2026-04-01", "0.5"), sat("oral", 1, "2026-04-02", "0.49"));

        assertThat(proposal.outcome()).isEqualTo(Outcome.IN_PROGRESS);
        assertThat(proposal.findings())
                .filteredOn(finding -> finding.rule() == Reason.SCORE_AT_LEAST)
                .extracting(Finding::subject, Finding::verdict)
                .containsExactly(tuple("B1.ecrit", Verdict.MET), tuple("B1.oral", Verdict.PENDING));
    }

    @Test
    void anAlternativeOfReadingsThatNothingCompletesHasItsOwnFinding() {
        ASmallScheme scheme = ASmallScheme.of("""
                deliverables: {dossier: {title: Dossier, holds-back: false}}
                assessments:
                  lecture:   {kind: portfolio, title: Lecture, scale: avis, by: [jury], covers: [C1], reads: dossier}
                  entretien: {kind: interview, title: Entretien, scale: avis, by: [jury], covers: [C1], completes: lecture}
                blocks:
                  B1:
                    title: Bloc un
                    competencies: {C1: {title: Un, acquired-when: {passed: entretien}}}
                    validated-when: {any: [{passed: lecture}, {passed: lecture}], clause: Article 3}
                routes: {formation: {title: Formation}}
                award: {when: every-block, by: Jury}
                """);

        Proposal proposal = scheme.propose(
                "2026-06-01",
                ASmallScheme.results(ASmallScheme.result("lecture", 1, "2026-05-01", ASmallScheme.grade("non"))));

        assertThat(proposal.blocks().getFirst().status()).isEqualTo(Status.NOT_VALIDATED);
        assertThat(proposal.findings())
                .filteredOn(finding -> finding.rule() == Reason.ANY)
                .extracting(Finding::subject, Finding::verdict, Finding::clause)
                .containsExactly(tuple("B1", Verdict.UNMET, "Article 3"));
    }
}
