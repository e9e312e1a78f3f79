package fr.parchemin.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.people.PasswordRule.Fault;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTests {

    private static Optional<Fault> fault(String password) {
        return PasswordRule.fault(password, "helene.caradec@exemple.fr", "Hélène Caradec");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "navire tiède grammaire",
                "il pleut sur quatre ponts",
                "correct horse battery",
                "8Zr!kq0-Vt2b",
                "𝔘𝔫 𝔪𝔬𝔱 𝔡𝔢 𝔭𝔞𝔰𝔰𝔢",
                "caradec et quatre navires"
            })
    void aLongOneOfManyLettersIsTaken(String password) {
        assertThat(fault(password)).isEmpty();
    }

    @Test
    void itsLengthIsCountedInCharacters() {
        assertThat(fault("court")).contains(Fault.SHORT);
        assertThat(fault("𝔘𝔫𝔪𝔬𝔱𝔡𝔢𝔭𝔞𝔰")).contains(Fault.SHORT);
        assertThat(fault("navire tiède ".repeat(5))).isEmpty();
        assertThat(fault("navire tiède ".repeat(10))).contains(Fault.LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password1234!",
                "motdepasse2026",
                "123456789012",
                "azertyuiop12345",
                "aaaaaaaaaaaaaa",
                "soleil2026!!!!!",
                "abcabcabcabcabc"
            })
    void oneThatCirculatesIsRefused(String password) {
        assertThat(fault(password)).contains(Fault.COMMON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Helene.Caradec", "hélènecaradec2", "helene.caradec@exemple.fr"})
    void oneMadeOfTheNameIsRefused(String password) {
        assertThat(fault(password)).contains(Fault.PERSONAL);
    }
}
