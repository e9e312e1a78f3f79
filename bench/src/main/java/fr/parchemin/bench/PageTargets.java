package fr.parchemin.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds pages against data that grow: with a million entries in the journal a dossier and its journal come as fast as with
 * those of the demonstration, and so does the page of a cohort of twenty thousand. Starts the application from the launcher
 * on data of its own; ends with 1 if a target is missed.
 */
final class PageTargets {

    static final String HOST = "http://127.0.0.1:18081";
    private static final int ROUNDS = 300;
    private static final long MILLION = 1_000_000;

    /** Chained as the application does it, on dossiers that do not exist. */
    private static final String GROW = """
            create function pg_temp.part(said text) returns bytea language sql immutable as
            $$ select case when said is null then int4send(-1)
                      else int4send(octet_length(said)) || convert_to(said, 'UTF8') end $$;
            do $$
            declare
                last bytea; done bigint; moment timestamptz; link bytea; things bytea; dossier text; cohort text;
            begin
                select place, hash into done, last from journal.head;
                select at into moment from journal.entry where place = done;
                moment := date_trunc('second', moment);
                for n in done + 1 .. 1000000 loop
                    moment := moment + interval '1 second';
                    dossier := (1000000 + n % 20000)::text;
                    cohort := (1000000 + n % 50)::text;
                    things := sha256(int4send(2) || pg_temp.part('DOSSIER') || pg_temp.part(dossier)
                        || pg_temp.part('COHORT') || pg_temp.part(cohort));
                    link := sha256(last || pg_temp.part(to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
                        || int8send(1) || pg_temp.part('MANAGER') || pg_temp.part(null) || pg_temp.part('result-recorded')
                        || pg_temp.part(null) || pg_temp.part('result:' || n) || things);
                    insert into journal.entry (place, at, account, role, what, after_ref, things, previous, hash)
                    values (n, moment, 1, 'MANAGER', 'result-recorded', 'result:' || n, things, last, link);
                    insert into journal.entry_thing (place, rank, kind, id)
                    values (n, 0, 'DOSSIER', dossier), (n, 1, 'COHORT', cohort);
                    last := link;
                end loop;
                update journal.head set place = 1000000, hash = last;
            end $$;
            """;

    /** More candidates in a cohort. */
    private static final String ENROL = """
            with grown as (
                insert into people.person (birth_name, given_names, sex, birth_date, birth_place, identity_key, sort_name)
                select 'Nom' || md5(n::text), 'Awa', 'F', date '1990-01-01' + n % 9000, 'Lyon', 'grown ' || n,
                       'Nom' || md5(n::text) || ' Awa'
                from generate_series(FIRST, LAST) n
                returning id)
            insert into candidacy.candidacy (cohort, person, number, route, enrolled_on, created_at, created_by)
            select COHORT, id, 'GROWN-' || id, (select route from candidacy.candidacy where cohort = COHORT limit 1),
                   (select enrolled_on from candidacy.candidacy where cohort = COHORT limit 1), now(), 'bench'
            from grown;
            delete from assessment.survey;
            """;

    private final Path root;
    private final Path data;
    final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    boolean missed;

    PageTargets(Path root, Path data) {
        this.root = root;
        this.data = data;
    }

    /** Measures and prints one line a target. */
    public static void main(String[] arguments) throws Exception {
        PageTargets targets = new PageTargets(Path.of(arguments[0]), Files.createTempDirectory("parchemin-bench"));
        targets.run();
        System.exit(targets.missed ? 1 : 0);
    }

