package fr.parchemin.cli;

import static fr.parchemin.cli.CommandLine.dossier;
import static fr.parchemin.cli.CommandLine.run;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.cli.CommandLine.Ended;
import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.Deciders;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.proposal.ProposalLines;
import fr.parchemin.engine.scheme.Example;
import fr.parchemin.engine.scheme.Reading;
import fr.parchemin.engine.scheme.SchemeReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposeTests {

    @Test
    void proposesInTheOrderOfTheInputOnAllCores() {
        String lines = IntStream.range(0, 20_000)
                .mapToObj(i -> dossier("d" + i, "\"attendance\":0.9"))
                .collect(Collectors.joining("\n"));

        Ended ended = run(lines, "propose");

        assertThat(ended.code()).isZero();
        List<String> proposals = ended.lines();
        assertThat(proposals).hasSize(20_000);
        for (int i = 0; i < proposals.size(); i++) {
            assertThat(proposals.get(i)).startsWith("{\"dossier\":\"d" + i + "\",");
        }
    }

    @Test
    void aBrokenLineDoesNotStopTheStream() {
        Ended ended = run(dossier("a", "") + "\n{\"dossier\":\"b\", oops\n\n" + dossier("c", ""), "propose");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.lines()).hasSize(3);
        assertThat(ended.lines().get(1))
                .isEqualTo("{\"dossier\":\"b\",\"errors\":[{\"code\":\"not-json\",\"path\":\"line 2, column 17\","
                        + "\"message\":\"Ce n’est pas du JSON valide, à partir de «\u202foops\u202f»\"}]}");
        assertThat(ended.lines().get(2)).startsWith("{\"dossier\":\"c\",\"scheme\"");
        assertThat(ended.err()).contains("1 dossier refusé");
    }

    @Test
    void everyContradictionIsToldWithItsPath() {
        String results = "\"results\":["
                + "{\"assessment\":\"B9.etude-de-cas\",\"attempt\":1,\"on\":\"2026-05-18\",\"grade\":\"acquis\"},"
                + "{\"assessment\":\"B1.etude-de-cas\",\"attempt\":1,\"on\":\"2026-05-18\",\"grade\":\"bien\"},"
                + "{\"assessment\":\"B2.mission-immersive\",\"attempt\":1,\"on\":\"2026-06-21\",\"grade\":\"acquis\"},"
                + "{\"assessment\":\"B2.mission-immersive\",\"attempt\":1,\"on\":\"2026-05-18\",\"grade\":\"acquis\"},"
                + "{\"assessment\":\"B4.mission-action\",\"attempt\":1,\"on\":\"2026-05-18\",\"score\":1.01}]";

        Ended ended = run(dossier("a", "\"attendance\":1.01," + results), "propose");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .contains("\"code\":\"out-of-range\",\"path\":\"attendance\"")
                .contains("\"code\":\"unknown-assessment\",\"path\":\"results[0].assessment\"")
                .contains("\"code\":\"unknown-grade\",\"path\":\"results[1].grade\"")
                .contains("\"code\":\"after-as-of\",\"path\":\"results[2].on\"")
                .contains("\"code\":\"duplicate\",\"path\":\"results[3]\"")
                .contains("\"code\":\"wrong-mark\",\"path\":\"results[4].score\"")
                .doesNotContain("outcome");
    }

    @Test
    void noNumberStopsTheStream() {
        String lines = Stream.of("1e-2147483648", "1e2147483648", "-0e99999999999999999999", "9".repeat(1000))
                .flatMap(number -> Stream.of("attendance", "placementDays", "experienceMonths")
                        .map(field -> dossier(field + " " + number, "\"" + field + "\":" + number)))
                .collect(Collectors.joining("\n", "", "\n" + dossier("last", "")));

        Ended ended = run(lines, "propose");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.lines()).hasSize(13);
        assertThat(ended.lines().subList(0, 12))
                .allSatisfy(line -> assertThat(line).contains("\"errors\":[{\"code\":\"out-of-range\""));
        assertThat(ended.lines().getLast()).startsWith("{\"dossier\":\"last\",\"scheme\"");
    }

    @Test
    void aFaultOfOursIsToldInItsPlaceAndTheOthersAreAnswered() throws IOException {
        Deciders deciders = Deciders.of(new SchemeFiles(new Messages(Locale.FRENCH)).load(Path.of("..", "schemes")));
        String lines = IntStream.range(0, 10_000)
                .mapToObj(i -> dossier(i % 1000 == 7 ? "secret" : i % 1000 == 8 ? "deep" : "d", ""))
                .collect(Collectors.joining("\n"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = new LineStream(new Messages(Locale.FRENCH), out, new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(
                        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                        (dossier, answered) -> halfWritten(answered, failing(dossier, deciders)));

        List<String> answers = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(code).isEqualTo(1);
        assertThat(answers).hasSize(10_000);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i))
                    .startsWith(
                            switch (i % 1000) {
                                case 7 ->
                                    "{\"dossier\":\"secret\",\"errors\":[{\"code\":\"internal\",\"path\":\"\",\"message\":";
                                case 8 ->
                                    "{\"dossier\":\"deep\",\"errors\":[{\"code\":\"internal\",\"path\":\"\",\"message\":";
                                default -> "{\"dossier\":\"d\",\"scheme\":";
                            });
        }
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("20 dossiers refusés")
                .doesNotContain("secret");
        assertThat(answers.get(7)).contains("IllegalStateException").doesNotContain("typed");
    }

    private static Answer failing(Dossier dossier, Deciders deciders) {
        return dossier.id().equals("deep") ? failing(dossier, deciders) : deciders.propose(dossier);
    }

    /** Writes an answer and then finds that it should not have. */
    private static boolean halfWritten(ProposalLines lines, Answer answer) {
        lines.add(answer);
        if (answer instanceof Proposal proposal && proposal.dossier().equals("secret")) {
            throw new IllegalStateException("what was typed");
        }
        return true;
    }

    @Test
    void briefLinesAgreeWithWholeOnes() throws IOException {
        String lines = Stream.concat(examples(), Stream.of("{\"dossier\":\"e\", oops", "[]"))
                .collect(Collectors.joining("\n"));

        Ended whole = run(lines, "propose");
        Ended brief = run(lines, "propose", "--brief");

        assertThat(brief.lines())
                .hasSizeGreaterThan(100)
                .isEqualTo(whole.lines().stream().map(ProposeTests::brief).toList());
        assertThat(brief.code()).isEqualTo(1);
        assertThat(brief.err()).isEqualTo(whole.err());
    }

    /** The dossiers of the worked examples of all shipped schemes. */
    private static Stream<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "schemes"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
                    .flatMap(file -> examples(file).stream())
                    .map(Example::dossier);
        }
    }

    private static List<Example> examples(Path file) {
        try {
            return ((Reading.Read) SchemeReader.read(file.toString(), Files.readString(file))).examples();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a whole line says of the outcome and the blocks. */
    private static String brief(String line) {
        int blocks = line.indexOf(",\"blocks\":[");
        if (blocks < 0) {
            return line;
        }
        String head = line.replaceFirst("\"scheme\":.*?(?=\"outcome\")", "");
        return head.substring(0, head.indexOf("],\"findings\":[")).replaceAll(",\"competencies\":\\[.*?\\]\\}", "}")
                + "]}";
    }

    @Test
    void textInQuotesWhereANumberIsExpectedIsCalledSo() {
        String out = run(
                        dossier(
                                "a",
                                "\"attendance\":\"0.85\",\"placementDays\":[],\"presentedBlocks\":\"B1\",\"session\":7"),
                        "propose")
                .out();

        assertThat(out)
                .contains("le texte entre guillemets \\\"0.85\\\", attendu un nombre, sans guillemets")
                .contains("Trouvé une liste, attendu un nombre, sans guillemets")
                .contains("le texte entre guillemets \\\"B1\\\", attendu une liste [...]")
                .contains("Trouvé le nombre 7, attendu un texte entre guillemets");
    }

    @Test
    void aGradeAndAScoreTogetherAreNamed() {
        String result =
                "{\"assessment\":\"B1.etude-de-cas\",\"attempt\":1,\"on\":\"2026-05-18\",\"grade\":\"acquis\",\"score\":1}";

        assertThat(run(dossier("a", "\"results\":[" + result + "]"), "propose").out())
                .contains("\"code\":\"wrong-mark\",\"path\":\"results[0]\"")
                .contains("trouvé grade, score");
    }

    @Test
    void textInAWiderEncodingIsRefusedAsSuch() {
        byte[] lines = (dossier("a", "") + "\n").getBytes(StandardCharsets.UTF_16LE);

        Ended ended = run(lines, "propose");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.lines().getFirst()).contains("\"code\":\"other-encoding\",\"path\":\"line 1\"", "UTF-16");
    }

    @Test
    void aLineTooLongKeepsItsName() {
        String line = dossier("a", "\"session\":\"" + "x".repeat(Lines.LONGEST) + "\"");

        Ended ended = run(line + "\n" + dossier("b", ""), "propose");

        assertThat(ended.lines().getFirst())
                .startsWith("{\"dossier\":\"a\",\"errors\":[{\"code\":\"too-long\",\"path\":\"line 1\"");
        assertThat(ended.lines().get(1)).startsWith("{\"dossier\":\"b\",\"scheme\"");
        assertThat(ended.lines()).hasSize(2);
    }

    @Test
    void noMoreThanAHundredFaultsOfALineAreTold() {
        String blocks =
                IntStream.range(0, 20_000).mapToObj(i -> "\"X" + i + "\"").collect(Collectors.joining(","));

        String out = run(dossier("a", "\"presentedBlocks\":[" + blocks + "]"), "propose")
                .out();

        assertThat(out.split("\"code\":\"unknown-block\"", -1)).hasSize(101);
    }

    @Test
    void longAndShortLinesFollowEachOther() {
        String lines = IntStream.range(0, 60)
                .mapToObj(i -> dossier("d" + i, "") + " ".repeat(i % 3 == 0 ? 900_000 : i * 10_000))
                .collect(Collectors.joining("\n"));

        List<String> answers = run(lines, "propose", "--brief").lines();

        assertThat(answers).hasSize(60);
        for (int i = 0; i < 60; i++) {
            assertThat(answers.get(i)).startsWith("{\"dossier\":\"d" + i + "\",\"outcome\"");
        }
    }

    @Test
    void anUnknownSchemeIsToldWithTheKnownOnes() {
        Ended ended = run(dossier("a", "").replace("certification-jnac", "bts"), "propose");

        assertThat(ended.out()).contains("\"path\":\"scheme\"").contains("bts").contains("ccs-exemple");
    }

    @Test
    void textInAnotherEncodingIsToldByItsFirstByte() {
        byte[] latin = dossier("été", "").getBytes(StandardCharsets.ISO_8859_1);

        Ended ended = run(latin, "propose");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .contains("\"code\":\"not-utf8\",\"path\":\"line 1, byte 13\"")
                .contains("0xE9");
    }

    @Test
    void aLineThatNeverEndsIsPassedOverWithoutBeingHeld() {
        InputStream endless = new InputStream() {
            private long left = 200L << 20;

            @Override
            public int read() {
                return left-- > 0 ? 'a' : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                int read = (int) Math.min(left, length);
                java.util.Arrays.fill(bytes, offset, offset + Math.max(0, read), (byte) 'a');
                left -= Math.max(0, read);
                return read <= 0 ? -1 : read;
            }
        };
        byte[] next = ("\n" + dossier("b", "")).getBytes(StandardCharsets.UTF_8);

        Ended ended = run(new SequenceInputStream(endless, new ByteArrayInputStream(next)), "propose");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.lines().getFirst()).contains("\"code\":\"too-long\",\"path\":\"line 1\"");
        assertThat(ended.lines().get(1)).startsWith("{\"dossier\":\"b\",\"scheme\"");
    }

    @Test
    void nothingInGivesNothingOut() {
        assertThat(run("", "propose")).isEqualTo(new Ended(0, "", ""));
    }

    @Test
    void aByteOrderMarkIsNoFault() {
        assertThat(run("\uFEFF" + dossier("a", ""), "propose").code()).isZero();
    }

    @Test
    void aDirectoryOrAMissingFileIsMisuse(@TempDir Path directory) {
        assertThat(run("", "propose", directory.toString()).code()).isEqualTo(2);
        assertThat(run("", "propose", directory.resolve("none").toString()).code())
                .isEqualTo(2);
        assertThat(run("", "propose", "--what").code()).isEqualTo(2);
        assertThat(run("", "propose", "--brief", "--brief").code()).isEqualTo(2);
        assertThat(run("", "propose", "--brief", "--what").code()).isEqualTo(2);
        assertThat(run("", "propose", "one", "two").code()).isEqualTo(2);
    }

    @Test
    void aFileIsReadAsWellAsTheStandardInput(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("dossiers.jsonl"), dossier("a", ""));

        assertThat(run("", "propose", file.toString()).out())
                .isEqualTo(run(dossier("a", ""), "propose").out());
    }

    @Test
    void aClosedPipeEndsQuietly() {
        String lines = (dossier("a", "") + "\n").repeat(20_000);
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = run(
                Locale.FRENCH,
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                closed,
                err,
                "propose");

        assertThat(code).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aFullDiskIsNoSuccess() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = run(
                Locale.FRENCH,
                new ByteArrayInputStream(dossier("a", "").getBytes(StandardCharsets.UTF_8)),
                full,
                err,
                "propose");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("No space left on device");
    }
}
