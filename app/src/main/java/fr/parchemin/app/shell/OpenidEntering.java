package fr.parchemin.app.shell;

import fr.parchemin.app.people.Accounts.SignedIn;
import fr.parchemin.app.people.Certifications;
import fr.parchemin.app.people.OpenSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;

/** What follows a sign-in by a provider: a new session, which knows whose it is and how it is ended over there. */
@Component
class OpenidEntering {

    private static final String INVITATION = "parchemin.openid.invitation";

    private final Certifications certifications;
    private final ApplicationEventPublisher events;

    OpenidEntering(Certifications certifications, ApplicationEventPublisher events) {
        this.certifications = certifications;
        this.events = events;
    }

    /** An invitation was opened: a provider may be used instead of a password. */
    static void invite(HttpSession session, String secret) {
        session.setAttribute(INVITATION, secret);
    }

    /** The invitation that was opened in a session, absent: none was. */
    static @Nullable String invitation(@Nullable HttpSession session) {
        return session != null && session.getAttribute(INVITATION) instanceof String secret ? secret : null;
    }

    /** Signs in, and says where to go on. */
    String enter(SignedIn signedIn, OpenidProof proof, HttpServletRequest request, HttpServletResponse response) {
        var wanted = new HttpSessionRequestCache().getRequest(request, response);
        var before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        var entered = new UsernamePasswordAuthenticationToken(signedIn, null, factors(proof));
        entered.setDetails(new WebAuthenticationDetails(request));
        SecondStep.enter(entered, request, response);
        var session = request.getSession();
        OpenSessions.enter(session, signedIn.account(), request);
        OpenidFarewell.keep(session, proof);
        events.publishEvent(new InteractiveAuthenticationSuccessEvent(entered, getClass()));
        if (isToCompare(signedIn.account(), proof)) {
            session.setAttribute(OpenidPages.PROOF, proof);
            return "/compte/identite";
        }
        return wanted == null ? "/" : wanted.getRedirectUrl();
    }

    private static List<GrantedAuthority> factors(OpenidProof proof) {
        List<GrantedAuthority> factors = new ArrayList<>();
        factors.add(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY));
        if (proof.strong()) {
            factors.add(SecondStep.second());
        }
        return factors;
    }

    /** Whether a provider of identities tells of a candidate whose identity nobody vouches for yet. */
    boolean isToCompare(long account, OpenidProof proof) {
        return proof.identity() != null
                && certifications
                        .candidate(account)
                        .filter(candidate -> certifications.of(candidate.id()).isEmpty())
                        .isPresent();
    }
}
