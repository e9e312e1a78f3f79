package fr.parchemin.app.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The bucket of a server that speaks S3, as {@code parchemin.files.*} names it.
 *
 * @param endpoint the server; absent: that of Amazon for the region
 * @param pathStyle whether the bucket stands in the path of addresses, not in the name of their host
 */
record BucketSettings(
        @Nullable URI endpoint, String region, String bucket, String accessKey, String secretKey, boolean pathStyle) {

    private static final String PREFIX = "parchemin.files.";
    private static final List<String> ALL =
            List.of("bucket", "access-key", "secret-key", "endpoint", "region", "path-style");
    private static final List<String> NEEDED = ALL.subList(0, 3);
    /** What servers that know no regions expect in a signature. */
    private static final String ANY_REGION = "us-east-1";

    /** The bucket that is set, absent: none of the settings is there. */
    static Optional<BucketSettings> of(UnaryOperator<@Nullable String> properties) {
        UnaryOperator<@Nullable String> set = name -> {
            var value = properties.apply(PREFIX + name);
            return value == null || value.isBlank() ? null : value.strip();
        };
        var found = ALL.stream().filter(name -> set.apply(name) != null).toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var missing = Stream.concat(
                        NEEDED.stream().filter(name -> !found.contains(name)),
                        found.contains("endpoint") || found.contains("region")
                                ? Stream.empty()
                                : Stream.of("endpoint or " + PREFIX + "region"))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Files are to be kept in a bucket: expected %s as well, found only %s"
                    .formatted(named(missing), named(found)));
        }
        return Optional.of(read(set));
    }

    private static String named(List<String> settings) {
        return settings.stream().map(PREFIX::concat).collect(Collectors.joining(", "));
    }

    @SuppressWarnings("NullAway") // what is needed was found
    private static BucketSettings read(UnaryOperator<@Nullable String> set) {
        var endpoint = set.apply("endpoint");
        var region = set.apply("region");
        var pathStyle = set.apply("path-style");
        return new BucketSettings(
                endpoint == null ? null : address(endpoint),
                region == null ? ANY_REGION : region,
                set.apply("bucket"),
                set.apply("access-key"),
                set.apply("secret-key"),
                pathStyle == null ? endpoint != null : truth(pathStyle));
    }

    private static URI address(String endpoint) {
        try {
            var address = new URI(endpoint);
            if (address.getHost() != null && List.of("http", "https").contains(address.getScheme())) {
                return address;
            }
        } catch (URISyntaxException _) {
            // Told below.
        }
        throw new IllegalStateException(
                "%sendpoint is %s, expected an address such as https://s3.example.org".formatted(PREFIX, endpoint));
    }

    private static boolean truth(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalStateException("%spath-style is %s, expected true or false".formatted(PREFIX, value));
        };
    }

    /** Where it is, for people. */
    String place() {
        return endpoint == null ? "Amazon S3, region " + region : endpoint.toString();
    }

    S3Client client() {
        var client = S3Client.builder()
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(5))
                        .socketTimeout(Duration.ofSeconds(30))
                        .build())
                .overrideConfiguration(calls -> calls.apiCallTimeout(Duration.ofMinutes(5)))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .region(Region.of(region))
                .forcePathStyle(pathStyle)
                // Servers of others do not all know the sums that the library adds; ours is given and checked by name.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        return (endpoint == null ? client : client.endpointOverride(endpoint)).build();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "BucketSettings[" + bucket + " at " + place() + "]";
    }
}
