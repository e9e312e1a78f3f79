package fr.parchemin.engine.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.parchemin.engine.dossier.DossierFault.Code;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that nobody would write, and that somebody will send. */
class HostileLineTests {

    private static final String BEFORE = "{\"dossier\":\"d\",\"scheme\":\"s\",\"route\":\"r\",\"asOf\":\"2026-01-01\",";

    private static DossierReading read(String line) {
        return DossierReader.read(line.getBytes(StandardCharsets.UTF_8));
    }

    private static List<DossierFault> faults(byte[] line) {
        return ((DossierReading.Unreadable) DossierReader.read(line)).faults();
    }

    static Stream<String> numbers() {
        return Stream.of(
                "1e-2147483648",
                "1e2147483648",
                "-1E+99999999999999999999",
                "0e-2147483648",
                "1e100",
                "1e-100",
                "9".repeat(35),
                "0." + "0".repeat(100) + "1",
                "1" + "0".repeat(100_000),
                "0." + "3".repeat(100_000),
                "1e" + "9".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aNumberBeyondReasonIsAFaultOfItsField(String number) {
        for (String field : List.of("attendance", "placementDays", "experienceMonths")) {
            DossierReading.Unreadable unreadable =
                    (DossierReading.Unreadable) read(BEFORE + "\"" + field + "\":" + number + "}");

            assertThat(unreadable.dossier()).isEqualTo("d");
            assertThat(unreadable.faults()).extracting(DossierFault::code).containsExactly(Code.OUT_OF_RANGE);
            assertThat(unreadable.faults()).extracting(DossierFault::path).containsExactly(field);
            assertThat(Objects.requireNonNull(unreadable.faults().getFirst().found()))
                    .hasSizeLessThan(70);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-0.0",
                "1",
                "0.85",
                "0.850",
                "1e0",
                "1E-2",
                "0.1e+1",
                "100e-2",
                "0.6666666666666666666667"
            })
    void aNumberWithinReasonIsTheDecimalThatWasWritten(String number) {
        Dossier dossier = ((DossierReading.Read) read(BEFORE + "\"attendance\":" + number + "}")).dossier();

        assertThat(dossier.attendance()).isEqualTo(new BigDecimal(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"01", "-", "+1", ".5", "1.", "1e", "1e+", "0x10", "1_000", "--1", "1.e5", "Infinity", "NaN"})
    void whatIsNoNumberOfJsonIsNotJson(String number) {
        assertThat(((DossierReading.Unreadable) read(BEFORE + "\"attendance\":" + number + "}")).faults())
                .extracting(DossierFault::code)
                .contains(Code.NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
    void textInAWiderEncodingIsToldByItsName(String encoding) {
        byte[] line = (BEFORE + "\"origin\":\"vae\"}").getBytes(Charset.forName(encoding));

        assertThat(faults(line))
                .containsExactly(new DossierFault(Code.OTHER_ENCODING, "", encoding.substring(0, 6), "UTF-8"));
    }

    @ParameterizedTest
    @CsvSource({
        "C0 AF, OVERLONG_UTF8, 0xC0 0xAF",
        "E0 80 AF, OVERLONG_UTF8, 0xE0 0x80",
        "F0 80 80 AF, OVERLONG_UTF8, 0xF0 0x80",
        "ED A0 80, NOT_UTF8, 0xED",
        "F4 90 80 80, NOT_UTF8, 0xF4",
        "FF, NOT_UTF8, 0xFF",
        "C3, NOT_UTF8, 0xC3",
        "80, NOT_UTF8, 0x80",
    })
    void whatIsNoUtf8IsToldByItsBytes(String hex, Code code, String found) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes("{\"dossier\":\"é".getBytes(StandardCharsets.UTF_8));
        for (String part : hex.split(" ")) {
            line.write(Integer.parseInt(part, 16));
        }
        line.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(faults(line.toByteArray())).containsExactly(new DossierFault(code, "byte 15", found, "UTF-8"));
    }

    @Test
    void aLineThatIsNotJsonKeepsTheNameReadBefore() {
        assertThat(read("{\"dossier\":\"d\",\"results\":[{\"attempt\":1,}]}"))
                .isEqualTo(new DossierReading.Unreadable(
                        "d", List.of(new DossierFault(Code.NOT_JSON, "column 40", "}]}", null))));
    }

    @Test
    void aLineThatBreaksOffIsToldByItsEnd() {
        assertThat(faults("{\"dossier\":\"d\",\"results\":[{\"attempt\":1,".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(new DossierFault(Code.NOT_JSON, "column 40", "ults\":[{\"attempt\":1,…", null));
    }

    @Test
    void halfOfAPairIsToldAsItIsEscaped() {
        assertThat(faults((BEFORE + "\"presentedBlocks\":[\"a😀\\ud800\"]}").getBytes(StandardCharsets.UTF_8)))
                .extracting(DossierFault::code, DossierFault::found)
                .containsExactly(tuple(Code.NOT_UTF8, "\\ud800"));
    }

    @Test
    void lettersOfEveryAlphabetAndEscapesAreRead() {
        String id = "é 漢 😀 \u0001 \" \\ / \u2028";
        String line = "{\"dossier\":\"é 漢 \\uD83D\\ude00 \\u0001 \\\" \\\\ \\/ \u2028\",\"scheme\":\"\\u00e9t\\u00e9\","
                + "\"route\":\"r\",\"asOf\":\"2026\\u002d01-01\"}";

        Dossier dossier = ((DossierReading.Read) read(line)).dossier();

        assertThat(dossier.id()).isEqualTo(id);
        assertThat(dossier.scheme()).isEqualTo("été");
        assertThat(dossier.asOf()).isEqualTo("2026-01-01");
    }

    /** Whatever stands in a line, reading it ends with a dossier or with faults. */
    @Test
    void noLineStopsTheReader() {
        Random random = new Random(10);
        byte[] line = (BEFORE
                        + "\"attendance\":0.85,\"results\":[{\"assessment\":\"a\",\"attempt\":1,\"on\":\"2025-12-31\","
                        + "\"grade\":\"g\"}],\"windows\":{\"w\":{\"from\":\"2026-01-01\"}}}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] signs = "{}[]\",:0123456789.eE+-ntfu\\\0é\n".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 200_000; i++) {
            byte[] changed = line.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                changed[random.nextInt(changed.length)] = signs[random.nextInt(signs.length)];
            }
            int end = random.nextInt(4) == 0 ? random.nextInt(changed.length) : changed.length;

            switch (DossierReader.read(changed, 0, end)) {
                case DossierReading.Read(var dossier) ->
                    assertThat(dossier.id()).isNotBlank();
                case DossierReading.Unreadable(var _, var faults) ->
                    assertThat(faults).isNotEmpty();
            }
        }
    }
}
