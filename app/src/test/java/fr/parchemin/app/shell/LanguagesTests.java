package fr.parchemin.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parchemin.app.ParcheminTest;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ParcheminTest
class LanguagesTests {

    @Autowired
    MockMvcTester pages;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"fr-FR,en;q=0.5|fr", "en-GB,fr;q=0.5|en", "de-DE|fr", "*|fr", "de,en;q=0.5|en", "nonsense;;|fr"})
    void theBrowserAsksForALanguage(String asked, String written) {
        assertThat(pages.get().uri("/connexion").header("Accept-Language", asked))
                .hasStatusOk()
                .bodyText()
                .containsIgnoringWhitespaces("<html lang=\"" + written + "\"");
    }

    @Test
    void frenchIsWrittenForWhoAsksForNothing() {
        assertThat(pages.get().uri("/verifier"))
                .bodyText()
                .containsIgnoringWhitespaces("<html lang=\"fr\"", "<title>Vérifier un parchemin")
                .containsIgnoringWhitespaces("href=\"/verifier?lang=en\" hreflang=\"en\" lang=\"en\">English</a>");
    }

    @Test
    void whatWasChosenIsKeptAndTheSamePageShown() {
        var chosen = pages.get().uri("/connexion?refus&lang=en").exchange();

        assertThat(chosen).hasStatus(303).hasHeader("Location", "/connexion?refus");
        assertThat(chosen.getResponse().getHeader("Set-Cookie"))
                .containsIgnoringWhitespaces("lang=en", "Path=/", "Max-Age=31536000", "HttpOnly", "SameSite=Lax");
        assertThat(pages.get()
                        .uri("/connexion?refus")
                        .cookie(new Cookie("lang", "en"))
                        .header("Accept-Language", "fr"))
                .bodyText()
                .containsIgnoringWhitespaces("<html lang=\"en\"", "You could not be signed in")
                .containsIgnoringWhitespaces(
                        "href=\"/connexion?refus&amp;lang=fr\" hreflang=\"fr\" lang=\"fr\">Français</a>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "", "en-GB", "../en", "fr,en"})
    void anUnknownLanguageChangesNothing(String language) {
        var answer = pages.get()
                .uri("/connexion")
                .param("lang", language)
                .cookie(new Cookie("lang", "xx"))
                .exchange();

        assertThat(answer).cookies().doesNotContainCookie("lang");
        assertThat(answer).hasStatusOk().bodyText().containsIgnoringWhitespaces("<html lang=\"fr\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example"
            })
    void theWayBackNeverLeavesTheApplication(String path) {
        var request = new MockHttpServletRequest("GET", path);
        request.setParameter("lang", "en");
        request.setQueryString("lang=en&next=https://evil.example");
        var response = new MockHttpServletResponse();

        new Languages().preHandle(request, response, "page");

        assertThat(response.getHeader("Location"))
                .startsWith("/")
                .doesNotStartWith("//")
                .doesNotStartWith("/\\");
        assertThat(URI.create("http://here.example/").resolve(String.valueOf(response.getHeader("Location"))))
                .hasHost("here.example");
    }

    @Test
    void theAnswerToAFormLeavesWhatWasTypedAlone() {
        var request = new MockHttpServletRequest("POST", "/cohortes");

        assertThat(Languages.other(request, Locale.FRENCH)).isEmpty();
        assertThat(pages.post().uri("/connexion").param("lang", "en").with(csrf()))
                .doesNotContainHeader("Set-Cookie");
    }

    @Test
    void aPageOfErrorLeadsBackToWhatWasAskedFor() {
        var request = new MockHttpServletRequest("GET", "/error");
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/rien");
        request.setQueryString("a=b%20c&d");

        assertThat(Languages.other(request, Locale.ENGLISH))
                .contains(new Languages.Other("fr", "/rien?a=b%20c&d&lang=fr"));
    }
}
