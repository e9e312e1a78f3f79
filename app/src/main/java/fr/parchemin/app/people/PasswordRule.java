package fr.parchemin.app.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which passwords people may choose: long ones, without rules on their letters (NIST SP 800-63B, 3.1.1.2), that are
 * neither known to have leaked nor made of the name or e-mail of their owner.
 */
public final class PasswordRule {

    /** The fewest characters. */
    public static final int SHORTEST = 12;

    /** The most characters. */
    public static final int LONGEST = 128;

    private static final int FEWEST_DIFFERENT = 5;
    private static final int SHORTEST_WORD = 4;
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    private static final Pattern REPEATED = Pattern.compile("^(.{1,8})\\1+.{0,3}$");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> COMMON = common();

    private PasswordRule() {}

    /** What is wrong with a password. */
    public enum Fault {
        SHORT,
        LONG,
        COMMON,
        PERSONAL
    }

    /** What is wrong with a password that somebody of that e-mail and name chooses, absent: nothing. */
    public static Optional<Fault> fault(String password, String email, String name) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(Fault.SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(Fault.LONG);
        }
        var plain = plain(password);
        if (isCommon(plain)) {
            return Optional.of(Fault.COMMON);
        }
        return isPersonal(plain, email, name) ? Optional.of(Fault.PERSONAL) : Optional.empty();
    }

    /** Without what is put around a common word to make it long. */
    private static boolean isCommon(String plain) {
        var word = AROUND.matcher(plain).replaceAll("");
        return COMMON.contains(plain)
                || word.length() < SHORTEST_WORD
                || COMMON.contains(word)
                || plain.codePoints().distinct().count() < FEWEST_DIFFERENT
                || REPEATED.matcher(plain).matches();
    }

    /** Whether little is left of it without the words of the name and of the e-mail. */
    private static boolean isPersonal(String plain, String email, String name) {
        var left = plain;
        for (String own : Stream.concat(
                        Stream.of(plain(email)),
                        BETWEEN_WORDS
                                .splitAsStream(plain(email + " " + name))
                                .filter(word -> word.length() >= SHORTEST_WORD)
                                .sorted((one, other) -> other.length() - one.length()))
                .toList()) {
            left = left.replace(own, "");
        }
        return left.length() < plain.length() && left.length() < SHORTEST / 2;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static Set<String> common() {
        var list = Objects.requireNonNull(PasswordRule.class.getResourceAsStream("/passwords/common.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
