package fr.parchemin.engine.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedSchemesTests {

    private final Scheme jnac = SchemeFiles.scheme(SchemeFiles.jnac());

    static List<Path> files() {
        return SchemeFiles.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyShippedSchemeIsRight(Path file) {
        assertThat(SchemeFiles.faults(SchemeFiles.text(file))).isEmpty();
    }

    @Test
    void theIdentityIsReadBack() {
        assertThat(jnac.id()).isEqualTo("certification-jnac");
        assertThat(jnac.version()).isEqualTo("2026");
        assertThat(jnac.kind()).isEqualTo(Scheme.Kind.CERTIFICATION);
        assertThat(jnac.validity().from()).isEqualTo("2025-09-01");
        assertThat(jnac.provisional()).hasSize(2);
    }

    @Test
    void gradesAreOrderedFromTheWorst() {
        Scale.Grades mention = (Scale.Grades) Objects.requireNonNull(jnac.scale("mention"));

        assertThat(mention.passing()).isEqualTo("acquis");
        assertThat(mention.grades())
                .extracting(Scale.Grade::id)
                .containsExactly("non-acquis", "en-cours-acquisition", "acquis", "maitrise");
    }

    @Test
    void shortNamesWithinABlockBecomeFullNames() {
        Block b1 = Objects.requireNonNull(jnac.block("B1"));
        String clause = "000, Conditions de validation des blocs";

        assertThat(b1.validatedWhen())
                .isEqualTo(new Rule.All(
                        List.of(
                                new Rule.Passed("B1.etude-de-cas", clause),
                                new Rule.Passed("B1.mission-action", clause)),
                        clause));
    }

    @Test
    void aResitTakesItsPolicyFromTheWholeAndItsWindowFromTheAssessment() {
        Assessment caseStudy = Objects.requireNonNull(jnac.assessment("B1.etude-de-cas"));

        assertThat(caseStudy.resit())
                .isEqualTo(new Assessment.Resit(
                        Set.of(Assessment.Ground.FAILED, Assessment.Ground.ABSENT_JUSTIFIED),
                        1,
                        true,
                        "case-study",
                        new Assessment.Window(null, LocalDate.of(2026, 6, 29), LocalDate.of(2026, 7, 1), false),
                        "000, Les rattrapages"));
        assertThat(Objects.requireNonNull(jnac.assessment("B1.journee-immersive"))
                        .resit())
                .isNull();
    }

    @Test
    void theAwardKeepsTheClauseOfEachCondition() {
        assertThat(jnac.award().when())
                .isEqualTo(new Rule.All(
                        List.of(
                                new Rule.EveryBlock("000, Modalités d'acquisition"),
                                new Rule.AttendanceAtLeast(new BigDecimal("0.85"), "000, Taux d'assiduité"),
                                new Rule.PlacementDaysAtLeast(new BigDecimal("60"), "000, Mission en entreprise")),
                        "000, Modalités d'acquisition"));
    }
}
