package fr.parchemin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTests {

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

    private static Set<String> arguments(String sentence) {
        return ARGUMENT.matcher(sentence)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
