package fr.parchemin.engine.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.engine.dossier.DossierFault.Code;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DossierLineTests {

    private static final String WHOLE = """
            {"dossier":"d","scheme":"s","version":"1","route":"r","asOf":"2026-02-28","origin":"vae",
            "enrolledOn":"2025-01-01","juryDate":"2027-01-01","presentedBlocks":["B1"],"attendance":0.850,
            "placementDays":59.5,"experienceMonths":12,"admissibility":{"outcome":"refused","on":"2026-01-02"},
            "modules":[{"module":"m","completedOn":"2026-01-03","acquired":false}],
            "results":[{"assessment":"a","attempt":1,"on":"2026-01-04","block":"B1","competency":"C1","grade":"g"},
            {"assessment":"a","attempt":2,"on":"2026-01-05","score":0.6},
            {"assessment":"a","attempt":3,"on":"2026-01-06","absence":"justified"},
            {"assessment":"b","attempt":1,"on":"2026-01-07","awaited":true}],
            "deliverables":[{"deliverable":"l","receivedOn":"2026-01-08","pages":7,"situations":1}],
            "holdings":[{"certificate":"block","scheme":"s","version":"0","block":"B2","awardedOn":"2020-02-29"},
            {"certificate":"specialisation","scheme":"t","awardedOn":"2020-02-29"}],
            "session":"2026","windows":{"ecrits":{"from":"2026-06-29","until":"2026-07-01"},"oraux":{"until":"2027-01-01"},"libres":{}}}
            """.replace("\n", "");

    private static DossierReading read(String line) {
        return DossierReader.read(line.getBytes(StandardCharsets.UTF_8));
    }

    private static List<DossierFault> faults(String line) {
        return ((DossierReading.Unreadable) read(line)).faults();
    }

    @Test
    void whatIsWrittenIsReadBackToTheLastFact() {
        Dossier dossier = ((DossierReading.Read) read(WHOLE)).dossier();

        byte[] written = DossierWriter.write(dossier);

        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(WHOLE);
        assertThat(((DossierReading.Read) DossierReader.read(written)).dossier())
                .isEqualTo(dossier);
    }

    @Test
    void aNullStandsForAnAbsentField() {
        String line = "{\"dossier\":\"d\",\"scheme\":\"s\",\"route\":\"r\",\"asOf\":\"2026-01-01\",\"attendance\":null,"
                + "\"results\":null,\"admissibility\":null}";

        Dossier dossier = ((DossierReading.Read) read(line)).dossier();

        assertThat(dossier.attendance()).isNull();
        assertThat(dossier.results()).isEmpty();
        assertThat(dossier.admissibility()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"asOf\":\"2026-02-28\" | \"asOf\":\"2026-02-29\" | NOT_A_DATE | asOf",
                "\"asOf\":\"2026-02-28\" | \"asOf\":20260228 | WRONG_TYPE | asOf",
                "\"attendance\":0.850 | \"attendance\":\"0.85\" | WRONG_TYPE | attendance",
                "\"route\":\"r\" | \"route\":\"\" | MISSING | route",
                "\"route\":\"r\", | | MISSING | route",
                "\"origin\":\"vae\" | \"origin\":\"moon\" | UNKNOWN_VALUE | origin",
                "\"modules\":[ | \"modulos\":[ | UNKNOWN_FIELD | modulos",
                "\"grade\":\"g\" | \"grade\":\"g\",\"score\":1 | WRONG_MARK | results[0]",
                "\"score\":0.6 | \"foo\":0.6 | UNKNOWN_FIELD | results[1].foo",
                "\"attempt\":2 | \"attempt\":101 | OUT_OF_RANGE | results[1].attempt",
                "\"attempt\":2 | \"attempt\":0 | OUT_OF_RANGE | results[1].attempt",
                "\"attempt\":2 | \"attempt\":\"2\" | WRONG_TYPE | results[1].attempt",
                "\"pages\":7 | \"pages\":10001 | OUT_OF_RANGE | deliverables[0].pages",
                "\"situations\":1 | \"situations\":-1 | OUT_OF_RANGE | deliverables[0].situations",
                "\"placementDays\":59.5 | \"placementDays\":10000.5 | OUT_OF_RANGE | placementDays",
                "\"experienceMonths\":12 | \"experienceMonths\":-0.1 | OUT_OF_RANGE | experienceMonths",
                "\"score\":0.6 | \"score\":1e100 | OUT_OF_RANGE | results[1].score",
                "\"score\":0.6 | \"score\":0.12345678901234567890123456789012345 | OUT_OF_RANGE | results[1].score",
                "\"attempt\":2 | \"attempt\":2.5 | WRONG_TYPE | results[1].attempt",
                "\"attempt\":2 | \"attempt\":99999999999 | OUT_OF_RANGE | results[1].attempt",
                "\"attempt\":2, | | MISSING | results[1].attempt",
                "\"absence\":\"justified\" | \"absence\":\"maybe\" | UNKNOWN_VALUE | results[2].absence",
                "\"awaited\":true | \"awaited\":false | UNKNOWN_VALUE | results[3].awaited",
                "\"outcome\":\"refused\", | | MISSING | admissibility.outcome",
                "\"presentedBlocks\":[\"B1\"] | \"presentedBlocks\":[3] | WRONG_TYPE | presentedBlocks[0]",
                "\"presentedBlocks\":[\"B1\"] | \"presentedBlocks\":\"B1\" | WRONG_TYPE | presentedBlocks",
                "\"modules\":[{ | \"modules\":[7,{ | WRONG_TYPE | modules[0]",
                "\"pages\":7 | \"pages\":7,\"pages\":8 | REPEATED_FIELD | deliverables[0].pages",
                "\"from\":\"2026-06-29\" | \"from\":\"2026-07-02\" | ENDS_BEFORE_IT_BEGINS | windows.ecrits",
                "{\"until\":\"2027-01-01\"} | {\"until\":null} | MISSING | windows.oraux",
                "{\"until\":\"2027-01-01\"} | {\"until\":\"soon\"} | NOT_A_DATE | windows.oraux.until",
                "{\"until\":\"2027-01-01\"} | {\"to\":\"2027-01-01\"} | UNKNOWN_FIELD | windows.oraux.to",
                "{\"until\":\"2027-01-01\"} | null | MISSING | windows.oraux",
                "\"oraux\" | \"ecrits\" | REPEATED_FIELD | windows.ecrits",
                "\"oraux\" | \"\" | MISSING | windows.",
                "\"session\":\"2026\" | \"session\":2026 | WRONG_TYPE | session",
                "\"certificate\":\"block\" | \"certificate\":\"diploma\" | UNKNOWN_VALUE | holdings[0].certificate",
            })
    void eachFaultIsToldWithItsPath(String right, String wrong, Code code, String path) {
        String line = WHOLE.replace(right, wrong == null ? "" : wrong);

        assertThat(faults(line)).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.path()).isEqualTo(path);
        });
    }

    @Test
    void severalMarksInOneResultAreNamed() {
        assertThat(faults(WHOLE.replace("\"score\":0.6", "\"score\":0.6,\"absence\":\"justified\"")))
                .contains(new DossierFault(
                        Code.WRONG_MARK, "results[1]", "score, absence", "grade | score | absence | awaited"));
    }

    @Test
    void aQuotedNumberIsShownInItsQuotes() {
        assertThat(faults(WHOLE.replace("0.850", "\"0.85\"")))
                .containsExactly(new DossierFault(Code.WRONG_TYPE, "attendance", "\"0.85\"", "0.85"));
    }

    @Test
    void faultsAreToldUpToAHundred() {
        assertThat(faults(WHOLE.replace("\"results\":[", "\"results\":[" + "{},".repeat(1000))))
                .hasSize(100);
    }

    @Test
    void everyFaultOfALineIsToldAtOnce() {
        assertThat(faults("{\"dossier\":\"d\",\"x\":1,\"asOf\":\"soon\",\"results\":[{}]}"))
                .extracting(DossierFault::path)
                .contains("x", "asOf", "results[0]", "scheme", "route");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | NOT_AN_OBJECT",
                "{ | NOT_JSON",
                "{\"dossier\":\"d\"}} | NOT_JSON",
                "{\"dossier\":NaN} | NOT_JSON",
                "{\"results\":[[[[[[[[[[[[]]]]]]]]]]]]} | NOT_JSON",
                "{\"dossier\":\"\\ud800\"} | NOT_UTF8",
            })
    void aLineThatIsNoDossierIsToldAsSuch(String line, Code code) {
        assertThat(faults(line)).extracting(DossierFault::code).contains(code);
    }
}
