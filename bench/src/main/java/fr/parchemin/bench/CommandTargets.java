package fr.parchemin.bench;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Holds whole commands against their targets, as they run from the launcher: processor time of the process with its children
 * and its greatest memory, as Linux accounts for them. Run it on a built tree; ends with 1 if a target is missed.
 */
final class CommandTargets {

    private static final int MILLION = 1_000_000;
    private static final double TICKS_A_SECOND = 100;

    private final Path root;
    private boolean missed;

    private CommandTargets(Path root) {
        this.root = root;
    }

    /** Measures and prints one line a target. */
    public static void main(String[] arguments) throws Exception {
        CommandTargets targets = new CommandTargets(Path.of(arguments[0]));
        List<byte[]> lines = Dossiers.lines("certification-jnac", 1 << 12);
        targets.oneDossier(lines.getFirst());
        targets.lines(lines, 60_000, "propose");
        targets.lines(lines, 200_000, "propose", "--brief");
        targets.firstPage();
        System.exit(targets.missed ? 1 : 0);
    }

    private void report(String what, double measured, double most) {
        missed |= measured > most;
        System.out.printf(
                "%-60s %10.2f   at most %8.2f   %s%n", what, measured, most, measured > most ? "MISSED" : "met");
    }

    private void reportLeast(String what, double measured, double least) {
        missed |= measured < least;
        System.out.printf(
                "%-60s %,10.0f   at least %,8.0f   %s%n", what, measured, least, measured < least ? "MISSED" : "met");
    }

    private ProcessBuilder parchemin(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = root.resolve("parchemin").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return new ProcessBuilder(command).directory(root.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    private void oneDossier(byte[] line) throws IOException, InterruptedException {
        Path file = Files.createTempFile("dossier", ".jsonl");
        Files.write(file, line);
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 6; i++) {
            double before = childrenProcessor();
            parchemin("propose", file.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            best = Math.min(best, childrenProcessor() - before);
        }
        Files.delete(file);
        report("propose, one dossier, s of processor", best, 1);
    }

    /**
     * Memory does not grow with the input, and beyond the first lines, when the JVM has made its code, the rate is reached.
     *
     * @param rate lines a second of processor at least
     */
    private void lines(List<byte[]> lines, int rate, String... command) throws IOException, InterruptedException {
        String name = String.join(" ", command);
        Streamed few = stream(lines, MILLION / 10, command);
        Streamed some = stream(lines, 3 * MILLION / 10, command);
        Streamed many = stream(lines, MILLION, command);
        report(name + ", 1,000,000 lines, MB at most", many.megabytes, 512);
        report(name + ", memory of 1,000,000 lines over that of 100,000", many.megabytes / few.megabytes, 1.5);
        double more = (many.count - few.count) / (many.processor - few.processor);
        reportLeast(name + ", lines a second of processor beyond 100,000", more, rate);
        for (Streamed all : List.of(some, many)) {
            System.out.printf(
                    "%s, %,d lines with the start: %.1f s of processor in %.1f s, %.2f cores, %,.0f lines a second%n",
                    name, all.count, all.processor, all.clock, all.processor / all.clock, all.count / all.processor);
        }
    }

    private record Streamed(int count, double megabytes, double processor, double clock) {}

    private Streamed stream(List<byte[]> lines, int count, String... command) throws IOException, InterruptedException {
        double before = childrenProcessor();
        long begin = System.nanoTime();
        Process process = parchemin(command).start();
        Thread feeding = Thread.ofPlatform().start(() -> feed(process.getOutputStream(), lines, count));
        long read = 0;
        double megabytes = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream out = process.getInputStream()) {
            for (int n = out.read(buffer); n >= 0; n = out.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    read += buffer[i] == '\n' ? 1 : 0;
                }
                megabytes = read % 1000 < 50 ? Math.max(megabytes, greatestMemory(process.pid())) : megabytes;
            }
        }
        feeding.join();
        process.waitFor();
        if (read != count) {
            throw new IllegalStateException(read + " proposals of " + count + " dossiers");
        }
        return new Streamed(count, megabytes, childrenProcessor() - before, (System.nanoTime() - begin) / 1e9);
    }

    private static void feed(OutputStream in, List<byte[]> lines, int count) {
        try (OutputStream out = new BufferedOutputStream(in, 1 << 16)) {
            for (int i = 0; i < count; i++) {
                out.write(lines.get(i % lines.size()));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void firstPage() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("parchemin-bench");
        double before = childrenProcessor();
        ProcessBuilder builder = parchemin("serve");
        builder.environment().put("PARCHEMIN_DATA", data.toString());
        builder.environment().put("SERVER_PORT", "18080");
        Process process =
                builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            awaitPage();
            double ticks = processor(Path.of("/proc/" + process.pid() + "/stat"), 11);
            report("serve, first page on a new database, s of processor", ticks, 8);
        } finally {
            process.destroy();
            process.waitFor();
        }
        System.out.printf("serve, with all it started: %.1f s of processor%n", childrenProcessor() - before);
    }

    private static void awaitPage() throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest page = HttpRequest.newBuilder(URI.create("http://127.0.0.1:18080/verifier"))
                    .build();
            for (int i = 0; i < 1200; i++) {
                try {
                    if (client.send(page, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // It is still starting.
                }
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("no page within a minute");
    }

    /** Seconds of processor of the children that have ended, theirs included. */
    private static double childrenProcessor() throws IOException {
        return processor(Path.of("/proc/self/stat"), 13);
    }

    /** User and system time, from the field of that number after the name of the process. */
    private static double processor(Path stat, int field) throws IOException {
        String text = Files.readString(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1])) / TICKS_A_SECOND;
    }

    /** The most megabytes that a process has held at once, 0: it has ended. */
    static double greatestMemory(long pid) throws IOException {
        try (BufferedReader status =
                Files.newBufferedReader(Path.of("/proc/" + pid + "/status"), StandardCharsets.UTF_8)) {
            return status.lines()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToDouble(kilobytes -> Double.parseDouble(kilobytes) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }
}
