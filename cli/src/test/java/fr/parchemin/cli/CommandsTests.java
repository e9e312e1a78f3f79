package fr.parchemin.cli;

import static fr.parchemin.cli.CommandLine.run;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.cli.CommandLine.Ended;
import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.scheme.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTests {

    private static final Path JNAC = Path.of("..", "schemes", "certification-jnac.yaml");

    @Test
    void theFiveShippedSchemesAreListed() {
        Ended ended = run("", "schemes");

        assertThat(ended.code()).isZero();
        assertThat(ended.lines())
                .extracting(line -> line.substring(0, line.indexOf('\t')))
                .containsExactly(
                        "ccs-exemple",
                        "certification-jnac",
                        "cqp-charge-clientele-pro",
                        "cqp-manager-operationnel",
                        "tp-conseiller-relation-client-distance");
    }

    @Test
    void oneSchemeIsPrintedAsJson() {
        Ended ended = run("", "scheme", "cqp-charge-clientele-pro", "--json");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .startsWith("{\"scheme\":\"cqp-charge-clientele-pro\",\"version\":\"")
                .contains("\"competency\":\"C28\"")
                .contains("\"assessments\":[");
    }

    @Test
    void anUnknownSchemeIsMisuseThatNamesTheKnownOnes() {
        Ended ended = run("", "scheme", "bts", "--json");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("bts").contains("certification-jnac");
    }

    @Test
    void aRightFileIsSaidToBeRight() {
        Ended ended = run("", "check", JNAC.toString());

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("aucune anomalie");
    }

    @Test
    void aFaultIsToldWithItsLineAndColumn(@TempDir Path directory) throws IOException {
        String text = Files.readString(JNAC).replaceFirst("passing: acquis", "passing: aquis");
        int line =
                (int) text.substring(0, text.indexOf("passing: aquis")).lines().count();
        Path copy = Files.writeString(directory.resolve("copy.yaml"), text);

        Ended ended = run("", "check", copy.toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.lines().getFirst()).startsWith(copy + ":" + line + ":").contains("aquis");
    }

    @Test
    void anExampleThatFailsIsToldWithWhatWasExpectedAndFound(@TempDir Path directory) throws IOException {
        String text = Files.readString(JNAC).replaceFirst("outcome: AWARD", "outcome: REFUSAL");
        Path copy = Files.writeString(directory.resolve("copy.yaml"), text);

        Ended ended = run("", "check", copy.toString());

        assertThat(ended.code()).isEqualTo(1);
        int line = (int)
                text.substring(0, text.indexOf("outcome: REFUSAL")).lines().count();
        assertThat(ended.lines().getFirst())
                .startsWith(copy + ":" + line + ":")
                .contains("REFUSAL")
                .contains("AWARD");
        assertThat(ended.lines().get(1)).contains("constat").contains("rempli");
    }

    @Test
    void everyMissingKeyIsToldInOneRun(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("empty.yaml"), "certifiers: []\n");

        Ended ended = run("", "check", file.toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.lines())
                .hasSize(11)
                .anySatisfy(line -> assertThat(line).contains("documents"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bogus", "check", "scheme", "schemes x", "scheme certification-jnac"})
    void whatIsCalledWronglyEndsWithTwo(String command) {
        Ended ended = run("", command.isEmpty() ? new String[0] : command.split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).isNotBlank();
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(run("", "help").out())
                .contains(
                        "demo",
                        "serve",
                        "journal check",
                        "schemes",
                        "scheme ID --json",
                        "check",
                        "propose",
                        "propose --brief");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyFaultHasItsSentence(String language) {
        Messages messages = new Messages(Locale.of(language));

        Stream.of(DossierFault.Code.values())
                .map(code -> messages.say(new DossierFault(code, "path", "FOUND", "EXPECTED")))
                .forEach(sentence -> assertThat(sentence).isNotBlank().doesNotContain("{0}"));
        Stream.of(Fault.Code.values())
                .map(code -> messages.say(new Fault("file", 1, 1, code, "path", "FOUND", "EXPECTED")))
                .forEach(sentence -> assertThat(sentence).isNotBlank().doesNotContain("{0}"));
    }
}
