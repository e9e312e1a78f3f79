package fr.parchemin.app.shell;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider of identities that signs what it says with a key of its own, as ProConnect and FranceConnect do, and gives
 * a token for a code only to who can prove that they asked for it.
 */
final class AProvider {

    static final String CLIENT = "parchemin";
    static final String SECRET = "un secret du fournisseur";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final ECKey key;
    private final ECKey another;
    private final Map<String, Granted> codes = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> tokens = new ConcurrentHashMap<>();

    /** What a code gives, and how it must be asked for. */
    private record Granted(
            Map<String, Object> claims,
            String challenge,
            String nonce,
            String redirect,
            UnaryOperator<JWTClaimsSet> twist,
            boolean forged) {}

    AProvider() {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID("a").generate();
            another = new ECKeyGenerator(Curve.P_256).keyID("a").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.createContext(
                "/.well-known/openid-configuration", asked -> answer(asked, "application/json", discovery()));
        server.createContext(
                "/keys", asked -> answer(asked, "application/json", new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.createContext("/userinfo", this::userInfo);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
    }

    private String discovery() {
        return JSON.writeValueAsString(Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/authorize",
                "token_endpoint",
                issuer() + "/token",
                "userinfo_endpoint",
                issuer() + "/userinfo",
                "end_session_endpoint",
                issuer() + "/logout",
                "jwks_uri",
                issuer() + "/keys",
                "subject_types_supported",
                new String[] {"pairwise"},
                "token_endpoint_auth_methods_supported",
                new String[] {"client_secret_post"},
                "id_token_signing_alg_values_supported",
                new String[] {"ES256"},
                "userinfo_signing_alg_values_supported",
                new String[] {"ES256"}));
    }

    /** Lets somebody in who was sent here, and gives the address to which they go back. */
    String letIn(String sentTo, Map<String, Object> claims) {
        return letIn(sentTo, claims, token -> token, false);
    }

    /**
     * The same, with a token that is not as it must be.
     *
     * @param forged whether another key signs it
     */
    String letIn(String sentTo, Map<String, Object> claims, UnaryOperator<JWTClaimsSet> twist, boolean forged) {
        var asked = UriComponentsBuilder.fromUriString(sentTo).build().getQueryParams();
        var code = UUID.randomUUID().toString();
        var redirect = decoded(Objects.requireNonNull(asked.getFirst("redirect_uri")));
        codes.put(
                code,
                new Granted(
                        claims,
                        Objects.requireNonNull(asked.getFirst("code_challenge")),
                        Objects.requireNonNull(asked.getFirst("nonce")),
                        redirect,
                        twist,
                        forged));
        return redirect.replaceFirst("^https?://[^/]+", "") + "?code=" + code + "&state="
                + decoded(Objects.requireNonNull(asked.getFirst("state")));
    }

    private void token(HttpExchange asked) throws IOException {
        var form = form(asked);
        var granted = codes.remove(form.getOrDefault("code", ""));
        if (granted == null
                || !granted.challenge().equals(challenge(form.get("code_verifier")))
                || !granted.redirect().equals(form.get("redirect_uri"))
                || !CLIENT.equals(form.get("client_id"))
                || !SECRET.equals(form.get("client_secret"))) {
            asked.sendResponseHeaders(400, -1);
            asked.close();
            return;
        }
        var token = UUID.randomUUID().toString();
        tokens.put(token, granted.claims());
        answer(
                asked,
                "application/json",
                JSON.writeValueAsString(Map.of(
                        "access_token",
                        token,
                        "token_type",
                        "Bearer",
                        "expires_in",
                        60,
                        "id_token",
                        idToken(granted))));
    }

    private String idToken(Granted granted) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("nonce", granted.nonce());
        granted.claims().entrySet().stream()
                .filter(one -> one.getKey().matches("sub|acr|amr"))
                .forEach(one -> claims.claim(one.getKey(), one.getValue()));
        return signed(granted.twist().apply(claims.build()), granted.forged() ? another : key);
    }

    private void userInfo(HttpExchange asked) throws IOException {
        var bearer = Objects.requireNonNullElse(asked.getRequestHeaders().getFirst("Authorization"), "");
        var claims = tokens.get(bearer.replaceFirst("^Bearer ", ""));
        if (claims == null) {
            asked.sendResponseHeaders(401, -1);
            asked.close();
            return;
        }
        Map<String, Object> all = new HashMap<>(claims);
        if (all.remove("plain") != null) {
            answer(asked, "application/json", JSON.writeValueAsString(all));
            return;
        }
        boolean forged = all.remove("forged") != null;
        var builder = new JWTClaimsSet.Builder().issuer(issuer()).audience(CLIENT);
        all.forEach(builder::claim);
        answer(asked, "application/jwt", signed(builder.build(), forged ? another : key));
    }

    private static String signed(JWTClaimsSet claims, ECKey by) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(by.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String challenge(@Nullable String verifier) {
        try {
            return verifier == null
                    ? null
                    : Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(MessageDigest.getInstance("SHA-256")
                                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(HttpExchange asked) throws IOException {
        var body = new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return Arrays.stream(body.split("&"))
                .map(one -> one.split("=", 2))
                .collect(Collectors.toMap(one -> one[0], one -> decoded(one[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange asked, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        asked.getResponseHeaders().set("Content-Type", type);
        asked.sendResponseHeaders(200, bytes.length);
        asked.getResponseBody().write(bytes);
        asked.close();
    }
}
