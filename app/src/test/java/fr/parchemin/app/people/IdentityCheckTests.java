package fr.parchemin.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.people.IdentityCheck.Finding;
import fr.parchemin.app.people.IdentityCheck.Outcome;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityCheckTests {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 20);

    private static Outcome check(Object... changes) {
        Map<CivilField, String> typed = new EnumMap<>(CivilField.class);
        typed.put(CivilField.BIRTH_NAME, "Diallo");
        typed.put(CivilField.GIVEN_NAMES, "Awa");
        typed.put(CivilField.SEX, "F");
        typed.put(CivilField.BIRTH_DATE, "03/02/1999");
        typed.put(CivilField.BIRTH_PLACE, "Niort");
        for (int i = 0; i < changes.length; i += 2) {
            typed.put((CivilField) changes[i], (String) changes[i + 1]);
        }
        return IdentityCheck.of(typed, DAY);
    }

    private static List<String> reasons(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(var _, var _, List<Finding> remarks) ->
                remarks.stream()
                        .map(one -> "remark " + one.field() + " " + one.reason())
                        .toList();
            case Outcome.Refused(List<Finding> errors, var _) ->
                errors.stream().map(one -> one.field() + " " + one.reason()).toList();
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d'Aubigny",
                "d’Aubigny",
                "N'Diaye",
                "’t Hooft",
                "de La Fontenelle",
                "Saint-Yves",
                "Y",
                "Ü",
                "O'Connell",
                "Çelik",
                "Ñíguez",
                "Nguyễn",
                "Łukasiewicz",
                "Ben Achour",
                "St. John",
                "von der Weiß",
                "Ivanović-Đurić",
                "Монтень",
                "Abd el Kader",
                "Monsieur"
            })
    void namesAreTakenAsPeopleWriteThem(String name) {
        assertThat(reasons(check(CivilField.BIRTH_NAME, name))).isEmpty();
        assertThat(reasons(check(CivilField.USAGE_NAME, name))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Madame Diallo,title-in-name",
        "Mme Diallo,title-in-name",
        "M. Diallo,title-in-name",
        "Di4llo,not-a-name",
        "Diallo@,not-a-name",
        "-Diallo,not-a-name",
        "A123456,not-a-name"
    })
    void whatIsNoNameIsRefused(String name, String reason) {
        assertThat(reasons(check(CivilField.BIRTH_NAME, name))).containsExactly("BIRTH_NAME " + reason);
    }

    @Test
    void aNameIsNoLongerThanTheDeclarationTakes() {
        assertThat(reasons(check(CivilField.BIRTH_NAME, "a".repeat(60)))).isEmpty();
        assertThat(reasons(check(CivilField.BIRTH_NAME, "a".repeat(61)))).containsExactly("BIRTH_NAME too-long");
        assertThat(reasons(check(CivilField.GIVEN_NAMES, "Awa " + "a".repeat(61))))
                .containsExactly("GIVEN_NAMES too-long");
        assertThat(reasons(check(
                        CivilField.GIVEN_NAMES, "Awa, Aminata Fatoumata Marie-Antoinette Bernadette Scholastique")))
                .isEmpty();
    }

    @Test
    void capitalsAreRemarkedAndTheBirthNameIsNoUsageName() {
        assertThat(reasons(check(CivilField.BIRTH_NAME, "LEFEVRE"))).containsExactly("remark BIRTH_NAME upper-case");
        assertThat(check(CivilField.BIRTH_NAME, "Lefèvre", CivilField.USAGE_NAME, "LEFEVRE"))
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class,
                        accepted -> assertThat(accepted.identity().usageName()).isNull());
    }

    @Test
    void whoHasOneNameHasItAsBoth() {
        assertThat(check(CivilField.BIRTH_NAME, "Suharto", CivilField.GIVEN_NAMES, "Suharto"))
                .isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> {
                    assertThat(accepted.identity().spokenName()).isEqualTo("Suharto");
                    assertThat(accepted.identity().listedName()).isEqualTo("SUHARTO");
                });
        assertThat(reasons(check(CivilField.BIRTH_NAME, "Suharto", CivilField.GIVEN_NAMES, "")))
                .containsExactly("GIVEN_NAMES missing");
    }

    @ParameterizedTest
    @CsvSource({
        "21/06/2026,BIRTH_DATE not-born-yet",
        "21/06/2012,BIRTH_DATE unlikely-birth",
        "20/06/2012,''",
        "20/06/1926,remark BIRTH_DATE old",
        "19/06/1926,BIRTH_DATE unlikely-birth",
        "29/02/1999,BIRTH_DATE not-a-date",
        "03-02-1999,''",
        "1999-02-03,''"
    })
    void anAgeIsPlausible(String date, String expected) {
        assertThat(String.join(",", reasons(check(CivilField.BIRTH_DATE, date))))
                .isEqualTo(expected);
    }

    @Test
    void thePlaceIsKeptWithItsCode() {
        assertThat(check(CivilField.BIRTH_PLACE, "saint denis (974)"))
                .isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> {
                    assertThat(accepted.identity().birthPlace()).isEqualTo("Saint-Denis (La Réunion)");
                    assertThat(accepted.identity().birthCode()).isEqualTo("97411");
                });
        assertThat(check(CivilField.BIRTH_PLACE, "Saint-Denis"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.towns()).hasSize(4));
    }

    @Test
    void whereSomebodyIsReachedIsChecked() {
        assertThat(reasons(check(CivilField.PHONE, "+33 6 12 34 56 78", CivilField.POSTCODE, "29000")))
                .isEmpty();
        assertThat(reasons(check(CivilField.PHONE, "demain"))).containsExactly("PHONE not-a-phone");
        assertThat(reasons(check(CivilField.POSTCODE, "2900"))).containsExactly("POSTCODE not-a-french-postcode");
        assertThat(reasons(check(CivilField.POSTCODE, "H3Z 2Y7", CivilField.COUNTRY, "Canada")))
                .isEmpty();
        assertThat(reasons(check(CivilField.EMAIL, "awa@"))).containsExactly("EMAIL not-an-email");
    }
}
