package fr.parchemin.engine.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SchemeJsonTests {

    @Test
    void aSchemeBeginsWithWhatOthersRelyOn() {
        assertThat(json(SmallScheme.text()))
                .startsWith("""
                        {"scheme":"small","version":"1","title":"Petit","blocks":[{"block":"B1","title":"Bloc",\
                        "competencies":[{"competency":"C1","label":"Savoir",""")
                .contains("\"assessments\":[{\"assessment\":\"B1.oral\",\"block\":\"B1\",\"title\":\"Oral\"");
    }

    @Test
    void gradesKeepTheirOrderAndThePassingOneIsTold() {
        assertThat(json(SmallScheme.text())).contains("""
                        {"scale":"avis","grades":[{"grade":"mauvais","label":"Mauvais"},{"grade":"bon","label":"Bon"}],\
                        "passing":"bon"},{"scale":"points","passingScore":0.6}""");
    }

    @Test
    void theRulesAreAReadableStructure() {
        assertThat(json(SchemeFiles.jnac())).contains("""
                        "award":{"when":{"rule":"all","rules":[\
                        {"rule":"every-block","clause":"000, Modalités d'acquisition"},\
                        {"rule":"attendance-at-least","share":0.85,"clause":"000, Taux d'assiduité"},\
                        {"rule":"placement-days-at-least","days":60,"clause":"000, Mission en entreprise"}],\
                        "clause":"000, Modalités d'acquisition"},\
                        "by":"Jury national d'attribution de la certification (JNAC)\"""");
    }

    @Test
    void anEnglishTitleStandsBesideTheFrenchOne() {
        String text = SmallScheme.with("title: Petit", "title: {fr: Petit, en: Small}");

        assertThat(json(text)).contains("\"title\":\"Petit\",\"titleEn\":\"Small\",\"blocks\"");
    }

    @Test
    void everyPartOfAFullSchemeIsWritten() {
        Golden.check("full.json", json(SchemeFiles.text(Golden.FOLDER.resolve("full.yaml"))));
    }

    private static String json(String text) {
        return new String(SchemeJson.write(SchemeFiles.scheme(text)), StandardCharsets.UTF_8);
    }
}
