package fr.parchemin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One session of the certification of document 000, by hand: from the file of candidates to the parchment that an employer verifies. */
class ChainTests {

    private static final String FILE = """
            nom de naissance;prénoms;sexe;date de naissance;lieu de naissance;voie;date d'inscription
            Le Goff-Ndiaye;Maëlys Aïssatou;F;04/03/1999;Quimper;formation;01/09/2025
            d'Ambrosio;Théo;M;28/02/2000;Nice;formation;01/09/2025
            Sanjour;Lou;F;31/02/2000;Brest;formation;01/09/2025
            """;

    private final Page page = Demo.started().manager(false);

    @Test
    void aFileOfCandidatesBecomesAVerifiedParchment() {
        openACohort("JNAC par le navigateur");
        importCandidates();
        passEverything("LE GOFF-NDIAYE");
        holdAJury("JNAC par le navigateur");
        verifyTheParchment();
    }

    private static void keep(String name, byte[] document) {
        try {
            Files.write(Demo.PICTURES.resolve("chain-" + name), document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile(name)));
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile(name)));
    }

    /** Waits for what says that the page is there, keeps a picture of it and finds no fault with it. */
    private void seen(String name, Locator sign) {
        try {
            sign.first().waitFor();
        } finally {
            Demo.picture(page, "chain-" + name);
        }
        assertThat(Demo.faults(page)).isEmpty();
    }

    private void openACohort(String name) {
        page.navigate("/cohortes/nouvelle");
        page.selectOption("select[name=scheme]", "certification-jnac");
        page.fill("input[name=name]", name);
        page.fill("input[name=juryOn]", "2026-07-10");
        page.fill("input[name=asOf]", "2026-07-08");
        seen("01-cohort", button("Ouvrir la cohorte"));
        button("Ouvrir la cohorte").click();
        assertThat(page.locator("h1")).containsText(name);
    }

    private void importCandidates() {
        link("Importer des candidats").first().click();
        page.setInputFiles(
                "input[type=file]",
                new FilePayload("candidats.csv", "text/csv", FILE.getBytes(StandardCharsets.UTF_8)));
        button("aperçu").click();
        assertThat(page.locator("main")).containsText("31/02/2000");
        seen("02-preview", button("Inscrire 2 candidats"));
        button("Inscrire 2 candidats").click();
        assertThat(page.locator("tbody tr")).hasCount(2);
        seen("03-cohort", link("LE GOFF"));
    }

    private void passEverything(String name) {
        link(name).click();
        for (String assessment : List.of(
                "B1.etude-de-cas",
                "B1.mission-action",
                "B2.mission-immersive",
                "B3.etude-de-cas",
                "B3.mission-action",
                "B4.etude-de-cas",
                "B4.mission-action",
                "B4.mission-consultant")) {
            Locator form = form("result|" + assessment + "||1");
            form.locator("input[type=date]").fill("2026-05-18");
            form.locator("select").first().selectOption(new SelectOption().setLabel("Acquis"));
            save(form);
        }
        Locator attendance = form("fact|ATTENDANCE|");
        attendance.locator("input[inputmode=decimal]").fill("93,5");
        save(attendance);
        assertThat(page.locator("aside")).not().containsText("Tout est réuni");
        Locator placement = form("fact|PLACEMENT|");
        placement.locator("input[inputmode=decimal]").fill("62");
        save(placement);
        assertThat(page.locator("aside")).containsText("Tout est réuni");
        seen("04-dossier", page.locator("aside"));
    }

    /** The form about that, opened. */
    private Locator form(String key) {
        Locator form =
                page.locator("form:has(input[name=key][value='" + key + "'])").first();
        form.locator("xpath=ancestor::details[1]").evaluate("details => details.open = true");
        return form;
    }

    private void save(Locator form) {
        page.evaluate("document.getElementById('dossier').dataset.before = 'true'");
        form.locator("button").click();
        page.locator("#dossier:not([data-before]) .changed").waitFor();
    }

    private void holdAJury(String cohort) {
        page.navigate("/jurys/nouveau");
        String choice = page.locator("select[name=cohort] option")
                .filter(new Locator.FilterOptions().setHasText(cohort))
                .first()
                .getAttribute("value");
        page.selectOption("select[name=cohort]", choice);
        page.fill("input[name=heldOn]", "2026-07-10");
        page.fill("input[name=place]", "Rennes");
        page.locator("input[name=names]").nth(0).fill("Solène Kerbrat");
        page.locator("input[name=capacities]").nth(0).fill("Directrice d'établissement");
        page.locator("input[name=names]").nth(1).fill("Bakary Sissoko");
        page.locator("input[name=capacities]").nth(1).fill("Responsable d'exploitation");
        page.locator("input[name=chair]").nth(0).check();
        button("Ouvrir la session").click();
        seen("05-room", link("Suivre la proposition restante"));
        link("Suivre la proposition restante").click();
        seen("06-agreement", button("Enregistrer la décision"));
        button("Enregistrer la décision").click();
        link("D.AMBROSIO").first().click();
        page.check("input[value=ajourner]");
        page.fill("textarea[name=motive]", "Dossier incomplet au jour du jury.");
        seen("07-case", button("Enregistrer la décision"));
        button("Enregistrer la décision").click();
        seen("08-room", link("Clore la session"));
        assertThat(page.locator("main")).containsText("Dossier incomplet au jour du jury.");
        link("Clore la session").click();
        seen("09-closing", button("Clore"));
        button("Clore").click();
        seen("10-closed", link("Procès-verbal"));
    }

    private void verifyTheParchment() {
        APIResponse minutes = page.request().get(link("Procès-verbal").first().getAttribute("href"));
        assertThat(minutes.body()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        keep("proces-verbal.pdf", minutes.body());
        link("Documents délivrés").click();
        seen("11-certificates", page.locator("tbody tr"));
        page.locator("tbody a").first().click();
        seen("12-certificate", link("Ouvrir le PDF"));
        APIResponse parchment = page.request().get(link("Ouvrir le PDF").first().getAttribute("href"));
        assertThat(parchment.body()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        keep("parchemin.pdf", parchment.body());
        String code = page.locator("dd.code a").textContent();
        Page employer = Demo.started().visitor(true);
        employer.navigate("/verifier");
        employer.fill("input[name=code]", code);
        employer.locator("main button").click();
        assertThat(employer.locator("h1")).containsText("valide");
        assertThat(employer.locator("main")).containsText("Maëlys Aïssatou");
        assertThat(employer.locator("main")).not().containsText("1999");
        assertThat(employer.locator("main")).not().containsText("Quimper");
        Demo.picture(employer, "chain-13-employer");
        assertThat(Demo.faults(employer)).isEmpty();
    }
}
