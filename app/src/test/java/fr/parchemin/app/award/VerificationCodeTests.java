package fr.parchemin.app.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerificationCodeTests {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPRSTVWXYZ";

    private final VerificationCode code = VerificationCode.random(new SecureRandom());

    @Test
    void itIsReadAsItIsPrinted() {
        assertThat(VerificationCode.typed(code.grouped())).contains(code);
        assertThat(code.grouped()).matches("([2-9A-Z]{4}-){4}[2-9A-Z]{4}").doesNotContain("0", "O", "1", "I", "L", "U");
    }

    @Test
    void caseSpacesAndDashesDoNotCount() {
        var typed = " " + code.grouped().toLowerCase(java.util.Locale.ROOT).replace("-", "\u00a0– ") + "\t";

        assertThat(VerificationCode.typed(typed)).contains(code);
    }

    @Test
    void oAndZeroArePutRight() {
        for (int i = 0; i < 200; i++) {
            var one = VerificationCode.random(new SecureRandom());

            assertThat(VerificationCode.typed(one.characters().replace('D', 'O')))
                    .contains(one);
            assertThat(VerificationCode.typed(one.characters().replace('D', '0')))
                    .contains(one);
        }
    }

    @Test
    void oneWrongCharacterNeverMakesAnotherCode() {
        for (int place = 0; place < code.characters().length(); place++) {
            for (int i = 0; i < ALPHABET.length(); i++) {
                var typed = new StringBuilder(code.characters());
                typed.setCharAt(place, ALPHABET.charAt(i));

                boolean same = typed.toString().equals(code.characters());
                assertThat(VerificationCode.typed(typed.toString()).isPresent()).isEqualTo(same);
            }
        }
    }

    @Test
    void twoCharactersThatChangedPlacesNeverMakeAnotherCode() {
        for (int place = 0; place < code.characters().length() - 1; place++) {
            var typed = new StringBuilder(code.characters());
            typed.setCharAt(place, code.characters().charAt(place + 1));
            typed.setCharAt(place + 1, code.characters().charAt(place));

            boolean same = typed.toString().equals(code.characters());
            assertThat(VerificationCode.typed(typed.toString()).isPresent()).isEqualTo(same);
        }
    }

    @Test
    void aThousandCodesAreAThousandCodes() {
        Set<String> codes = new HashSet<>();
        var random = new SecureRandom();
        for (int i = 0; i < 1000; i++) {
            codes.add(VerificationCode.random(random).characters());
        }

        assertThat(codes).hasSize(1000);
    }

    @Test
    void nonsenseIsNoCode() {
        assertThat(VerificationCode.typed("")).isEmpty();
        assertThat(VerificationCode.typed("<script>")).isEmpty();
        assertThat(VerificationCode.typed("A".repeat(10_000))).isEmpty();
        assertThat(VerificationCode.typed(code.characters() + "2")).isEmpty();
    }
}
