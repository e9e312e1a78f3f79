package fr.parchemin.engine.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.engine.dossier.Days;
import fr.parchemin.engine.scheme.Assessment.Grain;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a file says and what it leaves unsaid. */
class FullSchemeTests {

    private final Scheme full = SchemeFiles.scheme(SchemeFiles.text(Golden.FOLDER.resolve("full.yaml")));

    @Test
    void aVersionWithoutQuotesIsTheTextThatIsWritten() {
        assertThat(full.version()).isEqualTo("2026.10");
    }

    @Test
    void theEndOfATitleIsReadBack() {
        assertThat(full.validity())
                .isEqualTo(new Validity(
                        LocalDate.of(2021, 7, 6),
                        LocalDate.of(2026, 6, 30),
                        LocalDate.of(2026, 7, 6),
                        LocalDate.of(2027, 7, 6),
                        Validity.End.CLOSURE,
                        new Validity.Grace(Validity.Beneficiary.BLOCK_HOLDERS, LocalDate.of(2027, 7, 6), "Clôture"),
                        "full-two",
                        "Validité"));
    }

    @Test
    void aWindowThatSessionsGiveHasNoDaysInTheRulesThemselves() {
        assertThat(Objects.requireNonNull(assessment("projet").resit()).window())
                .isEqualTo(new Assessment.Window("juin", null, null, true));
        assertThat(full.sessions())
                .containsExactly(
                        new SchemeSession(
                                "2026",
                                Map.of("juin", new Days(LocalDate.of(2026, 6, 29), LocalDate.of(2026, 7, 1))),
                                "Calendrier"),
                        new SchemeSession("2027", Map.of("juin", new Days(null, LocalDate.of(2027, 7, 1))), "ours"));
    }

    @Test
    void aWindowMayBeLeftOpenForWhoeverOpensASession() {
        String text = SchemeFiles.text(Golden.FOLDER.resolve("full.yaml")).replaceAll("(?m)^ *\"202[67]\":.*\n", "");

        Scheme open = SchemeFiles.scheme(text.replace("sessions:\n", ""));

        assertThat(open.sessions()).isEmpty();
        assertThat(open.assessment("projet")).isEqualTo(assessment("projet"));
    }

    @Test
    void correspondencesGoFromSeveralBlocksToOneAndFromOneToSeveral() {
        assertThat(full.correspondences())
                .containsExactly(
                        new Correspondence("full", "2018", List.of("A1", "A2"), List.of("B1"), "Table"),
                        new Correspondence("full", null, List.of("A3"), List.of("B1", "B2"), "ours"));
    }

    @Test
    void aCompetencyIsAcquiredByDefaultWhenAllThatCoversItIsPassed() {
        Scheme small = SchemeFiles.scheme(SmallScheme.text());

        assertThat(competency(small, "B1", 1).acquiredWhen())
                .isEqualTo(new Rule.All(
                        List.of(new Rule.Passed("B1.oral", "ours"), new Rule.Passed("B1.quiz", "ours")), "ours"));
    }

    @Test
    void whatCompletesAnAssessmentIsAnAlternativeToIt() {
        assertThat(competency(full, "B1", 0).acquiredWhen())
                .isEqualTo(new Rule.Any(
                        List.of(new Rule.Passed("lecture", "ours"), new Rule.Passed("entretien", "ours")), "ours"));
    }

    @Test
    void aChainOfCompletionsIsOneAlternative() {
        String text = SmallScheme.with("      quiz:", """
                      second: {kind: interview, title: Deux, scale: avis, by: [jury], covers: [C1], completes: oral}
                      third: {kind: interview, title: Trois, scale: avis, by: [jury], covers: [C1], completes: second}
                      quiz:\
                """);

        assertThat(competency(SchemeFiles.scheme(text), "B1", 0).acquiredWhen())
                .isEqualTo(new Rule.Any(
                        List.of(
                                new Rule.Passed("B1.oral", "ours"),
                                new Rule.Passed("B1.second", "ours"),
                                new Rule.Passed("B1.third", "ours")),
                        "ours"));
    }

