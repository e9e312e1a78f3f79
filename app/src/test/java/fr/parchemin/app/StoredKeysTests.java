package fr.parchemin.app;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.engine.proposal.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What decisions and the journal keep is keys and values: the sentence of a key that was ever stored is never removed, nor given
 * other arguments. With {@code -Dgolden=write} keys that are new are added to the list; none is ever taken out of it so.
 */
class StoredKeysTests {

    private static final Path GOLDEN = Path.of("src/test/resources/stored-keys.tsv");

    /** The sentences that are made of what is stored. */
    private static final Pattern STORED = Pattern.compile(
            "assessment\\.(finding|value|action|fault|outcome)\\..*|jury\\.ruling\\..*|journal\\.(what|deed)\\..*"
                    + "|badge\\.(VALIDATED|NOT_VALIDATED|IN_PROGRESS|HELD|NOT_PRESENTED|AWARD|PARTIAL|REFUSAL|INELIGIBLE)");

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

    @Test
    void noKeyThatWasEverStoredIsRemovedOrGivenOtherArguments() {
        assertThat(stored()).containsAllEntriesOf(golden());
    }

    @Test
    void everyKeyThatMayBeStoredIsInTheList() throws IOException {
        var today = stored();
        if (Objects.equals(System.getProperty("golden"), "write")) {
            var all = new TreeMap<>(today);
            all.putAll(golden());
            Files.writeString(
                    GOLDEN,
                    all.entrySet().stream()
                            .map(one -> one.getKey() + "\t" + one.getValue() + "\n")
                            .collect(Collectors.joining()));
        }

        assertThat(golden().keySet())
                .as("run with -Dgolden=write to add what is new")
                .containsAll(today.keySet());
    }

    @Test
    void everyRuleThatFindingsWereEverStoredOfIsStillThere() {
        var rules = golden().keySet().stream()
                .filter(key -> key.startsWith("assessment.finding."))
                .map(key -> key.split("\\.")[2])
                .distinct();

        assertThat(Arrays.stream(Reason.values()).map(Reason::key)).containsAll(rules.toList());
    }

    private static Map<String, Integer> golden() {
        try (Stream<String> lines = Files.lines(GOLDEN)) {
            return lines.map(line -> line.split("\t"))
                    .collect(Collectors.toMap(
                            parts -> parts[0], parts -> Integer.parseInt(parts[1]), (one, _) -> one, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys of today, each with the number of arguments of its sentence; every language has the same. */
    private static Map<String, Integer> stored() {
        Map<String, Integer> stored = new TreeMap<>();
        Bundles.french()
                .forEach(file -> Bundles.read(file).forEach((key, sentence) -> {
                    if (STORED.matcher(key).matches()) {
                        stored.put(key, arguments(sentence));
                    }
                }));
        return stored;
    }

    private static int arguments(String sentence) {
        return ARGUMENT.matcher(sentence)
                        .results()
                        .mapToInt(found -> Integer.parseInt(found.group(1)))
                        .max()
                        .orElse(-1)
                + 1;
    }
}
