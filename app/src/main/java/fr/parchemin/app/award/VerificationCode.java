package fr.parchemin.app.award;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one types to check a certificate: 19 random characters, about 92 bits, and one that tells a slip of the finger from
 * a code that was never issued. The alphabet has no letter or digit that is easily taken for another; its size is prime, so
 * that one wrong character, or two that changed places, never make another valid code.
 *
 * @param characters the twenty characters, without separators
 */
public record VerificationCode(String characters) {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPRSTVWXYZ";
    private static final int LENGTH = 20;
    private static final int GROUP = 4;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Pd}._/]+");

    public VerificationCode {
        if (characters.length() != LENGTH || remainder(characters) != 0) {
            throw new IllegalArgumentException("Not a verification code: " + characters);
        }
    }

    /** A new code that nobody can guess. */
    static VerificationCode random(SecureRandom random) {
        var characters = new StringBuilder(LENGTH);
        while (characters.length() < LENGTH - 1) {
            characters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new VerificationCode(characters.toString() + checkOf(characters));
    }

    /**
     * The code that somebody typed, whatever the case, spaces and dashes, with what is often taken for a letter of ours put
     * right; empty: a code never looks so, a character is wrong or missing.
     */
    public static Optional<VerificationCode> typed(String text) {
        var characters = SEPARATORS
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT))
                .replaceAll("")
                .replace('O', 'D')
                .replace('0', 'D')
                .replace('Q', 'D')
                .replace('U', 'V')
                .replace('1', '7')
                .replace('I', 'J')
                .replace('L', 'J');
        return characters.length() == LENGTH
                        && characters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                        && remainder(characters) == 0
                ? Optional.of(new VerificationCode(characters))
                : Optional.empty();
    }

    /** In groups of four, as it is printed: {@code 7KMP-...}. */
    public String grouped() {
        return characters.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    @Override
    public String toString() {
        return grouped();
    }

    private static char checkOf(CharSequence others) {
        for (int i = 0; i < ALPHABET.length(); i++) {
            if (remainder(others.toString() + ALPHABET.charAt(i)) == 0) {
                return ALPHABET.charAt(i);
            }
        }
        throw new IllegalStateException("A prime modulus always has a check character");
    }

    /** The sum of the characters, each weighed by its place. */
    private static int remainder(String characters) {
        int sum = 0;
        for (int i = 0; i < characters.length(); i++) {
            int value = ALPHABET.indexOf(characters.charAt(i));
            if (value < 0) {
                return -1;
            }
            sum += (i + 1) * value;
        }
        return sum % ALPHABET.length();
    }
}
