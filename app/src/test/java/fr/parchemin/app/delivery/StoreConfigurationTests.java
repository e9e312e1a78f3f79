package fr.parchemin.app.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** Where files go is what the settings say, or the application does not start and says why. */
class StoreConfigurationTests {

    private static final String BUCKET = "livrables";

    @TempDir
    static Path shared;

    private static AnS3Server server;

    @BeforeAll
    static void serve() throws IOException, InterruptedException {
        server = new AnS3Server(shared);
        Files.createDirectories(server.objects(BUCKET));
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static Store store(Map<String, String> settings) {
        return store(settings, false);
    }

    private static Store store(Map<String, String> settings, boolean demonstration) {
        var environment = new MockEnvironment();
        settings.forEach((name, value) -> environment.setProperty("parchemin.files." + name, value));
        return new StoreConfiguration().deliveryStore(shared, demonstration, environment, Clock.systemUTC());
    }

    private static Store bucket(String endpoint, String bucket, String key, String secret) {
        return store(Map.of("endpoint", endpoint, "bucket", bucket, "access-key", key, "secret-key", secret));
    }

    @Test
    void withoutSettingsFilesLieInTheDataDirectory() {
        assertThat(store(Map.of())).isInstanceOf(DiskStore.class);
        assertThat(store(Map.of("bucket", " "))).isInstanceOf(DiskStore.class);
    }

    @Test
    void aBucketThatAnswersIsTaken() throws IOException {
        var store = bucket(server.address(), BUCKET, AnS3Server.ACCESS_KEY, AnS3Server.SECRET_KEY);

        assertThat(store).isInstanceOf(S3Store.class);
        assertThat(store.open("0".repeat(64))).isEmpty();
    }

    @Test
    void aDemonstrationNeverTouchesABucket() {
        var settings = Map.of(
                "endpoint",
                server.address(),
                "bucket",
                BUCKET,
                "access-key",
                AnS3Server.ACCESS_KEY,
                "secret-key",
                AnS3Server.SECRET_KEY);

        assertThat(store(settings, true)).isInstanceOf(DiskStore.class);
    }

    @Test
    void halfOfTheSettingsNamesTheOtherHalf() {
        assertThatThrownBy(() -> store(Map.of("bucket", BUCKET, "access-key", "cle")))
                .hasMessageContaining(
                        "expected parchemin.files.secret-key, parchemin.files.endpoint or parchemin.files.region")
                .hasMessageContaining("found only parchemin.files.bucket, parchemin.files.access-key");
        assertThatThrownBy(() -> store(Map.of("endpoint", "https://s3.example.org")))
                .hasMessageContaining("expected parchemin.files.bucket, parchemin.files.access-key");
    }

    @Test
    void anAddressThatIsNoneAndATruthThatIsNoneAreNamed() {
        assertThatThrownBy(() -> bucket("s3.example.org", BUCKET, "cle", "secret"))
                .hasMessageContaining("parchemin.files.endpoint is s3.example.org, expected");
        assertThatThrownBy(() -> store(Map.of(
                        "region",
                        "eu-west-3",
                        "bucket",
                        BUCKET,
                        "access-key",
                        "a",
                        "secret-key",
                        "b",
                        "path-style",
                        "oui")))
                .hasMessageContaining("parchemin.files.path-style is oui, expected true or false");
    }

    @Test
    void aServerThatDoesNotAnswerABucketThatIsMissingAndAWrongKeyStopTheStart() {
        assertThatThrownBy(() -> bucket("http://127.0.0.1:9", BUCKET, "cle", "secret"))
                .hasMessageContaining("http://127.0.0.1:9")
                .hasMessageContaining("Connection refused");
        assertThatThrownBy(() -> bucket(server.address(), "autre", AnS3Server.ACCESS_KEY, AnS3Server.SECRET_KEY))
                .hasMessageContaining("in the bucket autre")
                .hasMessageContaining("404");
        assertThatThrownBy(() -> bucket(server.address(), BUCKET, AnS3Server.ACCESS_KEY, "une-autre-cle"))
                .hasMessageContaining("with the key " + AnS3Server.ACCESS_KEY)
                .hasMessageContaining("403")
                .hasMessageNotContaining("une-autre-cle");
    }
}
