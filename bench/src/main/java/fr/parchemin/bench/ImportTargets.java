package fr.parchemin.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Imports 10,000 candidates as a manager does, from the upload of the file to the last enrolment, then 10,000 others, and
 * compares both with what the issue asks.
 */
final class ImportTargets {

    private static final int ROWS = 10_000;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String BOUNDARY = "----parchemin-bench";

    private final PageTargets demo;

    private ImportTargets(PageTargets demo) {
        this.demo = demo;
    }

    /** Measures and prints one line a target. */
    public static void main(String[] arguments) throws Exception {
        PageTargets demo = new PageTargets(Path.of(arguments[0]), Files.createTempDirectory("parchemin-bench"));
        new ImportTargets(demo).run();
        System.exit(demo.missed ? 1 : 0);
    }

    private void run() throws Exception {
        Process application = demo.parchemin("demo")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            demo.signIn();
            String small = cohort("Warm-up");
            imported(small, file(100_000, 200));
            double first = imported(cohort("First"), file(0, ROWS));
            double second = imported(cohort("Second"), file(ROWS, ROWS));
            System.out.printf("import: %.1f s, then %.1f s%n", first, second);
            demo.report("10,000 candidates, upload to enrolled, seconds", first, 20);
            demo.report("the second 10,000 over the first", second / first, 1.2);
        } finally {
            application.destroy();
            application.waitFor();
        }
    }

    private String cohort(String name) throws Exception {
        HttpResponse<String> opened = form(
                "/cohortes",
                "/cohortes/nouvelle",
                "scheme=certification-jnac&name=" + PageTargets.encoded(name) + "&juryOn=&asOf=");
        return opened.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    }

    /** Seconds from the upload to the last enrolment. */
    private double imported(String cohort, String file) throws Exception {
        String list = "/cohortes/" + cohort + "/import";
        String token = token(list);
        long begin = System.nanoTime();
        String preview =
                upload(list, token, file).headers().firstValue("Location").orElseThrow();
        String page = URI.create(preview).getPath();
        awaitIdle();
        form(page, page, "");
        awaitIdle();
        long expected = file.lines().count() - 1;
        double taken = PageTargets.since(begin);
        String enrolled = demo.ask("select count(*) from candidacy.candidacy where cohort = " + cohort);
        if (Long.parseLong(enrolled) != expected) {
            throw new IllegalStateException(enrolled + " enrolled, expected " + expected);
        }
        return taken;
    }

    private void awaitIdle() throws Exception {
        while (!demo.ask("select count(*) from candidacy.import_job where state = 'QUEUED'")
                .equals("0")) {
            Thread.sleep(100);
        }
    }

    private HttpResponse<String> upload(String address, String token, String file)
            throws IOException, InterruptedException {
        String body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"candidats.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + file + "\r\n--" + BOUNDARY + "--\r\n";
        return demo.client.send(
                HttpRequest.newBuilder(URI.create(PageTargets.HOST + address))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> form(String address, String page, String fields)
            throws IOException, InterruptedException {
        String body = fields + (fields.isEmpty() ? "" : "&") + "_csrf=" + PageTargets.encoded(token(page));
        return demo.client.send(
                HttpRequest.newBuilder(URI.create(PageTargets.HOST + address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private String token(String page) throws IOException, InterruptedException {
        String text = demo.client
                .send(
                        HttpRequest.newBuilder(URI.create(PageTargets.HOST + page))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        Matcher token = TOKEN.matcher(text);
        if (!token.find()) {
            throw new IllegalStateException("no token on " + page);
        }
        return token.group(1);
    }

    /** Candidates that nobody knows: names are the number in letters. */
    private static String file(int first, int rows) {
        StringBuilder text = new StringBuilder(
                "nom de naissance;prénoms;sexe;date de naissance;lieu de naissance;courriel;voie;date d'inscription\n");
        for (int i = first; i < first + rows; i++) {
            text.append("Nom").append(letters(i)).append(";Awa ").append(letters(i * 7));
            text.append(i % 2 == 0 ? ";F;" : ";M;");
            text.append("%02d/%02d/%d".formatted(1 + i % 28, 1 + i / 28 % 12, 1960 + i / 336 % 40));
            text.append(";Niort;awa").append(i).append("@exemple.fr;formation;01/09/2025\n");
        }
        return text.toString();
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int left = number; left > 0; left /= 26) {
            letters.append((char) ('a' + left % 26));
        }
        return letters.append("q").toString();
    }
}
