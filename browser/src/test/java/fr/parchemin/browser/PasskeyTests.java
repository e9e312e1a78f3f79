package fr.parchemin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Passkeys, with an authenticator that the browser invents. */
class PasskeyTests {

    private static final Demo DEMO = Demo.started();

    private static JsonObject authenticator() {
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var arguments = new JsonObject();
        arguments.add("options", options);
        return arguments;
    }

    private static String plugIn(CDPSession browser) {
        browser.send("WebAuthn.enable");
        return browser.send("WebAuthn.addVirtualAuthenticator", authenticator())
                .get("authenticatorId")
                .getAsString();
    }

    private static void add(Page page, String label) {
        page.navigate("/compte/cles");
        while (page.locator("main .button-danger").count() > 0) {
            page.locator("main .button-danger").first().click();
        }
        page.fill("#label", label);
        page.click("main button.button-primary");
        assertThat(page).hasURL(Pattern.compile(".*/compte/cles\\?ajoutee$"));
        assertThat(page.locator("main table")).containsText(label);
    }

    private static void signOut(Page page) {
        page.evaluate("document.querySelector('form[action=\"/deconnexion\"]').submit()");
        assertThat(page).hasURL(Pattern.compile(".*/connexion\\?au-revoir$"));
    }

    @Test
    void aPasskeySignsInUntilItIsRemoved() {
        Page page = DEMO.manager(false);
        plugIn(page.context().newCDPSession(page));

        add(page, "Téléphone");
        assertThat(Demo.faults(page)).isEmpty();
        Demo.picture(page, "passkeys");

        signOut(page);
        assertThat(Demo.faults(page)).isEmpty();
        Demo.picture(page, "sign-in-passkey");
        page.click("[data-passkey-sign-in]");
        assertThat(page).hasURL(Pattern.compile(".*:\\d+/(\\?continue)?$"));
        assertThat(page.locator(".nav-account")).containsText("Hélène Caradec");
        page.navigate("/compte");
        assertThat(page.locator("main")).containsText("responsable@parchemin.example");

        page.navigate("/compte/cles");
        page.click("main .button-danger");
        assertThat(page.locator(".flash")).containsText("Téléphone");
        assertThat(page.locator("main table")).hasCount(0);

        signOut(page);
        page.click("[data-passkey-sign-in]");
        assertThat(page.locator("[data-passkey-error]")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*/connexion.*"));
    }

    @Test
    void aPasskeyOfAnAuthenticatorThatDoesNotKnowItsOwnerIsNotEnough() {
        Page page = DEMO.manager(false);
        CDPSession browser = page.context().newCDPSession(page);
        String authenticator = plugIn(browser);
        add(page, "Clé bleue");
        signOut(page);

        var stranger = new JsonObject();
        stranger.addProperty("authenticatorId", authenticator);
        stranger.addProperty("isUserVerified", false);
        browser.send("WebAuthn.setUserVerified", stranger);
        page.click("[data-passkey-sign-in]");
        page.waitForTimeout(1_500);

        assertThat(page).hasURL(Pattern.compile(".*/connexion.*"));
    }

    @Test
    void thePageFitsAPhone() {
        Page page = DEMO.manager(true);
        plugIn(page.context().newCDPSession(page));
        add(page, "Ordinateur du bureau, deuxième étage");
        assertThat(Demo.faults(page)).isEmpty();
        Demo.picture(page, "passkeys-phone");
    }

    @Test
    void whoHasNoScriptSignsInWithTheirPasswordAndIsOfferedNothingElse() {
        Page page = DEMO.withoutScripts();
        page.navigate("/connexion");
        assertThat(page.locator("[data-passkey-entry]")).isHidden();
        assertThat(page.locator("#password")).isVisible();
    }
}
