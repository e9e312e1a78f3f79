package fr.parchemin.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.ModuleRecord;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.dossier.DossierFault.Code;
import fr.parchemin.engine.invented.DossierParts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a dossier contradicts, be it read from a line or not. */
class FactsTests {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 3);

    private static DossierParts aDossier() {
        return new DossierParts("d", "cqp-manager-operationnel", "training", DAY);
    }

    private static List<DossierFault> faults(DossierParts parts) {
        Answer answer = Shipped.decider("cqp-manager-operationnel").propose(parts.build());
        return answer instanceof Answer.Contradiction(var _, var faults) ? faults : List.of();
    }

    @Test
    void numbersBeyondReasonAreRefusedWhereverTheyComeFrom() {
        DossierParts parts = aDossier();
        parts.placementDays = BigDecimal.valueOf(10_001);
        parts.experienceMonths = BigDecimal.valueOf(-1);
        parts.results.add(new Result("dpp", 101, DAY, null, "B1-C1", new Mark.Awaited()));
        parts.deliverables.add(new Receipt("B1.dpp", DAY, 10_001, 1_001));

        assertThat(faults(parts))
                .extracting(DossierFault::code, DossierFault::path, DossierFault::expected)
                .containsExactly(
                        tuple(Code.OUT_OF_RANGE, "placementDays", "0..10000"),
                        tuple(Code.OUT_OF_RANGE, "experienceMonths", "0..1200"),
                        tuple(Code.OUT_OF_RANGE, "results[0].attempt", "1..100"),
                        tuple(Code.OUT_OF_RANGE, "deliverables[0].pages", "0..10000"),
                        tuple(Code.OUT_OF_RANGE, "deliverables[0].situations", "0..1000"));
    }

    @Test
    void noJuryIsOlderThanTheCertification() {
        DossierParts parts = new DossierParts("d", "certification-jnac", "training", LocalDate.of(2026, 6, 20));
        parts.juryDate = LocalDate.of(0, 1, 1);

        Answer answer = Shipped.decider("certification-jnac").propose(parts.build());

        assertThat(((Answer.Contradiction) answer).faults())
                .extracting(DossierFault::code, DossierFault::path)
                .containsExactly(tuple(Code.BEFORE_FIRST_VERSION, "juryDate"));
    }

    @Test
    void aDossierOfNothingButFaultsTellsAsManyAsAreTold() {
        DossierParts parts = aDossier();
        IntStream.range(0, 200_000)
                .forEach(i -> parts.modules.add(new ModuleRecord("module-" + i, DAY.minusDays(i), null)));
        IntStream.range(0, 200_000)
                .forEach(i ->
                        parts.results.add(new Result("nothing", 1, DAY.minusDays(i), null, null, new Mark.Awaited())));

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> faults(parts)))
                .hasSize(DossierFault.MOST);
    }

    @Test
    void longListsAreLookedThroughOnce() {
        DossierParts parts = aDossier();
        parts.asOf = LocalDate.of(2500, 1, 1);
        IntStream.range(0, 150_000)
                .forEach(i ->
                        parts.modules.add(new ModuleRecord("se-preparer-epreuves", parts.asOf.minusDays(i), null)));

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> faults(parts)))
                .isEmpty();
    }
}
