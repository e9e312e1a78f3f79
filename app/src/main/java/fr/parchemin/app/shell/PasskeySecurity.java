package fr.parchemin.app.shell;

import fr.parchemin.app.people.Accounts.SignedIn;
import fr.parchemin.app.people.OpenSessions;
import fr.parchemin.app.people.Passkeys;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpMessageConverterAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationRequestToken;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Passkeys: added by who is signed in, shown by who signs in. The authenticator must make sure of the person (by a code, a
 * finger, a face), so that a passkey is two factors in one.
 */
@Configuration(proxyBeanMethods = false)
class PasskeySecurity {

    private static final String SIGN_IN = "/login/webauthn";
    private static final String REGISTER = "/webauthn/register";

    @Bean
    WebAuthnRelyingPartyOperations relyingParty(
            Passkeys owners, UserCredentialRepository records, @Value("${parchemin.address}") URI address) {
        var host = PublicKeyCredentialRpEntity.builder()
                .id(address.getHost())
                .name("Parchemin")
                .build();
        var origin = address.getScheme() + "://" + address.getAuthority();
        var party = new Webauthn4JRelyingPartyOperations(owners, records, host, Set.of(origin));
        party.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        party.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return party;
    }

    @Bean
    @Order(2)
    SecurityFilterChain passkeyChain(
            HttpSecurity http,
            WebAuthnRelyingPartyOperations party,
            Passkeys owners,
            UserCredentialRepository records,
            SecondStepDoor door,
            ApplicationEventPublisher events) {
        return http.securityMatcher("/webauthn/**", SIGN_IN)
                .addFilterAfter(PasskeySecurity::ownerOnly, AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        paths -> paths.requestMatchers(HttpMethod.POST, SIGN_IN, "/webauthn/authenticate/options")
                                .permitAll()
                                .requestMatchers(HttpMethod.POST, REGISTER, REGISTER + "/options")
                                .access(door)
                                .anyRequest()
                                .denyAll())
                .webAuthn(passkeys -> passkeys.disableDefaultRegistrationPage(true)
                        .withObjectPostProcessor(new ObjectPostProcessor<WebAuthnAuthenticationFilter>() {
                            @Override
                            public <O extends WebAuthnAuthenticationFilter> O postProcess(O filter) {
                                filter.setAuthenticationManager(asked -> owner(party, owners, records, asked));
                                filter.setAuthenticationFailureHandler((request, response, refusal) -> {
                                    events.publishEvent(refused(request, refusal));
                                    response.setStatus(HttpStatus.UNAUTHORIZED.value());
                                });
                                filter.setSessionAuthenticationStrategy(
                                        new CompositeSessionAuthenticationStrategy(List.of(
                                                new ChangeSessionIdAuthenticationStrategy(),
                                                new CsrfAuthenticationStrategy(new HttpSessionCsrfTokenRepository()))));
                                filter.setAuthenticationSuccessHandler((request, response, entered) -> {
                                    enter(request, entered);
                                    new HttpMessageConverterAuthenticationSuccessHandler()
                                            .onAuthenticationSuccess(request, response, entered);
                                });
                                return filter;
                            }
                        }))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .build();
    }

    /** Whoever came by a link adds nothing that would let them in later; the options are made before access is asked. */
    private static void ownerOnly(ServletRequest asked, ServletResponse answer, FilterChain next)
            throws IOException, ServletException {
        if (asked instanceof HttpServletRequest request
                && answer instanceof HttpServletResponse response
                && request.getRequestURI().startsWith(REGISTER)
                && SecondStep.isByLinkNow()) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            return;
        }
        next.doFilter(asked, answer);
    }

    /** Whose passkey was shown: the same somebody as with a password. */
    private static Authentication owner(
            WebAuthnRelyingPartyOperations party,
            Passkeys owners,
            UserCredentialRepository records,
            Authentication asked) {
        if (!(asked instanceof WebAuthnAuthenticationRequestToken shown)) {
            throw new BadCredentialsException("No passkey");
        }
        var entered = UsernamePasswordAuthenticationToken.authenticated(
                owner(party, owners, records, shown),
                null,
                List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.WEBAUTHN_AUTHORITY)));
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            entered.setDetails(new WebAuthenticationDetails(attributes.getRequest()));
        }
        return entered;
    }

    /** Whatever is wrong with what was shown, it is refused alike. */
    private static SignedIn owner(
            WebAuthnRelyingPartyOperations party,
            Passkeys owners,
            UserCredentialRepository records,
            WebAuthnAuthenticationRequestToken shown) {
        try {
            return owners.owner(party.authenticate(shown.getWebAuthnRequest()).getId())
                    .orElseThrow(() -> new BadCredentialsException("No open account"));
        } catch (RuntimeException e) {
            var refusal = new BadCredentialsException("Not a passkey of ours", e);
            refusal.setAuthenticationRequest(
                    UsernamePasswordAuthenticationToken.unauthenticated(claimed(owners, records, shown), null));
            throw refusal;
        }
    }

    /** Whose passkey it claims to be, by its number, which is no secret; empty: nobody's. */
    private static String claimed(
            Passkeys owners, UserCredentialRepository records, WebAuthnAuthenticationRequestToken shown) {
        var passkey = records.findByCredentialId(
                shown.getWebAuthnRequest().getPublicKey().getRawId());
        return passkey == null
                ? ""
                : owners.owner(passkey.getUserEntityUserId())
                        .map(SignedIn::getUsername)
                        .orElse("");
    }

    /** As for a refused password: the account if one is meant, and where it was asked from. */
    private static AuthenticationFailureBadCredentialsEvent refused(
            HttpServletRequest request, AuthenticationException refusal) {
        var meant = refusal.getAuthenticationRequest();
        var asked = UsernamePasswordAuthenticationToken.unauthenticated(meant == null ? "" : meant.getName(), null);
        asked.setDetails(new WebAuthenticationDetails(request));
        return new AuthenticationFailureBadCredentialsEvent(asked, refusal);
    }

    private static void enter(HttpServletRequest request, Authentication entered) {
        if (entered.getPrincipal() instanceof SignedIn signedIn) {
            OpenSessions.enter(request.getSession(), signedIn.account(), request);
        }
    }
}
