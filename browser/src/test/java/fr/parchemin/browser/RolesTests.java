package fr.parchemin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each guest of the demonstration sees: the places of their role, and nothing at the addresses of others. */
class RolesTests {

    @ParameterizedTest
    @CsvSource({
        "exploitation, Accueil|Référentiels|Comptes|Conservation|Journal, /personnes|/cohortes|/jurys|/dossiers/1|/parchemins",
        "responsable, Accueil|Cohortes|Personnes|Passages|Jurys|Parchemins|Référentiels|Organismes|Comptes|Conservation|Journal, /cohortes/999999|/dossiers/999999",
        "centre, Accueil|Cohortes|Personnes|Passages|Parchemins|Référentiels, /organismes|/jurys|/cohortes/nouvelle|/journal|/comptes",
        "evaluateur, Accueil|Passages|Quiz à relire|Référentiels, /cohortes|/dossiers/1|/personnes|/jurys|/journal|/passages/999999",
        "membre, Accueil|Jurys|Référentiels, /cohortes|/cohortes/1|/parchemins|/journal|/conservation",
        "president, Accueil|Jurys|Référentiels, /cohortes|/cohortes/1|/jurys/nouveau|/journal",
        "audit, Accueil|Cohortes|Passages|Jurys|Parchemins|Référentiels|Journal, /cohortes/2|/cohortes/nouvelle|/conservation",
        "candidat, Accueil|Parchemins|Référentiels, /cohortes|/jurys|/dossiers/1|/journal",
    })
    void aGuestSeesThePlacesOfTheirRole(String who, String places, String closed) {
        Page page = Demo.started().guest(who + "@parchemin.example", "demo-" + who);
        assertThat(page.locator(".nav li a")).hasText(places.split("\\|"));
        Demo.picture(page, "role-" + who + "-0");
        assertThat(Demo.faults(page)).isEmpty();
        List<String> addresses = page.locator(".nav li a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
        for (String address : addresses) {
            assertThat(page.navigate(address).status())
                    .as("%s at %s", who, address)
                    .isEqualTo(200);
            Demo.picture(page, "role-" + who + "-" + address.replaceAll("\\W+", "-"));
            assertThat(Demo.faults(page)).isEmpty();
        }
        for (String address : closed.split("\\|")) {
            assertThat(page.navigate(address).status())
                    .as("%s at %s", who, address)
                    .isEqualTo(404);
        }
    }
}
