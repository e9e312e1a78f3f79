package fr.parchemin.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Runs commands as the launcher does, in this process. */
final class CommandLine {

    private CommandLine() {}

    /** What a command left behind. */
    record Ended(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    static Ended run(byte[] in, String... arguments) {
        return run(new ByteArrayInputStream(in), arguments);
    }

    static Ended run(String in, String... arguments) {
        return run(in.getBytes(StandardCharsets.UTF_8), arguments);
    }

    static Ended run(InputStream in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(Locale.FRENCH, in, out, err, arguments);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static int run(Locale locale, InputStream in, OutputStream out, OutputStream err, String... arguments) {
        PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Parchemin(new Messages(locale), Path.of("..", "schemes"), in, out, messages).run(arguments);
    }

    static String dossier(String id, String rest) {
        return "{\"dossier\":\"" + id + "\",\"scheme\":\"certification-jnac\",\"route\":\"training\","
                + "\"asOf\":\"2026-06-20\"" + (rest.isEmpty() ? "" : "," + rest) + "}";
    }
}
