package fr.parchemin.app.shell;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.client.RestClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a provider says of somebody beside their token: plain, or signed as ProConnect and FranceConnect do. */
class OpenidUserInfo implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private static final MediaType SIGNED = MediaType.parseMediaType("application/jwt");
    private static final TypeReference<Map<String, Object>> CLAIMS = new TypeReference<>() {};

    private final RestClient client;
    private final JwtDecoder signatures;
    private final JsonMapper json;

    OpenidUserInfo(ClientHttpRequestFactory requests, JwtDecoder signatures, JsonMapper json) {
        this.client = RestClient.builder().requestFactory(requests).build();
        this.signatures = signatures;
        this.json = json;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest asked) {
        var address = asked.getClientRegistration()
                .getProviderDetails()
                .getUserInfoEndpoint()
                .getUri();
        if (address == null || address.isBlank()) {
            return new DefaultOidcUser(List.of(), asked.getIdToken());
        }
        var claims = claims(address, asked.getAccessToken().getTokenValue());
        if (!Objects.equals(asked.getIdToken().getSubject(), claims.get("sub"))) {
            throw refused("The information is of another subject than the token");
        }
        return new DefaultOidcUser(List.of(), asked.getIdToken(), new OidcUserInfo(claims));
    }

    private Map<String, Object> claims(String address, String token) {
        var answer = client.get()
                .uri(java.net.URI.create(address))
                .accept(SIGNED, MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .toEntity(byte[].class);
        var type = answer.getHeaders().getContentType();
        var body =
                new String(Objects.requireNonNullElse(answer.getBody(), new byte[0]), StandardCharsets.UTF_8).strip();
        return type != null && SIGNED.isCompatibleWith(type)
                ? signatures.decode(body).getClaims()
                : json.readValue(body, CLAIMS);
    }

    private static OAuth2AuthenticationException refused(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error("invalid_user_info_response", why, null));
    }
}
