package fr.parchemin.app.shell;

import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Allows;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Signing out of a provider, after one is signed out here. A page stands between: a browser that holds to our policy does
 * not follow a form to another site.
 */
@Controller
class OpenidFarewell implements LogoutHandler, LogoutSuccessHandler {

    static final String GONE = "/connexion/au-revoir";
    private static final String LEAVING = "/connexion/depart";
    private static final String KEPT = "parchemin.openid.session";

    private final OpenidProviders providers;

    OpenidFarewell(OpenidProviders providers) {
        this.providers = providers;
    }

    /** The session of a provider, by its name and its token. */
    private record Session(String provider, String token) implements Serializable {}

    /** Keeps what a provider wants to hear when its session ends. */
    static void keep(HttpSession session, OpenidProof proof) {
        session.setAttribute(KEPT, new Session(proof.provider(), proof.token()));
    }

    /** Before the session is gone. */
    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        var session = request.getSession(false);
        request.setAttribute(KEPT, session == null ? null : session.getAttribute(KEPT));
    }

    /** After it is gone, whatever the provider does. */
    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        if (request.getAttribute(KEPT) instanceof Session there) {
            request.getSession().setAttribute(KEPT, there);
            response.sendRedirect(LEAVING);
        } else {
            response.sendRedirect("/connexion?au-revoir");
        }
    }

    @GetMapping(LEAVING)
    @Allows(Action.SIGN_IN)
    String leave(HttpServletRequest request, HttpServletResponse response, Model model) {
        var session = request.getSession(false);
        var there = session == null ? null : session.getAttribute(KEPT);
        if (session != null && Actors.account().isEmpty()) {
            session.removeAttribute(KEPT);
        }
        var way = there instanceof Session known && Actors.account().isEmpty()
                ? providers.find(known.provider()).flatMap(provider -> way(provider, known.token()))
                : Optional.<Way>empty();
        way.ifPresent(found -> {
            response.setHeader("Refresh", "0; url=" + found.address());
            model.addAttribute("way", found);
        });
        model.addAttribute("hideSignIn", true);
        return way.isPresent() ? "shell/openid-farewell" : gone(model);
    }

    /** Where a provider ends its session. */
    record Way(String label, String address) {}

    private Optional<Way> way(OpenidProvider provider, String token) {
        try {
            return Optional.ofNullable(providers
                            .registration(provider)
                            .getProviderDetails()
                            .getConfigurationMetadata()
                            .get("end_session_endpoint"))
                    .map(end -> new Way(
                            provider.label(),
                            UriComponentsBuilder.fromUriString(end.toString())
                                    .queryParam("id_token_hint", "{token}")
                                    .queryParam("state", "{state}")
                                    .queryParam("post_logout_redirect_uri", "{back}")
                                    .encode()
                                    .buildAndExpand(token, UUID.randomUUID(), providers.own(GONE))
                                    .toUriString()));
        } catch (OpenidProviders.Away _) {
            return Optional.empty();
        }
    }

    /** Where a provider sends back who left it. */
    @GetMapping(GONE)
    @Allows(Action.SIGN_IN)
    String gone(Model model) {
        model.addAttribute("hideSignIn", true);
        model.addAttribute("gone", true);
        model.addAttribute("providers", providers.all());
        return "shell/sign-in";
    }
}
