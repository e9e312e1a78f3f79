package fr.parchemin.app.award;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.award.Certificate.Certified;
import fr.parchemin.app.award.Certificate.Delivery;
import fr.parchemin.app.award.Certificate.Holder;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.jury.SessionId;
import fr.parchemin.app.paper.Pdf;
import fr.parchemin.app.paper.PrintingPress;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParchmentsTests {

    private static final String TITLE = "Chargé de clientèle particuliers";
    private static final VerificationCode CODE = VerificationCode.random(new SecureRandom());

    private final Parchments parchments = new Parchments(PrintingPress.WITHOUT_MESSAGES, "https://exemple.fr");

    @Test
    void itSaysAllThatTheLawWants() {
        var pdf = new Pdf(parchments.print(parchment("Awa Fatou", "Diallo", "Le Goff", TITLE, null)));

        assertThat(pdf.text())
                .contains(
                        "Awa Fatou Le Goff",
                        "nom de naissance Diallo",
                        "née le 1er mars 1998 à Lyon",
                        TITLE,
                        "RNCP38026",
                        "directeur général de France compétences du 20 septembre 2023",
                        "Niveau 6",
                        "niveau 6 du cadre européen",
                        "codes NSF 313 et 312t",
                        "Confédération nationale",
                        "Délivré à Paris, le 10 juillet 2026",
                        "Hélène Martin",
                        "Directrice de la certification",
                        "N° RNCP38026-2026-00042",
                        CODE.grouped(),
                        "exemple.fr/verifier");
        assertThat(pdf.text()).doesNotContain("Exemple sans valeur", "bloc");
        assertThat(pdf.violations()).isEmpty();
        assertThat(pdf.pages()).isEqualTo(1);
    }

    @Test
    void itsQrCodeIsTheAddressOfItsVerification() {
        var pdf = new Pdf(parchments.print(parchment("Awa", "Diallo", null, TITLE, null)));

        assertThat(pdf.qrCode()).isEqualTo("https://exemple.fr/verifier/" + CODE.grouped());
    }

    @Test
    void theCertificateOfABlockSaysThatItIsOfThatBlockAlone() {
        var block = new Certified.Block("CCP1", "Services et conseil en relation client", "RNCP38026BC01");

        var pdf = new Pdf(parchments.print(parchment("Awa", "Diallo", null, TITLE, block)));

        assertThat(pdf.text())
                .contains("CCP1 – Services et conseil", "ce seul bloc", "RNCP38026BC01")
                .doesNotContain("a obtenu la certification");
        assertThat(pdf.violations()).isEmpty();
        assertThat(pdf.pages()).isEqualTo(1);
    }

    @Test
    void itIsTheSameAtEachPrinting() {
        var certificate = parchment("Awa", "Diallo", null, TITLE, null);

        assertThat(parchments.print(certificate)).isEqualTo(parchments.print(certificate));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script> & \"]]>",
                "Nguye\u0302\u0303n Łukasiewicz x\u0302",
                "${T(java.lang.Runtime)} [[${x}]] @{/}",
                "Maximilienne-Charlotte-Antoinette-Apolline de La Rochefoucauld-Montmorency-Luxembourg d’Aubigny de "
                        + "Saint-Pierre-et-Miquelon de Clermont-Tonnerre",
                "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochllanfairpwllgwyngyllgogerychwyrndrobwll"
            })
    void aHostileNameNeitherBreaksNorVanishes(String name) {
        var pdf = new Pdf(parchments.print(parchment("Awa", name, null, TITLE.repeat(6), null)));

        var start = java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC)
                .substring(0, 5);
        assertThat(pdf.text()).contains(start);
        assertThat(pdf.violations()).isEmpty();
        assertThat(pdf.pages()).isEqualTo(1);
    }

    @Test
    void aCharacterThatCannotBePrintedIsShownByItsNumber() {
        var pdf = new Pdf(parchments.print(parchment("李 😀", "محمد\u202e", null, TITLE, null)));

        assertThat(pdf.text()).contains("[U+674E]", "[U+1F600]", "[U+0645]", "[U+202E]");
        assertThat(pdf.violations()).isEmpty();
    }

    private static Certificate parchment(
            String given, String birth, @Nullable String usage, String title, Certified.@Nullable Block block) {
        return new Certificate(
                1,
                "RNCP38026-2026-00042",
                CODE,
                "cqp",
                new SessionId(1),
                new CandidacyId(1),
                "Certificat de qualification professionnelle",
                new Holder(given, birth, usage, true, LocalDate.of(1998, 3, 1), "Lyon"),
                new Certified(
                        "Confédération nationale",
                        title,
                        "RNCP38026",
                        LocalDate.of(2023, 9, 20),
                        6,
                        List.of("313", "312t"),
                        block),
                new Delivery(LocalDate.of(2026, 7, 10), "Paris", "Hélène Martin", "Directrice de la certification"),
                Instant.parse("2026-07-10T16:00:00Z"),
                false,
                null);
    }
}
