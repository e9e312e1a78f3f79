package fr.parchemin.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A Keycloak of one's own, with the realm of the tests. */
final class Keycloak implements AutoCloseable {

    private static final Path HOME = Path.of(System.getProperty("keycloak.home", ""));
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final Process process;
    private final int port;

    private Keycloak(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts one and waits until it answers.
     *
     * @param candidate what stands in the realm for the placeholders of the candidate
     */
    static Keycloak start(int port, Map<String, String> candidate) throws IOException, InterruptedException {
        var realm = Files.readString(Path.of("src", "test", "resources", "keycloak", "parchemin-realm.json"));
        for (var one : candidate.entrySet()) {
            realm = realm.replace("${" + one.getKey() + "}", one.getValue());
        }
        var imported = Files.createDirectories(HOME.resolve("data").resolve("import"));
        Files.writeString(imported.resolve("parchemin-realm.json"), realm);
        var starter = new ProcessBuilder(
                "bash",
                HOME.resolve("bin").resolve("kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--db=dev-mem",
                "--http-host=127.0.0.1",
                "--http-port=" + port);
        starter.environment().put("JAVA_HOME", System.getProperty("java.home"));
        starter.redirectErrorStream(true)
                .redirectOutput(HOME.resolve("keycloak.log").toFile());
        var keycloak = new Keycloak(starter.start(), port);
        keycloak.await();
        return keycloak;
    }

    static String issuer(int port) {
        return "http://localhost:" + port + "/realms/parchemin";
    }

    private void await() throws InterruptedException, IOException {
        var question = HttpRequest.newBuilder(URI.create(issuer(port) + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(5))
                .build();
        var until = Instant.now().plus(LONGEST);
        try (var client = HttpClient.newHttpClient()) {
            while (Instant.now().isBefore(until) && process.isAlive()) {
                try {
                    if (client.send(question, BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException _) {
                    // Not there yet.
                }
                Thread.sleep(500);
            }
        }
        close();
        throw new IllegalStateException("Keycloak does not answer, see " + HOME.resolve("keycloak.log"));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
