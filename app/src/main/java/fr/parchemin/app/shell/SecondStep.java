package fr.parchemin.app.shell;

import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Accounts.SignedIn;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.SecondFactors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What is still asked of somebody after the first factor, looked up anew at each request. */
@Component
class SecondStep {

    private static final String DEVICE = "FACTOR_TOTP";
    private static final AuthenticationTrustResolver TRUST = new AuthenticationTrustResolverImpl();

    /** Those who see or change what belongs to many. */
    private static final Set<Role> STAFF = EnumSet.of(Role.OPERATOR, Role.MANAGER, Role.CENTRE_MANAGER, Role.AUDITOR);

    private final Accounts accounts;
    private final SecondFactors factors;
    private final boolean required;

    SecondStep(Accounts accounts, SecondFactors factors, Environment settings) {
        this.accounts = accounts;
        this.factors = factors;
        boolean demo = settings.getProperty("parchemin.demo", Boolean.class, false);
        var setting = settings.getProperty("parchemin.second-factor", demo ? "optional" : "required");
        this.required = switch (setting) {
            case "required" -> true;
            case "optional" -> false;
            default ->
                throw new IllegalStateException("parchemin.second-factor is required or optional, not " + setting);
        };
    }

    /** What is asked before anything else. */
    enum Asked {
        NOTHING,
        /** A code of the device that was added. */
        CODE,
        /** To add a device: the role demands one. */
        DEVICE
    }

    Asked of(@Nullable Authentication authentication) {
        if (authentication == null
                || !(authentication.getPrincipal() instanceof SignedIn signedIn)
                || has(authentication, DEVICE)
                || has(authentication, FactorGrantedAuthority.WEBAUTHN_AUTHORITY)) {
            return Asked.NOTHING;
        }
        if (factors.isAdded(signedIn.account())) {
            return Asked.CODE;
        }
        return isRequired(signedIn.account()) && !isByLink(authentication) ? Asked.DEVICE : Asked.NOTHING;
    }

    /** What is asked of whoever sends the request in hand. */
    Asked ofNow() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    /** Whether somebody is signed in and nothing more is asked of them. */
    boolean isDone(@Nullable Authentication authentication) {
        return TRUST.isAuthenticated(authentication) && of(authentication) == Asked.NOTHING;
    }

    /** Whether a role of that account demands a second factor. */
    boolean isRequired(long account) {
        return required && accounts.roles(account).stream().anyMatch(STAFF::contains);
    }

    /** Whether somebody came by a link, without a password. */
    static boolean isByLink(@Nullable Authentication authentication) {
        return authentication != null
                && has(authentication, FactorGrantedAuthority.OTT_AUTHORITY)
                && !has(authentication, FactorGrantedAuthority.PASSWORD_AUTHORITY);
    }

    /** Whether whoever sends the request in hand came by a link. */
    static boolean isByLinkNow() {
        return isByLink(SecurityContextHolder.getContext().getAuthentication());
    }

    /** A link opens the door to one thing, not to what guards the account. */
    static void refuseLinks() {
        if (isByLinkNow()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /** What stands for a second factor. */
    static GrantedAuthority second() {
        return FactorGrantedAuthority.fromAuthority(DEVICE);
    }

    private static boolean has(Authentication authentication, String factor) {
        return authentication.getAuthorities().stream().anyMatch(one -> factor.equals(one.getAuthority()));
    }

    /** A right code was given: nothing more is asked in this session. */
    static void pass(HttpServletRequest request, HttpServletResponse response) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null) {
            enter(
                    authentication.toBuilder()
                            .authorities(all -> all.add(second()))
                            .build(),
                    request,
                    response);
        }
    }

    /** From now on the session, under a new name, is that of somebody. */
    static void enter(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        request.getSession();
        request.changeSessionId();
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }
}
