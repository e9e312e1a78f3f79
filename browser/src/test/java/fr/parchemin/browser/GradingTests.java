package fr.parchemin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** An assessor marks candidates: by keys, while the connection is lost, and without scripts. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GradingTests {

    private static final Demo DEMO = Demo.started();
    private static final String SITTING = "Mise en situation professionnelle avec un expert métier";

    private static void signIn(Page page) {
        page.navigate("/connexion");
        page.fill("#email", "evaluateur@parchemin.example");
        page.fill("#password", "demo-evaluateur");
        page.click("button.button-primary");
        page.waitForURL("**/passages");
        page.locator("tbody th a")
                .filter(new Locator.FilterOptions().setHasText(SITTING))
                .first()
                .click();
    }

    private static void grid(Page page, String state) {
        page.locator("td a")
                .filter(new Locator.FilterOptions().setHasText(state))
                .first()
                .click();
    }

    @Test
    @Order(1)
    void aLostConnectionLosesNoStroke() {
        Page page = DEMO.visitor(true);
        signIn(page);
        List<String> faults = new ArrayList<>(Demo.faults(page));
        Demo.picture(page, "sitting-phone");
        grid(page, "commencée");
        faults.addAll(Demo.faults(page));
        Demo.picture(page, "grid-phone");
        var parts = page.locator(".grid-part");
        int count = parts.count();

        page.context().setOffline(true);
        for (int i = 0; i < count; i++) {
            parts.nth(i).locator(".grades input").last().focus();
            page.keyboard().press("2");
        }
        parts.first().locator("textarea").fill("Analyse précise.");
        assertThat(page.locator("[data-kept]")).containsText("Connexion perdue");
        page.context().setOffline(false);

        assertThat(page.locator("[data-kept]")).containsText("Enregistré à");
        page.reload();
        for (int i = 0; i < count; i++) {
            assertThat(parts.nth(i).locator(".grades input").nth(1)).isChecked();
        }
        assertThat(parts.first().locator("textarea")).hasValue("Analyse précise.");
        page.click("button[name=hand-in]");
        assertThat(page.locator(".flash")).containsText("est rendue et le résultat est au dossier");
        faults.addAll(Demo.faults(page));
        assertThat(faults).isEmpty();
    }

    @Test
    @Order(2)
    void aGridIsFilledInWithoutScripts() {
        Page page = DEMO.withoutScripts();
        signIn(page);
        grid(page, "Évaluer");
        page.click("button[name=hand-in]");
        assertThat(page.locator(".summary")).containsText("n’est pas évaluée");
        var parts = page.locator(".grid-part");
        for (int i = 0; i < parts.count(); i++) {
            parts.nth(i).locator(".segments-large label").last().click();
        }
        page.click("button[name=hand-in]");
        assertThat(page.locator(".flash")).containsText("est rendue");

        page.locator("td a")
                .filter(new Locator.FilterOptions().setHasText("rendue"))
                .last()
                .click();
        assertThat(page.locator("main")).containsText("Elle ne change plus");
        page.locator("summary").click();
        page.click("main form button");
        assertThat(page.locator(".summary")).containsText("Dites pourquoi");
        page.locator("summary").click();
        page.fill("#motive", "Une compétence mal lue");
        page.click("main form button");
        assertThat(page.locator("main")).containsText("Une compétence mal lue");
    }
}
