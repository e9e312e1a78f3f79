package fr.parchemin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tokens from the page on which they are made to the interface that they open. */
class TokenTests {

    private static final Demo DEMO = Demo.started();

    @Test
    void aTokenIsMadeUsedAndRevoked() {
        for (boolean phone : List.of(false, true)) {
            Page page = DEMO.manager(phone);
            var end = phone ? "-phone" : "";
            var name = phone ? "Gestion des inscriptions du campus de Rennes" : "Paie";
            page.navigate("/compte/jetons/nouveau");
            assertThat(Demo.faults(page)).isEmpty();
            Demo.picture(page, "token-form" + end);
            page.fill("#name", name);
            page.selectOption("#bounds", "EVERYTHING");
            page.click("main button.button-primary");

            var secret = page.inputValue("#secret");
            assertThat(secret).startsWith("prch_");
            assertThat(Demo.faults(page)).isEmpty();
            Demo.picture(page, "token" + end);
            assertThat(ask(page, secret)).isEqualTo(200);

            page.navigate("/compte/jetons");
            assertThat(page.locator("main")).not().containsText(secret);
            Demo.picture(page, "tokens" + end);
            page.click("main .button-danger");
            assertThat(page.locator(".flash")).containsText(name);
            assertThat(ask(page, secret)).isEqualTo(401);
            page.navigate("/compte");
            Demo.picture(page, "account" + end);
        }
    }

    private static int ask(Page page, String secret) {
        return page.request()
                .get("/api/v1/cohorts", RequestOptions.create().setHeader("Authorization", "Bearer " + secret))
                .status();
    }
}
