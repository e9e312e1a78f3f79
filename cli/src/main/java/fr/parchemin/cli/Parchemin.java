package fr.parchemin.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The command line. Every command ends with 0, with 1 for findings in the input, or with 2 for misuse. */
public final class Parchemin {

    static final int FINE = 0;
    static final int FINDINGS = 1;
    static final int MISUSE = 2;

    private final Messages messages;
    private final Path schemes;
    private final InputStream in;
    private final OutputStream out;
    private final PrintStream err;

    Parchemin(Messages messages, Path schemes, InputStream in, OutputStream out, PrintStream err) {
        this.messages = messages;
        this.schemes = schemes;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Runs one command and leaves with its exit code. */
    public static void main(String[] arguments) {
        // Not System.out, which hides that the other end of a pipe is gone.
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Path schemes = Path.of(System.getProperty("parchemin.schemes", "schemes"));
        Messages messages = Messages.of(System.getenv());
        System.exit(new Parchemin(messages, schemes, System.in, out, err).run(arguments));
    }

    int run(String... arguments) {
        try {
            return dispatch(arguments);
        } catch (Misuse misuse) {
            err.println(messages.say("misuse", misuse.getMessage()));
            return MISUSE;
        } catch (IOException e) {
            if (isClosedPipe(e)) {
                return FINE;
            }
            err.println(messages.say("misuse", messages.say("cannot-write", String.valueOf(e.getMessage()))));
            return MISUSE;
        }
    }

    /** Whoever reads has seen enough: that is no fault. */
    private static boolean isClosedPipe(IOException e) {
        return e.getMessage() != null && e.getMessage().contains("Broken pipe");
    }

    private int dispatch(String... arguments) throws IOException {
        List<String> rest = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        return switch (arguments.length == 0 ? "" : arguments[0]) {
            case "propose" -> new Propose(messages, schemes, out, err).run(rest, in);
            case "check" -> new Check(messages, out).run(rest);
            case "schemes" -> new Show(messages, schemes, out).list(rest);
            case "scheme" -> new Show(messages, schemes, out).one(rest);
            case "help", "--help", "-h" -> {
                out.write(messages.say("help").getBytes(StandardCharsets.UTF_8));
                yield FINE;
            }
            case "" -> {
                err.print(messages.say("help"));
                yield MISUSE;
            }
            default -> throw new Misuse(messages.say("unknown-command", arguments[0]));
        };
    }

    /** The command was not called as it must be. */
    static final class Misuse extends RuntimeException {
        private static final long serialVersionUID = 1;

        Misuse(String message) {
            super(message);
        }
    }
}
