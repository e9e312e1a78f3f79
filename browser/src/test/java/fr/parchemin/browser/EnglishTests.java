package fr.parchemin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The pages for a reader of English, on a phone, where longer words show first. */
class EnglishTests {

    private static final List<String> MODULES = List.of(
            "messages",
            "messages/shell",
            "messages/catalog",
            "messages/candidacy",
            "messages/assessment",
            "messages/jury",
            "messages/award");

    /** What schemes, whose words are French, happen to say as a page does. */
    private static final Set<String> OF_SCHEMES = Set.of("Formation");

    private static final Set<String> FRENCH = french();

    /** What pages say in French and otherwise in English, as far as it is the same wherever it stands. */
    private static Set<String> french() {
        Set<String> french = new HashSet<>();
        for (String module : MODULES) {
            Properties english = read(module + "_en.properties");
            read(module + ".properties").forEach((key, sentence) -> {
                if (!sentence.equals(english.get(key)) && !sentence.toString().contains("{")) {
                    french.add(sentence.toString().strip());
                }
            });
        }
        french.removeAll(OF_SCHEMES);
        return french;
    }

    private static Properties read(String bundle) {
        var properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(EnglishTests.class.getResourceAsStream("/" + bundle)), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    @Test
    void everyPageSpeaksEnglish() {
        List<String> faults = new ArrayList<>();
        Page visitor = Demo.started().visitor(true, "en-GB");
        for (String path : List.of("/connexion?refus", "/verifier", "/verifier?code=AAAA", "/verifier/AAAAA-AAAAA")) {
            faults.addAll(look(visitor, path));
        }
        Page manager = Demo.started().manager(true, "en-GB");
        for (String path : List.of(
                "/",
                "/referentiels",
                "/referentiels/certification-jnac",
                "/referentiels/certification-jnac/mentions",
                "/cohortes",
                "/cohortes/nouvelle",
                "/jurys",
                "/jurys/nouveau",
                "/parchemins",
                "/rien")) {
            faults.addAll(look(manager, path));
        }
        String cohort = first(manager, "/cohortes");
        String session = first(manager, "/jurys");
        String certificate = first(manager, "/parchemins");
        for (String path : List.of(
                cohort,
                cohort + "?nom=personne",
                cohort + "/import",
                cohort + "/candidats/nouveau",
                first(manager, cohort),
                session,
                session + "/accord",
                session + "/cloture",
                first(manager, session),
                certificate,
                certificate + "/revocation")) {
            faults.addAll(look(manager, path));
        }

        assertThat(faults).isEmpty();
    }

    private static String first(Page page, String list) {
        page.navigate(list);
        return page.locator("tbody th a").first().getAttribute("href");
    }

    private static List<String> look(Page page, String path) {
        page.navigate(path);
        Demo.picture(page, "english" + path.replaceAll("[^a-z0-9]+", "-"));
        List<String> faults = new ArrayList<>(Demo.faults(page));
        if (!"en".equals(page.locator("html").getAttribute("lang"))) {
            faults.add(path + " is not in English");
        }
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)");
        List<String> said =
                new ArrayList<>(page.locator("body").innerText().lines().toList());
        for (Locator named : page.locator("[aria-label], [title]").all()) {
            said.add(Objects.requireNonNullElse(named.getAttribute("aria-label"), ""));
            said.add(Objects.requireNonNullElse(named.getAttribute("title"), ""));
        }
        said.stream()
                .map(String::strip)
                .filter(FRENCH::contains)
                .distinct()
                .forEach(line -> faults.add(path + ": " + line));
        return faults;
    }

    @Test
    void theLanguageIsChangedWithoutAScriptAndKept() {
        Page page = Demo.started().withoutScripts();
        page.navigate("/verifier?code=AAAA");

        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("English").setExact(true))
                .click();

        assertThat(page.url()).endsWith("/verifier?code=AAAA");
        assertThat(page.locator("main").textContent()).contains("This code has a typing error");
        page.navigate("/connexion");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Français").setExact(true))
                .click();
        assertThat(page.locator("h1").textContent()).isEqualTo("Connexion");
    }
}