    private void run() throws Exception {
        Process application = parchemin("demo")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            signIn();
            Checked few = check();
            long before = entries();
            Map<String, Double> small = pages();
            long begin = System.nanoTime();
            grow();
            System.out.printf("journal, from %d to %d entries: %.1f s%n", before, entries(), since(begin));
            Map<String, Double> large = pages();
            large.forEach((page, milliseconds) -> {
                double first = small.getOrDefault(page, milliseconds);
                System.out.printf("%s: %.2f ms, then %.2f ms%n", page, first, milliseconds);
                report(page + ", 1,000,000 entries over " + before, milliseconds / first, 1.5);
            });
            growCohort();
            Checked many = check();
            System.out.printf(
                    "journal check: %.1f s, %.0f MB; of %d entries: %.1f s, %.0f MB%n",
                    many.seconds, many.megabytes, before, few.seconds, few.megabytes);
            report("journal check, 1,000,000 entries, MB at most", many.megabytes, 512);
        } finally {
            application.destroy();
            application.waitFor();
        }
    }

    private void growCohort() throws Exception {
        String cohort = ask("select cohort from candidacy.candidacy order by id limit 1");
        String page = "/cohortes/" + cohort;
        enrol(cohort, 1, 100);
        get(page);
        double before = page(page);
        enrol(cohort, 101, 20_100);
        long begin = System.nanoTime();
        get(page);
        System.out.printf("%s, first seen with 20,000 candidates more: %.1f s%n", page, since(begin));
        String middle = page + "?apres="
                + ask("select candidacy from assessment.outlook where cohort = " + cohort
                        + " order by sort_name, candidacy offset 10000 limit 1");
        report("a cohort, 20,000 candidates over 100", page(page) / before, 1.5);
        report("its middle, 20,000 candidates over 100", page(middle) / before, 1.5);
    }

    private void enrol(String cohort, int first, int last) throws IOException, SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(ENROL.replace("COHORT", cohort)
                    .replace("FIRST", Integer.toString(first))
                    .replace("LAST", Integer.toString(last)));
            statement.execute("vacuum analyze");
        }
    }

    void report(String what, double measured, double most) {
        missed |= measured > most;
        System.out.printf(
                "%-60s %10.2f   at most %8.2f   %s%n", what, measured, most, measured > most ? "MISSED" : "met");
    }

    ProcessBuilder parchemin(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = root.resolve("parchemin").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        // The demonstration takes the directory "demo" of the one that it is given; the journal is looked for where it
        // lies.
        builder.environment()
                .put("PARCHEMIN_DATA", (arguments[0].equals("demo") ? data : data.resolve("demo")).toString());
        builder.environment().put("SERVER_PORT", "18081");
        return builder;
    }

    void signIn() throws IOException, InterruptedException, SQLException {
        firstPage();
        while (ask("select count(*) from candidacy.candidacy").equals("0")) {
            Thread.sleep(200);
        }
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(firstPage());
        if (!token.find()) {
            throw new IllegalStateException("no token on the sign-in page");
        }
        String form = "email=" + encoded("responsable@parchemin.example") + "&password=demo-responsable&_csrf="
                + encoded(token.group(1));
        client.send(
                HttpRequest.newBuilder(URI.create(HOST + "/connexion"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
    }

    private String firstPage() throws IOException, InterruptedException {
        for (int i = 0; i < 1200; i++) {
            try {
                return client.send(
                                HttpRequest.newBuilder(URI.create(HOST + "/connexion"))
                                        .build(),
                                BodyHandlers.ofString())
                        .body();
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("no page within two minutes");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What a page takes when nothing else disturbs it, in milliseconds. */
    private Map<String, Double> pages() throws Exception {
        String number = ask("select number from candidacy.candidacy where id = 1");
        Map<String, Double> pages = new LinkedHashMap<>();
        pages.put("dossier", page("/dossiers/1"));
        pages.put("journal of a dossier", page("/journal?sur=DOSSIER&numero=" + number));
        pages.put("journal", page("/journal"));
        return pages;
    }

    private double page(String address) throws IOException, InterruptedException {
        double[] taken = new double[ROUNDS];
        for (int i = 0; i < 2 * ROUNDS; i++) {
            long begin = System.nanoTime();
            get(address);
            taken[i % ROUNDS] = since(begin) * 1000;
        }
        Arrays.sort(taken);
        return taken[ROUNDS / 10];
    }

    private void get(String address) throws IOException, InterruptedException {
        int status = client.send(
                        HttpRequest.newBuilder(URI.create(HOST + address)).build(), BodyHandlers.ofString())
                .statusCode();
        if (status != 200) {
            throw new IllegalStateException(address + " gives " + status);
        }
    }

    static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private record Checked(double seconds, double megabytes) {}

    /** The command, beside the application. */
    private Checked check() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = parchemin("journal", "check")
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        double megabytes = 0;
        while (process.isAlive()) {
            megabytes = Math.max(megabytes, CommandTargets.greatestMemory(process.pid()));
            Thread.sleep(20);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("the chain is broken");
        }
        return new Checked(since(begin), megabytes);
    }

    private void grow() throws IOException, SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(GROW);
            statement.execute("vacuum analyze journal.entry");
            statement.execute("vacuum analyze journal.entry_thing");
        }
        if (entries() != MILLION) {
            throw new IllegalStateException("the journal did not grow");
        }
    }

    private long entries() throws IOException, SQLException {
        return Long.parseLong(ask("select count(*) from journal.entry"));
    }

    /** What the database answers. */
    String ask(String sql) throws IOException, SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private Connection connection() throws IOException, SQLException {
        String port = Files.readAllLines(data.resolve("demo/postgres/postmaster.pid"))
                .get(3)
                .strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
    }
}
