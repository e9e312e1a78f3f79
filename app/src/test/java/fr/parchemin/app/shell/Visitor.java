package fr.parchemin.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A browser in front of the application: it keeps its cookie, and sends the token of each form. */
public final class Visitor {

    private final MockMvcTester web;
    private final String address;
    private @Nullable Cookie cookie;

    public Visitor(MockMvcTester web, String address) {
        this.web = web;
        this.address = address;
    }

    public MvcTestResult see(String page) {
        var request = web.get()
                .uri(page)
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .with(asked -> {
                    asked.setRemoteAddr(address);
                    return asked;
                });
        return kept((cookie == null ? request : request.cookie(cookie)).exchange());
    }

    public MvcTestResult send(String page, String... fields) {
        return send(true, page, fields);
    }

    MvcTestResult sendWithoutToken(String page, String... fields) {
        return send(false, page, fields);
    }

    private MvcTestResult send(boolean token, String page, String... fields) {
        var request = web.post()
                .uri(page)
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .with(asked -> {
                    asked.setRemoteAddr(address);
                    return asked;
                });
        if (token) {
            request = request.with(csrf());
        }
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return kept((cookie == null ? request : request.cookie(cookie)).exchange());
    }

    private MvcTestResult kept(MvcTestResult result) {
        var given = result.getResponse().getCookie("parchemin");
        if (given != null) {
            cookie = given.getMaxAge() == 0 ? null : given;
        }
        return result;
    }

    /** The visitor's cookie, as somebody would have who stole it. */
    Cookie cookie() {
        return Objects.requireNonNull(cookie);
    }

    MvcTestResult signIn(String email, String password) {
        return send("/connexion", "email", email, "password", password);
    }

    public Visitor signedIn(String email, String password) {
        assertThat(signIn(email, password)).redirectedUrl().doesNotContain("/connexion");
        return this;
    }

    boolean isIn() {
        return see("/compte").getResponse().getStatus() == 200;
    }
}
