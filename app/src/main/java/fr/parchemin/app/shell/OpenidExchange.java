package fr.parchemin.app.shell;

import fr.parchemin.app.people.ProvenIdentity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The way to a provider and back: authorization code with PKCE, state and nonce, and a token that is checked. */
@Component
class OpenidExchange {

    private static final String ACCOUNT = "parchemin.account";

    private final OpenidProviders providers;
    private final JsonMapper json;
    private final HttpSessionOAuth2AuthorizationRequestRepository asked =
            new HttpSessionOAuth2AuthorizationRequestRepository();
    private final Map<String, JwtDecoder> signatures = new ConcurrentHashMap<>();

    OpenidExchange(OpenidProviders providers, JsonMapper json) {
        this.providers = providers;
        this.json = json;
    }

    /** What came back proves nothing. */
    static final class Refused extends RuntimeException {

        Refused(String why, @Nullable Throwable cause) {
            super(why, cause);
        }
    }

    /**
     * Where to send somebody.
     *
     * @param account whose owner links it, absent: somebody signs in
     * @throws OpenidProviders.Away when the provider does not answer
     */
    String begin(
            OpenidProvider provider, @Nullable Long account, HttpServletRequest request, HttpServletResponse response) {
        var registration = providers.registration(provider);
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(_ -> registration, OpenidProviders.PATH);
        Consumer<OAuth2AuthorizationRequest.Builder> wishes = one -> {
            one.additionalParameters(parameters -> parameters.putAll(wishes(provider)));
            if (account != null) {
                one.attributes(attributes -> attributes.put(ACCOUNT, account));
            }
        };
        resolver.setAuthorizationRequestCustomizer(
                provider.pkce()
                        ? OAuth2AuthorizationRequestCustomizers.withPkce().andThen(wishes)
                        : wishes);
        var going = Objects.requireNonNull(resolver.resolve(request, provider.name()));
        asked.saveAuthorizationRequest(going, request, response);
        return going.getAuthorizationRequestUri();
    }

    private static Map<String, Object> wishes(OpenidProvider provider) {
        Map<String, Object> wishes = new java.util.HashMap<>();
        if (!provider.acr().isEmpty()) {
            wishes.put("acr_values", String.join(" ", provider.acr()));
        }
        if (!provider.secondFactor().isEmpty()) {
            wishes.put("claims", "{\"id_token\":{\"amr\":{\"essential\":true}}}");
        }
        return wishes;
    }

    /**
     * What somebody who comes back brings.
     *
     * @throws Refused when it is nothing that was asked for, or not right
     * @throws OpenidProviders.Away when the provider does not answer any more
     */
    OpenidProof complete(OpenidProvider provider, HttpServletRequest request, HttpServletResponse response) {
        var going = asked.removeAuthorizationRequest(request, response);
        if (going == null || !provider.name().equals(going.getAttribute("registration_id"))) {
            throw new Refused("Nobody of this session went to " + provider.name(), null);
        }
        var code = request.getParameter("code");
        var issuer = request.getParameter("iss");
        if (code == null || (issuer != null && !issuer.equals(provider.issuer()))) {
            throw new Refused(provider.name() + " gave no code", null);
        }
        try {
            return proof(provider, going, code);
        } catch (AuthenticationException | JwtException | RestClientException e) {
            if (NestedExceptionUtils.getMostSpecificCause(e) instanceof IOException) {
                throw new OpenidProviders.Away(provider, e);
            }
            throw new Refused("What " + provider.name() + " answered does not hold", e);
        }
    }

