package fr.parchemin.engine.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fr.parchemin.engine.scheme.Fault.Code;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that nobody writes by mistake, and files that editors write without being asked. */
class HostileFilesTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void bytesThatAreNotUtf8AreRefusedWithTheirPlace() {
        byte[] bytes = "scheme: x\ntitle: d\u00e9but\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(SchemeReader.read("scheme.yaml", bytes))
                .isEqualTo(new Reading.Faulty(
                        List.of(new Fault("scheme.yaml", 2, 9, Code.NOT_UTF8, "", "0xE9 (18)", "UTF-8"))));
    }

    @Test
    void aCharacterCutAtTheEndIsNotUtf8() {
        byte[] bytes = {'a', ':', ' ', (byte) 0xC3};

        assertThat(SchemeReader.readScheme("scheme.yaml", bytes))
                .isInstanceOfSatisfying(
                        Reading.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(Fault::code, Fault::found)
                                .containsExactly(tuple(Code.NOT_UTF8, "0xC3 (3)")));
    }

    @Test
    void theBytesOfARightFileAreRead() {
        byte[] bytes = SchemeFiles.jnac().getBytes(StandardCharsets.UTF_8);

        assertThat(SchemeReader.read("scheme.yaml", bytes)).isEqualTo(SchemeFiles.read(SchemeFiles.jnac()));
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsChangeNothing() {
        String windows = "\uFEFF" + SmallScheme.text().replace("\n", "\r\n");

        assertThat(SchemeFiles.scheme(windows)).isEqualTo(SchemeFiles.scheme(SmallScheme.text()));
    }

    @Test
    void aNextLineCharacterIsPartOfItsLine() {
        String text = SmallScheme.with("title: Petit", "title: \"Pe\u0085tit\"").replace("members: 2", "members: 0");

        assertThat(SchemeFiles.faults(text)).extracting(Fault::line).containsExactly(20);
    }

    @Test
    void anAliasIsAnotherNameOfAValue() {
        String text = SmallScheme.with("by: [jury]", "by: &by [jury]").replace("by: [automatic]", "by: *by");

        assertThat(Objects.requireNonNull(SchemeFiles.scheme(text).assessment("B1.quiz"))
                        .assessors())
                .containsExactly(Assessment.Assessor.JURY);
    }

    @Test
    void aFaultInWhatAnAliasRepeatsIsToldOnce() {
        String text = SmallScheme.with("by: [jury]", "by: &by [juri]").replace("by: [automatic]", "by: *by");

        assertThat(SchemeFiles.faults(text)).extracting(Fault::code).containsExactly(Code.UNKNOWN_WORD);
    }

    @Test
    void mergingByDoubleAngleIsNotPartOfTheFormat() {
        String text = SmallScheme.with("jury: {title: Jury,", "jury: {<<: {accredited: true}, title: Jury,");

        assertThat(SchemeFiles.faults(text)).extracting(Fault::code).containsExactly(Code.UNKNOWN_KEY);
    }

    @Test
    void anAliasBombIsRefusedAtOnce() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            String alias = ", *a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + alias.repeat(9).substring(2) + "]\n");
        }

        assertSoon(bomb.toString(), Code.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "a:\n"})
    void endlessNestingIsRefusedAtOnce(String opening) {
        String nested = opening.equals("a:\n")
                ? IntStream.range(0, 1000).mapToObj(" "::repeat).collect(Collectors.joining("a:\n"))
                : opening.repeat(200_000);

        assertSoon(nested, Code.TOO_DEEP);
    }

    @Test
    void aFileLargerThanAnySchemeIsRefusedAtOnce() {
        assertSoon("# " + "x".repeat(2_000_000), Code.TOO_LARGE);
        assertSoon("a: [" + "1,".repeat(200_000) + "]", Code.TOO_LARGE);
    }

    @Test
    void moreNamesThanAnySchemeHasAreRefusedAtOnce() {
        String blocks =
                IntStream.range(0, 5_000).mapToObj(i -> "  B" + i + ": {}\n").collect(Collectors.joining());

        assertSoon("blocks:\n" + blocks, Code.TOO_LARGE);
    }

    @Test
    void noMoreThanAThousandFaultsAreTold() {
        String keys =
                IntStream.range(0, 20_000).mapToObj(i -> "key" + i + ": 1\n").collect(Collectors.joining());

        assertTimeoutPreemptively(
                SOON, () -> assertThat(SchemeFiles.faults(keys)).hasSize(1000));
    }

    @Test
    void thousandsOfCompetenciesThatWaitForEachOtherAreFollowedToTheEnd() {
        String chain = IntStream.range(0, 999)
                .mapToObj(i -> "      C" + i + ": {title: C, acquired-when: {acquired: C" + (i + 1) + "}}\n")
                .collect(Collectors.joining());
        String text = SmallScheme.with("      C1: Savoir\n      C2: Faire\n", chain + "      C999: Fin\n")
                .replace("[C1, C2]", "[C999]")
                .replace("[C2]", "[C999]");

        assertTimeoutPreemptively(
                SOON, () -> assertThat(SchemeFiles.faults(text)).isEmpty());
    }

    @Test
    void allFaultsAreToldAtOnceInTheOrderOfTheFile() {
        String text = SchemeFiles.jnac()
                .replace("kind: certification\n", "kind: certificat\n")
                .replace("from: 2025-09-01", "from: 2025-09-31")
                .replace("passing: acquis", "passing: acqis")
                .replace("attempts: 1\n  lost-by", "attempts: none\n  lost-by")
                .replaceFirst(
                        "kind: case-study, title: Étude de cas, scale: mention",
                        "kind: case-studies, title: Étude de cas, scale: note")
                .replaceFirst("until: 2026-07-01", "until: 2026-06-01")
                .replaceFirst("by: \\[trainer\\]", "by: [coach]")
                .replaceFirst("at-most: 7", "at-most: zero")
                .replace("validated-when: {passed: mission-immersive}", "validated-when: {passed: mission}")
                .replace("training: {title: Formation,", "training: {titre: Formation,")
                .replace("attendance-at-least: 0.85", "attendance-at-least: 85")
                .replace("members: 2", "members: 2.5")
                .replace("document: parchment", "document: parchement")
                .replace("blocks: {B3: NOT_VALIDATED}", "blocks: {B9: NOT_VALIDATED}");

        assertThat(SchemeFiles.faults(text))
                .extracting(fault -> fault.line() + " " + fault.code() + " " + fault.path())
                .containsExactly(
                        "3 UNKNOWN_WORD kind",
                        "10 NOT_A_DATE validity.from",
                        "21 UNKNOWN_GRADE scales.mention.passing",
                        "29 NOT_A_NUMBER resits.attempts",
                        "41 UNKNOWN_WORD blocks.B1.assessments.etude-de-cas.kind",
                        "41 UNKNOWN_SCALE blocks.B1.assessments.etude-de-cas.scale",
                        "41 ENDS_BEFORE_IT_BEGINS blocks.B1.assessments.etude-de-cas.resit.until",
                        "45 UNKNOWN_WORD blocks.B1.assessments.journee-immersive.by[0]",
                        "47 NOT_A_NUMBER blocks.B1.deliverables.rapport.pages.at-most",
                        "58 UNKNOWN_ASSESSMENT blocks.B2.validated-when.passed",
                        "92 MISSING_KEY routes.training.title",
                        "92 UNKNOWN_KEY routes.training.titre",
                        "98 OUT_OF_RANGE award.when.all[1].attendance-at-least",
                        "108 NOT_WHOLE jury.members",
                        "113 UNKNOWN_WORD documents[0].document",
                        "158 UNKNOWN_BLOCK examples[2].expect.blocks.B9");
    }

    @Test
    void withoutItsExamplesAFileIsReadAlthoughTheyAreWrong() {
        String text = SchemeFiles.jnac().replace("outcome: PARTIAL", "outcome: SOMETHING");

        assertThat(SchemeFiles.faults(text)).isNotEmpty();
        assertThat(SchemeReader.readScheme("scheme.yaml", text))
                .isEqualTo(new Reading.Read(SchemeFiles.scheme(SchemeFiles.jnac()), List.of()));
    }

    @Test
    void takingAnyLineAwayBreaksTheFileAtMostAndNeverTheReader() {
        List<String> lines =
                SchemeFiles.text(Golden.FOLDER.resolve("full.yaml")).lines().toList();

        for (int i = 0; i < lines.size(); i++) {
            String text = String.join("\n", lines.subList(0, i))
                    + "\n"
                    + String.join("\n", lines.subList(i + 1, lines.size()));
            assertThat(SchemeReader.read("scheme.yaml", text)).isEqualTo(SchemeReader.read("scheme.yaml", text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "~", "-1", "[[{b: ~}]]"})
    void puttingAnythingInPlaceOfAnyValueNeverBreaksTheReader(String value) {
        List<String> lines = (SchemeFiles.text(Golden.FOLDER.resolve("full.yaml"))
                        + SchemeFiles.jnac().substring(SchemeFiles.jnac().indexOf("example-dossiers:")))
                .lines()
                .toList();

        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String changed = line.substring(0, line.indexOf(':') + 1) + " " + value;
            String text = String.join("\n", lines.subList(0, i))
                    + "\n"
                    + changed
                    + "\n"
                    + String.join("\n", lines.subList(i + 1, lines.size()));
            assertThat(SchemeReader.read("scheme.yaml", text)).isNotNull();
        }
    }

    @Test
    void anyChangeOfCharactersIsReadOrRefused() {
        Random random = new Random(20260629);
        String right = SchemeFiles.jnac();
        String signs = "{}[]:,-#&*!|>'\"%@`?\t\n ~0aé\u0000\uD83D";

        for (int i = 0; i < 80; i++) {
            StringBuilder text = new StringBuilder(right);
            for (int change = random.nextInt(4); change >= 0; change--) {
                text.setCharAt(random.nextInt(text.length()), signs.charAt(random.nextInt(signs.length())));
            }
            assertThat(SchemeReader.read("scheme.yaml", text.toString())).isNotNull();
        }
    }

    private static void assertSoon(String text, Code code) {
        assertTimeoutPreemptively(
                SOON,
                () -> assertThat(SchemeFiles.faults(text))
                        .extracting(Fault::code)
                        .contains(code));
    }
}
