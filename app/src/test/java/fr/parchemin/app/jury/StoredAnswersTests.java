package fr.parchemin.app.jury;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.dossier.DossierReader;
import fr.parchemin.engine.dossier.DossierReading;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.Decider;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.proposal.Reason;
import fr.parchemin.engine.proposal.Value;
import fr.parchemin.engine.scheme.Reading;
import fr.parchemin.engine.scheme.SchemeReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept with a decision is read as it was said. */
class StoredAnswersTests {

    static List<Path> schemes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../schemes"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void everyProposalIsReadAsItWasSaid(Path file) throws IOException {
        var read = (Reading.Read) SchemeReader.read(file.getFileName().toString(), Files.readString(file));
        var decider = Decider.of(read.scheme());

        // Some examples show what cannot be read: of these nothing is ever kept.
        var dossiers = read.examples().stream()
                .map(example -> DossierReader.read(example.dossier().getBytes(StandardCharsets.UTF_8)))
                .flatMap(reading ->
                        reading instanceof DossierReading.Read(var dossier) ? Stream.of(dossier) : Stream.empty())
                .toList();

        assertThat(dossiers).isNotEmpty().allSatisfy(dossier -> {
            var answer = decider.propose(dossier);
            assertThat(StoredAnswers.read(Snapshot.line(answer))).isEqualTo(answer);
        });
    }

    @Test
    void theFaultsOfADossierAreReadAsTheyWereSaid() {
        var contradiction = new Answer.Contradiction(
                "Awa",
                List.of(
                        new DossierFault(
                                DossierFault.Code.UNKNOWN_GRADE, "results[2].grade", "très « bien »", "acquis"),
                        new DossierFault(DossierFault.Code.DUPLICATE, "results[3]", null, null)));

        assertThat(StoredAnswers.read(Snapshot.line(contradiction))).isEqualTo(contradiction);
    }

    @Test
    void aLineOfBeforeIsReadWithoutWhatDidNotExistThen() {
        var read = (Proposal) StoredAnswers.read("""
                {"dossier": "Awa", "scheme": "s", "version": "1", "asOf": "2026-07-10", "outcome": "REFUSAL", "claim": "NONE",
                 "blocks": [{"block": "B1", "status": "NOT_VALIDATED", "competencies": []}],
                 "findings": [{"rule": "passing-score", "subject": "B1.quiz", "verdict": "UNMET", "expected": 0.60, "found": null,
                               "clause": "ours", "comes": "later"}],
                 "nextActions": [{"action": "RESIT", "session": "later", "assessment": "B1.quiz", "from": "2026-09-01"}]}""");

        assertThat(read.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Reason.PASSING_SCORE);
            assertThat(finding.attempt()).isNull();
            assertThat(finding.expected()).isEqualTo(new Value.Number(new BigDecimal("0.60")));
            assertThat(finding.found()).isNull();
        });
        assertThat(read.nextActions()).singleElement().satisfies(action -> {
            assertThat(action.competencies()).isEmpty();
            assertThat(action.fact()).isNull();
        });
    }

    @Test
    void aContradictionOfBeforeKeepsItsCodeAlone() {
        var read = StoredAnswers.read("""
                {"dossier": "Awa", "errors": [{"code": "unknown-grade", "path": "results[2].grade", "message": "UNKNOWN_GRADE"}]}""");

        assertThat(read)
                .isEqualTo(new Answer.Contradiction(
                        "Awa",
                        List.of(new DossierFault(DossierFault.Code.UNKNOWN_GRADE, "results[2].grade", null, null))));
    }
}
