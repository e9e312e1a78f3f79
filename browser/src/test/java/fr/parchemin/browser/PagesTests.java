package fr.parchemin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page of the demonstration, by axe, at a desktop's width and at 320 pixels. */
class PagesTests {

    private static final List<String> BEHIND_SIGN_IN = List.of(
            "/",
            "/referentiels",
            "/referentiels/certification-jnac",
            "/referentiels/cqp-charge-clientele-pro",
            "/referentiels/cqp-manager-operationnel",
            "/referentiels/tp-conseiller-relation-client-distance",
            "/referentiels/ccs-exemple",
            "/referentiels/certification-jnac/mentions",
            "/cohortes",
            "/cohortes/nouvelle",
            "/jurys",
            "/jurys/nouveau",
            "/parchemins",
            "/courriers",
            "/recours",
            "/passages",
            "/evaluateurs",
            "/rien");

    private static final List<String> OF_A_COHORT = List.of(
            "/livrables",
            "/assiduite",
            "/echeances",
            "/departs",
            "/publication",
            "/passages",
            "/passages/nouveau",
            "/rattrapages");

    private static final List<String> OF_A_DOSSIER = List.of(
            "/livrables",
            "/entreprise",
            "/experience",
            "/recevabilite",
            "/suivi",
            "/amenagements",
            "/amenagements/demande",
            "/courriers",
            "/recours",
            "/recours/nouveau");

    private static final List<String> OF_A_SITTING =
            List.of("", "/emargement", "/feuille", "/evaluateurs", "/incidents", "/deplacement");

    private static final List<String> FOR_EVERYBODY = List.of("/connexion", "/verifier", "/verifier/AAAAA-AAAAA");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyPageIsAccessibleAndFits(boolean phone) {
        List<String> faults = new ArrayList<>();
        Page visitor = Demo.started().visitor(phone);
        FOR_EVERYBODY.forEach(path -> faults.addAll(look(visitor, path, phone)));
        Page manager = Demo.started().manager(phone);
        BEHIND_SIGN_IN.forEach(path -> faults.addAll(look(manager, path, phone)));
        for (String list : List.of("/cohortes", "/jurys", "/parchemins", "/courriers", "/recours")) {
            // Cohorts and sessions are of several schemes, the rest is of one kind.
            int most = list.equals("/cohortes") || list.equals("/jurys") ? 5 : 2;
            for (String path : linksOf(manager, list).stream().limit(most).toList()) {
                faults.addAll(look(manager, path, phone));
            }
        }
        for (String cohort : linksOf(manager, "/cohortes").subList(0, 2)) {
            OF_A_COHORT.forEach(page -> faults.addAll(look(manager, cohort + page, phone)));
            String dossier = linksOf(manager, cohort).getFirst();
            faults.addAll(look(manager, dossier, phone));
            OF_A_DOSSIER.forEach(page -> faults.addAll(look(manager, dossier + page, phone)));
            String attendance = cohort + "/assiduite";
            manager.navigate(attendance);
            for (Locator sheet : manager.locator("a[href*='/feuilles/']").all().stream()
                    .limit(1)
                    .toList()) {
                String address = sheet.getAttribute("href");
                faults.addAll(look(manager, address, phone));
                faults.addAll(look(manager, address + "/emargement", phone));
            }
        }
        for (String sitting : linksOf(manager, "/passages").subList(0, 2)) {
            OF_A_SITTING.forEach(page -> faults.addAll(look(manager, sitting + page, phone)));
            manager.navigate(sitting);
            for (Locator grid : manager.locator("a[href*='/grilles/']").all().stream()
                    .limit(1)
                    .toList()) {
                faults.addAll(look(manager, grid.getAttribute("href"), phone));
            }
        }
        for (String session : linksOf(manager, "/jurys")) {
            faults.addAll(look(manager, linksOf(manager, session).getFirst(), phone));
        }

        assertThat(faults).isEmpty();
    }

    /** The space of the guest candidate, and all that it leads to. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theCandidatesSpaceIsAccessibleAndFits(boolean phone) {
        List<String> faults = new ArrayList<>();
        Page candidate = Demo.started().visitor(phone);
        candidate.navigate("/connexion");
        candidate.fill("#email", "candidat@parchemin.example");
        candidate.fill("#password", "demo-candidat");
        candidate.click("button.button-primary");
        candidate.waitForURL(url -> !url.endsWith("/connexion"));
        List<String> spaces = linksOf(candidate, "/");
        assertThat(spaces).isNotEmpty();
        // Of each kind of page once, whatever the numbers in its address.
        Set<String> kinds = new HashSet<>();
        for (String space : spaces) {
            faults.addAll(look(candidate, space, phone));
            List<String> links = candidate.locator("main a").all().stream()
                    .map(link -> link.getAttribute("href"))
                    .filter(address -> address.startsWith("/"))
                    .filter(address -> kinds.add(address.replaceAll("\\d+", "")))
                    .toList();
            for (String address : links) {
                Response response = candidate.navigate(address);
                assertThat(response.status()).as(address).isEqualTo(200);
                faults.addAll(Demo.faults(candidate));
            }
        }

        assertThat(faults).isEmpty();
    }

    /** Where the first rows of a list lead to. */
    private static List<String> linksOf(Page page, String list) {
        page.navigate(list);
        return page.locator("tbody th a").all().stream()
                .limit(5)
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    private static List<String> look(Page page, String path, boolean phone) {
        Response response = page.navigate(path);
        Demo.picture(page, "page" + path.replace('/', '-') + (phone ? "-phone" : ""));
        List<String> faults = new ArrayList<>(Demo.faults(page));
        if (response == null || response.status() >= 500) {
            faults.add(path + ": " + (response == null ? "no answer" : response.status()));
        }
        return faults;
    }

    @Test
    void nobodyGetsInWithoutSigningIn() {
        Page visitor = Demo.started().visitor(false);

        visitor.navigate("/cohortes");

        assertThat(visitor.url()).endsWith("/connexion");
    }

    @Test
    void everythingWorksWithoutJavaScript() {
        Page page = Demo.started().withoutScripts();
        page.navigate("/connexion");
        page.fill("#email", "responsable@parchemin.example");
        page.fill("#password", "demo-responsable");
        page.click("button.button-primary");

        page.navigate("/cohortes");
        page.locator("tbody th a").first().click();
        page.locator("tbody th a").first().click();

        assertThat(page.locator("aside").textContent()).contains("Proposition");
    }
}
