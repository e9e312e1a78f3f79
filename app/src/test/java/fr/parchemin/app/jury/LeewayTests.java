package fr.parchemin.app.jury;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.DossierReader;
import fr.parchemin.engine.dossier.DossierReading;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.proposal.Decider;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.scheme.Reading;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.SchemeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeewayTests {

    private static final Scheme JNAC = scheme("certification-jnac");

    private static final String RESULTS = """
            {"assessment":"B1.etude-de-cas","attempt":1,"on":"2026-05-18","grade":"acquis"},
            {"assessment":"B1.mission-action","attempt":1,"on":"2026-04-10","grade":"maitrise"},
            {"assessment":"B2.mission-immersive","attempt":1,"on":"2026-03-20","grade":"acquis"},
            {"assessment":"B3.etude-de-cas","attempt":1,"on":"2026-05-19","grade":"acquis"},
            {"assessment":"B3.mission-action","attempt":1,"on":"2026-04-12","grade":"acquis"},
            {"assessment":"B4.etude-de-cas","attempt":1,"on":"2026-05-20","grade":"maitrise"},
            {"assessment":"B4.mission-action","attempt":1,"on":"2026-04-14","grade":"acquis"}""";

    @Test
    void aGradeIsAJudgementFromWhichTheJuryMayDepart() {
        var proposal = jnac("0.93", """
                {"assessment":"B4.mission-consultant","attempt":1,"on":"2026-06-05","grade":"non-acquis"},
                {"assessment":"B4.mission-consultant","attempt":2,"on":"2026-07-01","grade":"en-cours-acquisition"}""");

        var leeway = Leeway.of(JNAC, proposal);

        assertThat(mayDiffer(leeway)).containsEntry("B4", true);
        assertThat(leeway.mayAward(List.of(Status.VALIDATED, Status.HELD))).isTrue();
        assertThat(leeway.mayAward(List.of(Status.VALIDATED, Status.NOT_VALIDATED)))
                .isFalse();
    }

    @Test
    void anUnjustifiedAbsenceIsAFact() {
        var proposal = jnac("0.93", """
                {"assessment":"B4.mission-consultant","attempt":1,"on":"2026-06-05","absence":"unjustified"}""");

        var leeway = Leeway.of(JNAC, proposal);

        assertThat(mayDiffer(leeway)).containsEntry("B4", false);
        assertThat(leeway.allows(decided(proposal, "B4", Status.VALIDATED))).isFalse();
    }

    @Test
    void theAttendanceStandsAgainstTheAwardWhateverBecomesOfTheBlocks() {
        var proposal = jnac("0.849", """
                {"assessment":"B4.mission-consultant","attempt":1,"on":"2026-06-05","grade":"acquis"}""");

        var leeway = Leeway.of(JNAC, proposal);

        assertThat(leeway.againstAward()).isNotEmpty();
        assertThat(leeway.mayAward(List.of(Status.VALIDATED))).isFalse();
    }

    @Test
    void theJuryMayRefuseABlockThatIsProposed() {
        var proposal = jnac("0.93", """
                {"assessment":"B4.mission-consultant","attempt":1,"on":"2026-06-05","grade":"acquis"}""");

        var leeway = Leeway.of(JNAC, proposal);

        assertThat(leeway.allows(decided(proposal, "B1", Status.NOT_VALIDATED))).isTrue();
        assertThat(leeway.allows(decided(proposal, "B1", Status.HELD))).isFalse();
    }

    private static Map<String, Boolean> mayDiffer(Leeway leeway) {
        Map<String, Boolean> blocks = new LinkedHashMap<>();
        leeway.blocks().forEach(block -> blocks.put(block.block(), block.mayDiffer()));
        return blocks;
    }

    private static Map<String, Status> decided(Proposal proposal, String block, Status status) {
        Map<String, Status> blocks = new LinkedHashMap<>();
        proposal.blocks().forEach(one -> blocks.put(one.block(), one.status()));
        blocks.put(block, status);
        return blocks;
    }

    private static Proposal jnac(String attendance, String more) {
        var line = """
                {"dossier":"d","scheme":"certification-jnac","route":"training","asOf":"2026-07-10",
                 "juryDate":"2026-07-10","attendance":%s,"placementDays":64,"results":[%s,%s]}""".formatted(attendance, RESULTS, more).replace("\n", " ");
        var dossier = read(line);
        return (Proposal) Decider.of(JNAC).propose(dossier);
    }

    private static Dossier read(String line) {
        return ((DossierReading.Read) DossierReader.read(line.getBytes(StandardCharsets.UTF_8))).dossier();
    }

    private static Scheme scheme(String name) {
        try {
            var file = Path.of("../schemes/" + name + ".yaml");
            return ((Reading.Read) SchemeReader.read(name, Files.readString(file))).scheme();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
