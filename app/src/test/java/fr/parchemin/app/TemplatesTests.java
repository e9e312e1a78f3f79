package fr.parchemin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.dom.DOMMarkupParser;
import org.attoparser.dom.Element;
import org.attoparser.dom.INestableNode;
import org.attoparser.dom.INode;
import org.attoparser.dom.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the templates with the parser of Thymeleaf: what they show comes from messages, which exist. */
class TemplatesTests {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path JAVA = Path.of("src/main/java/fr/parchemin/app");

    /** The name of the application, and the keys of a keyboard. */
    private static final Set<String> SAID_ALIKE = Set.of("Parchemin", "1", "2", "3", "n", "p", "?");

    private static final Set<String> WORDS_IN_ATTRIBUTES =
            Set.of("title", "alt", "placeholder", "aria-label", "data-label", "data-key-label", "label", "summary");

    /** What Thymeleaf computes without anybody reading it. */
    private static final Pattern UNSEEN = Pattern.compile(
            "th:(if|unless|each|fragment|case|switch|href|action|id|for|name|field|object|class|classappend|lang|src|type|"
                    + "width|rows|min|max|mode|content|open|selected|checked|autocomplete|inputmode|maxlength|accept|"
                    + "data-header|value|aria-(current|sort|describedby|invalid|required))");