    private OpenidProof proof(OpenidProvider provider, OAuth2AuthorizationRequest going, String code) {
        var registration = providers.registration(provider);
        var coming = OAuth2AuthorizationResponse.success(code)
                .redirectUri(Objects.requireNonNull(going.getRedirectUri()))
                .state(Objects.requireNonNull(going.getState()))
                .build();
        var shown = Objects.requireNonNull(checks(registration)
                .authenticate(new OAuth2LoginAuthenticationToken(
                        registration, new OAuth2AuthorizationExchange(going, coming))));
        if (!(shown.getPrincipal() instanceof OidcUser user)) {
            throw new Refused(provider.name() + " gave no token of an identity", null);
        }
        var level = user.getIdToken().getClaimAsString("acr");
        if (!provider.accepts().isEmpty()
                && (level == null || !provider.accepts().contains(level))) {
            throw new Refused("acr is " + level + ", expected: " + provider.accepts(), null);
        }
        return new OpenidProof(
                provider.name(),
                provider.issuer(),
                Objects.requireNonNull(user.getSubject()),
                provider.label(),
                email(provider, user),
                isStrong(provider, user),
                user.getIdToken().getTokenValue(),
                provider.isOfIdentities() ? identity(user) : null,
                going.getAttribute(ACCOUNT));
    }

    private OidcAuthorizationCodeAuthenticationProvider checks(ClientRegistration registration) {
        var codes = new RestClientAuthorizationCodeTokenResponseClient();
        codes.setRestClient(RestClient.builder()
                .requestFactory(providers.requests())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        var signed = signatures.computeIfAbsent(registration.getRegistrationId(), _ -> decoder(registration, false));
        var checks = new OidcAuthorizationCodeAuthenticationProvider(
                codes, new OpenidUserInfo(providers.requests(), signed, json));
        checks.setJwtDecoderFactory(_ ->
                signatures.computeIfAbsent(registration.getRegistrationId() + " id", _ -> decoder(registration, true)));
        return checks;
    }

    /** Checks the signature with the provider's own keys; a token also by the rules for tokens. */
    private NimbusJwtDecoder decoder(ClientRegistration registration, boolean token) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(
                        Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
                .jwsAlgorithms(all -> all.addAll(List.of(SignatureAlgorithm.values())))
                .restOperations(new RestTemplate(providers.requests()))
                .build();
        var issuer = Objects.requireNonNull(registration.getProviderDetails().getIssuerUri());
        var audience = new JwtClaimValidator<@Nullable Object>(
                JwtClaimNames.AUD,
                aud -> aud == null || (aud instanceof List<?> all && all.contains(registration.getClientId())));
        List<OAuth2TokenValidator<Jwt>> rules = token
                ? List.of(new JwtTimestampValidator(), new OidcIdTokenValidator(registration))
                : List.of(new JwtTimestampValidator(), new JwtIssuerValidator(issuer), audience);
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(rules));
        return decoder;
    }

    /** An e-mail that leads to an account; that of a provider of identities never does. */
    private static @Nullable String email(OpenidProvider provider, OidcUser user) {
        boolean vouched = provider.trustEmail() || Boolean.TRUE.equals(user.getEmailVerified());
        return vouched && !provider.isOfIdentities() ? user.getEmail() : null;
    }

    private static boolean isStrong(OpenidProvider provider, OidcUser user) {
        var methods = user.getIdToken().getClaim("amr") instanceof List<?> all ? all : List.of();
        return Stream.concat(
                        methods.stream(), Stream.ofNullable(user.getIdToken().getClaim("acr")))
                .anyMatch(one -> provider.secondFactor().contains(String.valueOf(one)));
    }

    /** Who they are in civil law, absent: the provider does not say all of it. */
    private static @Nullable ProvenIdentity identity(OidcUser user) {
        var required = Arrays.asList(
                said(user, "family_name"), givenNames(user), said(user, "gender"), said(user, "birthdate"));
        return required.contains(null)
                ? null
                : new ProvenIdentity(
                        Objects.requireNonNull(required.get(0)),
                        said(user, "preferred_username"),
                        Objects.requireNonNull(required.get(1)),
                        Objects.requireNonNull(required.get(2)),
                        Objects.requireNonNull(required.get(3)),
                        said(user, "birthplace"),
                        said(user, "birthcountry"));
    }

    private static @Nullable String givenNames(OidcUser user) {
        return user.getClaims().get("given_name_array") instanceof List<?> all && !all.isEmpty()
                ? String.join(" ", all.stream().map(String::valueOf).toList())
                : said(user, "given_name");
    }

    private static @Nullable String said(OidcUser user, String claim) {
        return user.getClaims().get(claim) instanceof String text && !text.isBlank() ? text.strip() : null;
    }
}
