package fr.parchemin.app.shell;

import fr.parchemin.app.people.Accounts.SignedIn;
import fr.parchemin.app.people.OpenSessions;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** What follows a password: the session knows whose it is; whoever did not get in is told whether to wait. */
@Component
class Entering extends SavedRequestAwareAuthenticationSuccessHandler implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (authentication.getPrincipal() instanceof SignedIn signedIn) {
            OpenSessions.enter(request.getSession(), signedIn.account(), request);
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        getRedirectStrategy()
                .sendRedirect(
                        request,
                        response,
                        refusal instanceof PasswordSignIn.MustWait ? "/connexion?attendre" : "/connexion?refus");
    }
}