    private static final Pattern MESSAGE = Pattern.compile("#\\{(?:\\|([^|]+)\\||([a-zA-Z][\\w.-]*)[(}])");
    private static final Pattern MESSAGE_OF_JAVA = Pattern.compile("#messages\\.msg\\w*\\('([^']+)'( \\+)?");
    private static final Pattern KEY_OF_FIELD = Pattern.compile("key='([^']+)'");
    private static final Pattern LITERAL = Pattern.compile("'([^']*)'");
    private static final Pattern TEMPLATE_LITERAL = Pattern.compile("\\|([^|]*)\\|");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2}");
    /** As people write, and codes and names of classes do not. */
    private static final Pattern SENTENCE = Pattern.compile("[^\\p{ASCII}]|^\\p{Lu}\\p{Ll}|\\p{L} \\p{L}+ \\p{L}");

    private static final Pattern KEY_IN_JAVA = Pattern.compile(
            "\"((?:shell|people|catalog|candidacy|assessment|jury|award|account|badge|quiz|delivery|notice)\\.[a-zA-Z0-9.-]+)\"( \\+)?");
    private static final Pattern FRENCH_IN_JAVA = Pattern.compile("\"[^\"\n]*[À-ÿœŒ«»’][^\"\n]*\"");
    /** Columns of French files, French grammar, and the register's legal name, which documents print. */
    private static final Set<String> FRENCH_BY_NATURE = Set.of(
            "IdentityCheck.java",
            "Birthplaces.java",
            "Column.java",
            "QuestionColumn.java",
            "EnrolmentCheck.java",
            "Formats.java",
            "Wording.java",
            "Identity.java",
            "Certificate.java");

    private static final Set<String> KEYS = keys();

    private static Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        Bundles.french().forEach(file -> keys.addAll(Bundles.read(file).keySet()));
        return keys;
    }

    static List<Path> templates() {
        return files(TEMPLATES, ".html");
    }

    static List<Path> sources() {
        return files(JAVA, ".java").stream()
                .filter(file -> !file.startsWith(JAVA.resolve("demo")) && !file.startsWith(JAVA.resolve("paper")))
                .toList();
    }

    private static List<Path> files(Path root, String end) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyTextIsAMessage(Path template) throws IOException {
        assertThat(words(Files.readString(template))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyMessageExists(Path template) throws IOException {
        var text = Files.readString(template);
        List<String> missing = new ArrayList<>();
        MESSAGE.matcher(text).results().map(TemplatesTests::either).forEach(key -> {
            var pattern =
                    Stream.of(key.split("\\$\\{[^}]*}", -1)).map(Pattern::quote).toList();
            if (KEYS.stream().noneMatch(known -> known.matches(String.join(".+", pattern)))) {
                missing.add(key);
            }
        });
        MESSAGE_OF_JAVA.matcher(text).results().forEach(found -> require(found.group(1), found.group(2), missing));
        KEY_OF_FIELD.matcher(text).results().forEach(found -> require(found.group(1), null, missing));

        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void everyMessageNamedInJavaExists(Path source) throws IOException {
        List<String> missing = new ArrayList<>();

        KEY_IN_JAVA
                .matcher(Files.readString(source))
                .results()
                .forEach(found -> require(found.group(1), found.group(2), missing));

        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void javaSaysNothingInFrench(Path source) throws IOException {
        if (!FRENCH_BY_NATURE.contains(source.getFileName().toString())) {
            assertThat(FRENCH_IN_JAVA
                            .matcher(Files.readString(source))
                            .results()
                            .map(found -> found.group()))
                    .isEmpty();
        }
    }

    private static String either(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    /** A key that something is put behind is the beginning of others. */
    private static void require(String key, @Nullable String more, List<String> missing) {
        boolean whole = more == null && !key.endsWith(".");
        boolean known = KEYS.contains(key) || KEYS.stream().anyMatch(one -> one.startsWith(whole ? key + "." : key));
        if (!known) {
            missing.add(key);
        }
    }

    @Test
    void wordsOfATemplatesOwnAreFound() {
        assertThat(words("<p>Bonjour</p>")).containsExactly("Bonjour");
        assertThat(words("<p th:text=\"#{a}\">Bonjour</p>")).isEmpty();
        assertThat(words("<p th:text=\"${one} ? 'oui' : #{a}\">x</p>")).containsExactly("th:text='oui'");
        assertThat(words("<p th:text=\"|Dossier de ${a}|\">x</p>")).containsExactly("th:text=Dossier de ");
        assertThat(words("<p aria-label=\"Liste\"></p>")).containsExactly("aria-label=Liste");
        assertThat(words("<p th:replace=\"~{a :: b('Accueil', 'name', #{c})}\">x<i>Oui</i></p>"))
                .containsExactly("th:replace='Accueil'", "Oui");
    }

    private static List<String> words(String template) {
        List<String> words = new ArrayList<>();
        try {
            var document = new DOMMarkupParser(ParseConfiguration.htmlConfiguration()).parse("template", template);
            walk(document, false, words);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
        return words;
    }

    /** @param replaced whether the element gives its place to a fragment, to which only elements are handed */
    private static void walk(INestableNode parent, boolean replaced, List<String> words) {
        for (INode child : parent.getChildren()) {
            if (child instanceof Text text && !replaced) {
                own(text.getContent(), words);
            } else if (child instanceof Element element && !element.elementNameMatches("style")) {
                attributes(element, words);
                if (!element.hasAttribute("th:text")) {
                    walk(element, element.hasAttribute("th:replace") || element.hasAttribute("th:insert"), words);
                }
            }
        }
    }

    private static void own(String text, List<String> words) {
        var said = text.strip();
        if (!SAID_ALIKE.contains(said) && said.codePoints().anyMatch(Character::isLetterOrDigit)) {
            words.add(said);
        }
    }

    private static void attributes(Element element, List<String> words) {
        for (Map.Entry<String, String> attribute : element.getAttributeMap().entrySet()) {
            var name = attribute.getKey();
            var value = attribute.getValue() == null ? "" : attribute.getValue();
            if (WORDS_IN_ATTRIBUTES.contains(name)) {
                if (!element.hasAttribute("th:" + name)) {
                    words.add(name + "=" + value);
                }
            } else if (name.startsWith("th:") && !UNSEEN.matcher(name).matches()) {
                expression(name, value, words);
            }
        }
    }

    private static void expression(String name, String value, List<String> words) {
        var seen = value.replaceAll("#\\{\\|[^|]*\\|", "#{")
                .replaceAll("#messages\\.msg\\w*\\('[^']*'", "")
                .replaceAll("(==|!=) '[^']*'", "");
        boolean fragment = name.equals("th:replace") || name.equals("th:insert") || name.equals("th:with");
        LITERAL.matcher(seen).results().forEach(found -> {
            var said = found.group(1);
            boolean code = said.startsWith(".") || said.equals(said.toUpperCase(Locale.ROOT));
            if (!code && (fragment ? SENTENCE : WORD).matcher(said).find()) {
                words.add(name + "=" + found.group());
            }
        });
        TEMPLATE_LITERAL.matcher(seen).results().forEach(found -> {
            var said = found.group(1).replaceAll("\\$\\{[^}]*}", "");
            if (WORD.matcher(said).find() && !said.contains("Parchemin")) {
                words.add(name + "=" + said);
            }
        });
    }
}
