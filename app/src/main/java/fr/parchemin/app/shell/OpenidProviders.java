package fr.parchemin.app.shell;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.Environment;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The providers of identities that are set, and what each says of itself. It is asked for when somebody first goes there:
 * a provider that does not answer hinders nobody else.
 */
@Component
class OpenidProviders {

    /** Where one comes back from a provider, after its name. */
    static final String PATH = "/connexion/openid/";

    static final String BACK = "/retour";

    private static final Logger LOG = LoggerFactory.getLogger(OpenidProviders.class);
    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(10);

    /** How long a provider that did not answer is not asked again. */
    private static final Duration REST = Duration.ofSeconds(10);

    private final List<OpenidProvider> all;
    private final URI address;
    private final Clock clock;
    private final JdkClientHttpRequestFactory requests;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    OpenidProviders(Environment settings, @Value("${parchemin.address}") URI address, Clock clock) {
        this.all = OpenidProvider.all(settings);
        this.address = address;
        this.clock = clock;
        this.requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT).build());
        requests.setReadTimeout(READ);
    }

    /** What a provider said, or when it did not. */
    private record Known(@Nullable ClientRegistration registration, Instant at) {}

    /** The provider does not answer, or not what it must. */
    static final class Away extends RuntimeException {

        Away(OpenidProvider provider, @Nullable Throwable cause) {
            super(provider.name() + " does not answer at " + provider.issuer(), cause);
        }
    }

    List<OpenidProvider> all() {
        return all;
    }

    Optional<OpenidProvider> find(String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The way to the outside, which waits for nobody for long. */
    JdkClientHttpRequestFactory requests() {
        return requests;
    }

    /** An address of ours, as it is known outside. */
    String own(String path) {
        return address.toString().replaceAll("/+$", "") + path;
    }

    /**
     * What a provider says of itself.
     *
     * @throws Away when it says nothing, now or a moment ago
     */
    ClientRegistration registration(OpenidProvider provider) {
        var found = known.get(provider.name());
        if (found == null
                || (found.registration() == null && found.at().plus(REST).isBefore(clock.instant()))) {
            found = ask(provider, found);
        }
        if (found.registration() == null) {
            throw new Away(provider, null);
        }
        return found.registration();
    }

    private synchronized Known ask(OpenidProvider provider, @Nullable Known before) {
        var meanwhile = known.get(provider.name());
        if (meanwhile != null && !meanwhile.equals(before)) {
            return meanwhile;
        }
        Known found;
        try {
            found = new Known(discover(provider), clock.instant());
        } catch (RestClientException | IllegalArgumentException e) {
            LOG.warn("{} does not answer at {}: {}", provider.name(), provider.issuer(), e.getMessage());
            found = new Known(null, clock.instant());
        }
        known.put(provider.name(), found);
        return found;
    }

    private ClientRegistration discover(OpenidProvider provider) {
        var said = RestClient.builder()
                .requestFactory(requests)
                .build()
                .get()
                .uri(URI.create(provider.issuer().replaceAll("/+$", "") + "/.well-known/openid-configuration"))
                .retrieve()
                .body(JSON);
        if (said == null || !provider.issuer().equals(said.get("issuer"))) {
            throw new IllegalArgumentException(
                    "issuer is " + (said == null ? null : said.get("issuer")) + ", expected: " + provider.issuer());
        }
        return ClientRegistrations.fromOidcConfiguration(said)
                .registrationId(provider.name())
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .clientName(provider.label())
                .scope(provider.scope())
                .redirectUri(own(PATH + provider.name() + BACK))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(provider.pkce())
                        .build())
                .build();
    }
}