    @Test
    void aBlockIsValidatedByDefaultWhenEveryCompetencyIsAcquired() {
        assertThat(block(full, "B1").validatedWhen()).isEqualTo(new Rule.EveryCompetency("Bloc 1"));
    }

    @Test
    void anAssessmentOfGradesThatCoversCompetenciesIsGradedByCompetency() {
        assertThat(assessment("lecture").grain()).isEqualTo(Grain.COMPETENCY);
        assertThat(assessment("B1.quiz").grain()).isEqualTo(Grain.WHOLE);
        assertThat(assessment("final").grain()).isEqualTo(Grain.WHOLE);
        assertThat(assessment("projet").grain()).isEqualTo(Grain.BLOCK);
    }

    @Test
    void everyCompetencyOfASharedAssessmentIsThatOfAllBlocks() {
        assertThat(assessment("lecture").competencies()).containsExactly("C1", "C2", "C3");
    }

    @Test
    void whatIsReadMayBeNamedAsItIsWithinEachBlock() {
        assertThat(assessment("lecture").reads()).isEqualTo("dpp");
    }

    @Test
    void aShortNameMeansTheOneOfTheBlockBeforeASharedOne() {
        String text = SmallScheme.with(
                        "blocks:", "assessments:\n  oral: {kind: oral, title: Oral, scale: avis, by: [jury]}\nblocks:")
                .replace("every-block", "{all: [every-block, {passed: oral}]}")
                .replace(
                        "    assessments:",
                        "    validated-when: {all: [every-competency, {passed: oral}]}\n    assessments:");

        Scheme scheme = SchemeFiles.scheme(text);

        assertThat(scheme.award().when())
                .isEqualTo(new Rule.All(List.of(new Rule.EveryBlock("ours"), new Rule.Passed("oral", "ours")), "ours"));
        assertThat(block(scheme, "B1").validatedWhen())
                .isEqualTo(new Rule.All(
                        List.of(new Rule.EveryCompetency("ours"), new Rule.Passed("B1.oral", "ours")), "ours"));
    }

    @Test
    void whatHasNoClauseTakesThatOfWhatItStandsIn() {
        assertThat(assessment("B1.quiz").clause()).isEqualTo("Quiz");
        assertThat(assessment("B1.essai").clause()).isEqualTo("Bloc 1");
        assertThat(assessment("lecture").clause()).isEqualTo("ours");
        assertThat(Objects.requireNonNull(assessment("B1.quiz").resit()).clause())
                .isEqualTo("Rattrapage du quiz");
        assertThat(full.routes().get(1).requires()).containsExactly(new Rule.Admitted("VAE"));
        assertThat(full.documents()).extracting(Scheme.IssuedDocument::clause).containsExactly("ours", "CCP");
    }

    @Test
    void aDeliverableHoldsBackUnlessItIsSaidNotTo() {
        assertThat(full.deliverables())
                .extracting(deliverable -> deliverable.id() + " " + deliverable.holdsBack())
                .containsExactly("dossier true", "livret false", "B1.dpp true", "B2.dpp true");
    }

    @Test
    void whatTheRulesDoNotSayOfLaterSessionsIsUnstated() {
        assertThat(full.laterSessions())
                .isEqualTo(new Scheme.LaterSessions(Scheme.Right.GRANTED, Scheme.Right.UNSTATED, "Sessions"));
        assertThat(SchemeFiles.scheme(SmallScheme.text()).laterSessions())
                .isEqualTo(new Scheme.LaterSessions(Scheme.Right.UNSTATED, Scheme.Right.UNSTATED, "ours"));
    }

    private Assessment assessment(String name) {
        return Objects.requireNonNull(full.assessment(name));
    }

    private static Block block(Scheme scheme, String name) {
        return Objects.requireNonNull(scheme.block(name));
    }

    private static Block.Competency competency(Scheme scheme, String block, int index) {
        return block(scheme, block).competencies().get(index);
    }
}
