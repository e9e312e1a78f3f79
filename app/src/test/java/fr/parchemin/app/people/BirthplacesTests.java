package fr.parchemin.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.people.Birthplaces.Resolution;
import fr.parchemin.app.people.Birthplaces.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BirthplacesTests {

    private static String said(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Found(var code, var label, var remark) ->
                code + " " + label + (remark == null ? "" : " " + remark);
            case Resolution.Several(var among) -> "several " + among.size();
            case Resolution.None(var reason) -> reason;
        };
    }

    @Test
    void theFileIsInTheOrderOfItsNames() throws IOException {
        var names = Files.readAllLines(Path.of("src/main/resources/places/towns.csv")).stream()
                .map(line -> Identity.plain(line.split(";")[1]))
                .toList();

        assertThat(names).isSorted().hasSizeGreaterThan(37_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Quimper | 29232 Quimper",
                "QUIMPER | 29232 Quimper",
                "quimper (29) | 29232 Quimper",
                "Quimper (Finistère) | 29232 Quimper",
                "Quimper, Finistère | 29232 Quimper",
                "29000 Quimper | 29232 Quimper",
                "Quimper 29000 | 29232 Quimper",
                "29232 | 29232 Quimper",
                "29000 | 29232 Quimper",
                "St Etienne | 42218 Saint-Étienne",
                "Villeneuve d'Ascq | 59009 Villeneuve-d'Ascq",
                "L’Haÿ les Roses | 94038 L'Haÿ-les-Roses",
                "Paris | 75056 Paris no-district",
                "Paris 12 | 75112 Paris 12e Arrondissement",
                "Paris 1er | 75101 Paris 1er Arrondissement",
                "Paris 12e arrondissement | 75112 Paris 12e Arrondissement",
                "Paris (75012) | 75112 Paris 12e Arrondissement",
                "75012 Paris | 75112 Paris 12e Arrondissement",
                "69003 Lyon | 69383 Lyon 3e Arrondissement",
                "Lyon 3e | 69383 Lyon 3e Arrondissement",
                "Marseille 15 | 13215 Marseille 15e Arrondissement",
                "Ajaccio | 2A004 Ajaccio",
                "Bastia (2B) | 2B033 Bastia",
                "2a004 | 2A004 Ajaccio",
                "Saint-Denis | several 4",
                "Saint-Denis (974) | 97411 Saint-Denis (La Réunion)",
                "Saint-Denis (Seine-Saint-Denis) | 93066 Saint-Denis (Seine-Saint-Denis)",
                "Fort-de-France | 97209 Fort-de-France",
                "Nouméa | 98818 Nouméa",
                "Mamoudzou (976) | 97611 Mamoudzou",
                "Bellegarde-sur-Valserine | 01033 Bellegarde-sur-Valserine",
                "Ergué-Gabéric (29) | 29051 Ergué-Gabéric",
                "Oran, Algérie | 99352 Oran (Algérie)",
                "Oran (algerie) | 99352 Oran (Algérie)",
                "Paris (Allemagne) | 99109 Paris (Allemagne)",
                "Brest (France) | 29019 Brest",
                "Oran | unknown-town",
                "Algérie | country-without-town",
                "Quimper (35) | not-of-department",
                "35000 Quimper | not-of-postcode",
                "Zzz | unknown-town",
                "00000 | unknown-code"
            })
    void aPlaceIsFoundAsPeopleWriteIt(String written, String expected) {
        assertThat(said(Birthplaces.find(written, "", ""))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 29232 | '' | 29232 Quimper",
                "Quimper | 29232 | France | 29232 Quimper",
                "quimper | 2a004 | '' | code-of-another-town",
                "'' | 292 | '' | not-a-code",
                "Ergué-Armel | 29050 | '' | 29050 Ergué-Armel former-town",
                "'' | 29050 | '' | missing-town-of-code",
                "Alger | 99352 | '' | 99352 Alger (Algérie)",
                "Alger | '' | Algérie | 99352 Alger (Algérie)",
                "Alger | '' | 99352 | 99352 Alger (Algérie)",
                "Alger, Algérie | '' | Algérie | 99352 Alger (Algérie)",
                "'' | 99352 | '' | missing-town-abroad",
                "Alger | 99109 | Algérie | code-not-of-country",
                "Prague | '' | Tchécoslovaquie | 99115 Prague (Tchécoslovaquie)",
                "Alger | '' | Algerland | unknown-country",
                "Alger | 99999 | '' | unknown-code",
                "Nulle part | 96001 | '' | unknown-code",
                "Sartène | 20272 | '' | 20272 Sartène former-town"
            })
    void aCodeAndACountryAreComparedWithTheName(String place, String code, String country, String expected) {
        assertThat(said(Birthplaces.find(place, code, country))).isEqualTo(expected);
    }

    @Test
    void fiveDigitsThatAreATownAndAnothersPostcodeAreAskedAgain() {
        assertThat(Birthplaces.find("01400", "", "")).isInstanceOf(Resolution.Several.class);
    }

    @Test
    void theLikeliestTownsAreSuggestedFirst() {
        assertThat(Birthplaces.search("st-denis", 3)).extracting(Town::code).containsExactly("93066", "97411", "11339");
        assertThat(Birthplaces.search("75012", 3)).extracting(Town::code).contains("75112");
        assertThat(Birthplaces.search("", 3)).isEmpty();
        assertThat(Birthplaces.search("12", 3)).isEmpty();
    }

    @Test
    void everyTownIsFoundByItsLabelAndCode() throws IOException {
        long lost = Files.readAllLines(Path.of("src/main/resources/places/towns.csv")).stream()
                .limit(3000)
                .map(line -> line.split(";"))
                .filter(fields -> fields[3].equals("T"))
                .filter(fields -> !(Birthplaces.find(fields[1], fields[0], "") instanceof Resolution.Found found
                        && found.code().equals(fields[0])
                        && Birthplaces.find(found.label(), "", "") instanceof Resolution.Found again
                        && again.code().equals(fields[0])))
                .count();

        assertThat(lost).isZero();
    }
}
