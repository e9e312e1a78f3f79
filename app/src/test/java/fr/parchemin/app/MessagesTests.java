package fr.parchemin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTests {

    private static final Pattern DEED =
            Pattern.compile("(?:[dD]eed|tellOfOneself)\\([^;\"]{0,120}\"([a-z]+(?:-[a-z]+)+)\"");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

    static List<Path> french() {
        return Bundles.french();
    }

    @ParameterizedTest
    @MethodSource("french")
    void everyKeyIsSaidInBothLanguages(Path french) {
        assertThat(Bundles.read(Bundles.english(french)).keySet())
                .isEqualTo(Bundles.read(french).keySet());
    }

    @ParameterizedTest
    @MethodSource("french")
    void bothLanguagesNameTheSameThings(Path french) {
        var english = Bundles.read(Bundles.english(french));
        Bundles.read(french).forEach((key, sentence) -> {
            assertThat(arguments(english.getOrDefault(key, ""))).as(key).isEqualTo(arguments(sentence));
        });
    }

    @ParameterizedTest
    @MethodSource("french")
    void everySentenceCanBeFormed(Path french) {
        for (Path file : List.of(french, Bundles.english(french))) {
            Bundles.read(file).forEach((key, sentence) -> {
                assertThat(sentence).as(key).doesNotContain("'");
                assertThat(new MessageFormat(sentence).format(new Object[] {1, 1, 1, 1, 1}))
                        .as(key)
                        .isNotEmpty();
            });
        }
    }

    @Test
    void noKeyIsInTwoFiles() {
        Set<String> seen = new HashSet<>();
        Bundles.french()
                .forEach(file -> Bundles.read(file)
                        .keySet()
                        .forEach(key -> assertThat(seen.add(key)).as(key).isTrue()));
    }

    /** A deed without a sentence would be shown by its code. */
    @Test
    void everyDeedHasItsSentence() throws IOException {
        Set<String> told = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                DEED.matcher(Files.readString(source)).results().forEach(found -> told.add(found.group(1)));
            }
        }
        var said = Bundles.read(Path.of("src/main/resources/messages/journal.properties"));

        assertThat(told).contains("cohort-opened", "session-closed", "signed-in");
        assertThat(told)
                .allSatisfy(what -> assertThat(said).containsKeys("journal.what." + what, "journal.deed." + what));
    }

    private static Set<String> arguments(String sentence) {
        return ARGUMENT.matcher(sentence)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
