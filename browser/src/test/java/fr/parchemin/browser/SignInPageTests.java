package fr.parchemin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import fr.parchemin.app.ParcheminApplication;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = ParcheminApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(ChromiumExtension.class)
class SignInPageTests {

    @LocalServerPort
    int port;

    @Test
    void aVisitorIsAskedToSignIn(Page page) {
        page.navigate("http://127.0.0.1:%d/".formatted(port));

        assertThat(page).hasURL(Pattern.compile(".*/connexion$"));
        assertThat(page.locator("html")).hasAttribute("lang", "fr");
    }

    @Test
    void aWrongPasswordIsRefusedInWords(Page page) {
        page.navigate("http://127.0.0.1:%d/connexion".formatted(port));

        page.fill("[name=email]", "personne@example.fr");
        page.fill("[name=password]", "rien");
        page.keyboard().press("Enter");

        assertThat(page).hasURL(Pattern.compile(".*/connexion\\?refus$"));
        assertThat(page.locator("main")).containsText("mot de passe");
    }

    @Test
    void thePageHasNoAccessibilityFault(Page page) {
        page.navigate("http://127.0.0.1:%d/connexion".formatted(port));

        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }
}
