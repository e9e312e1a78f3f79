package fr.parchemin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An import whose process is killed while it enrols: the next process enrols everybody, and nobody twice. */
class ImportKilledTests {

    private static final int ROWS = 10_000;
    private static final Path PROGRAMS = Path.of("target", "postgres").toAbsolutePath();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String BOUNDARY = "----parchemin";

    @TempDir
    Path data;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final int port = freePort();
    private @Nullable Process application;

    @AfterEach
    void stopped() throws InterruptedException {
        if (application != null) {
            application.destroy();
            assertThat(application.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void anImportBrokenOffEndsWithEverybodyOnce() throws Exception {
        application = started();
        signIn();
        var cohort = cohort();
        var page = uploaded(cohort);
        awaited("select count(*) = 0 from candidacy.import_job where state = 'QUEUED'");
        post(page, "");
        awaited("select count(*) = 1 from candidacy.import_job where kind = 'ENROL' and total = %d and done = total"
                .formatted(ROWS));

        application.destroyForcibly().waitFor();

        application = started();
        assertThat(asked("select state || ' ' || (select count(*) from candidacy.candidacy) from candidacy.import_job"))
                .as("it was killed in the middle, and nothing stands half done")
                .isEqualTo("QUEUED 0");
        awaited("select count(*) = 1 from candidacy.import_job where state = 'DONE' and tries = 2");
        assertThat(asked("select count(*) || ' ' || count(distinct person) || ' ' || count(distinct number)"
                        + " from candidacy.candidacy where cohort = " + cohort))
                .isEqualTo("%1$d %1$d %1$d".formatted(ROWS));
        assertThat(asked("select count(*) from people.person")).isEqualTo(Integer.toString(ROWS));
    }

    private Process started() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        classPath(),
                        ParcheminApplication.class.getName(),
                        "serve")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("PARCHEMIN_DATA", data.toString());
        builder.environment().put("PARCHEMIN_POSTGRES", PROGRAMS.toString());
        builder.environment()
                .put(
                        "PARCHEMIN_SCHEMES",
                        Path.of("..", "schemes").toAbsolutePath().normalize().toString());
        builder.environment().put("PARCHEMIN_SECOND_FACTOR", "optional");
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        var process = builder.start();
        var latest = Instant.now().plus(Duration.ofMinutes(4));
        while (!answers()) {
            assertThat(process.isAlive()).as(this::said).isTrue();
            assertThat(Instant.now()).as(this::said).isBefore(latest);
            pause();
        }
        return process;
    }

    private Path log() {
        return data.resolve("log");
    }

    /** That of the tests without the tests, whose beans the application would take for its own. */
    private static String classPath() {
        var tests = ImportKilledTests.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        var separator = System.getProperty("path.separator");
        var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(separator))
                .filter(part -> !Path.of(part).equals(Path.of(tests)))
                .collect(Collectors.joining(separator));
    }

    private String said() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            return e.toString();
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return get("/connexion").statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private void signIn() throws IOException, InterruptedException {
        var account = Files.readAllLines(log()).stream()
                .filter(line -> line.startsWith("account\t"))
                .findFirst()
                .orElseThrow()
                .split("\t");
        post("/connexion", "email=" + encoded(account[2]) + "&password=" + encoded(account[3]));
    }

    private String cohort() throws IOException, InterruptedException {
        var opened = post("/cohortes/nouvelle", "/cohortes", "scheme=certification-jnac&name=Tous&juryOn=&asOf=");
        return opened.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    }

    private String uploaded(String cohort) throws IOException, InterruptedException {
        var list = "/cohortes/" + cohort + "/import";
        var body =
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token(list) + "\r\n--"
                        + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"candidats.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\n" + file() + "\r\n--" + BOUNDARY + "--\r\n";
        var sent = browser.send(
                HttpRequest.newBuilder(address(list))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        return URI.create(sent.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private static String file() {
        var heading = "nom de naissance;prénoms;sexe;date de naissance;lieu de naissance;voie;date d'inscription\n";
        return IntStream.range(0, ROWS)
                .mapToObj(i -> "Nom%s;Awa;F;03/02/%d;Niort;formation;01/09/2025\n".formatted(letters(i), 1970 + i % 30))
                .collect(Collectors.joining("", heading, ""));
    }

    private static String letters(int number) {
        return Integer.toString(number, 10)
                .chars()
                .mapToObj(digit -> String.valueOf((char) (digit - '0' + 'a')))
                .collect(Collectors.joining());
    }

    private HttpResponse<String> post(String page, String fields) throws IOException, InterruptedException {
        return post(page, page, fields);
    }

    private HttpResponse<String> post(String page, String to, String fields) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(address(to))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields + "&_csrf=" + encoded(token(page))))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String page) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(address(page)).build(), BodyHandlers.ofString());
    }

    private String token(String page) throws IOException, InterruptedException {
        var token = TOKEN.matcher(get(page).body());
        assertThat(token.find()).as("a form on %s", page).isTrue();
        return token.group(1);
    }

    private URI address(String page) {
        return URI.create("http://127.0.0.1:" + port + page);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void awaited(String condition) throws InterruptedException {
        var latest = Instant.now().plus(Duration.ofMinutes(5));
        try (var server = EmbeddedPostgresServer.visit(data, PROGRAMS)) {
            var database = client(server);
            while (!database.sql(condition).query(Boolean.class).single()) {
                assertThat(Instant.now()).as(condition).isBefore(latest);
                pause();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String asked(String sql) throws IOException {
        try (var server = EmbeddedPostgresServer.visit(data, PROGRAMS)) {
            return client(server).sql(sql).query(String.class).single();
        }
    }

    private static JdbcClient client(EmbeddedPostgresServer server) {
        return JdbcClient.create(
                new DriverManagerDataSource(server.getJdbcUrl(), server.getUsername(), server.getPassword()));
    }

    private static void pause() throws InterruptedException {
        Thread.sleep(30);
    }

    private static int freePort() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
