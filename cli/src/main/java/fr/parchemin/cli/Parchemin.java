package fr.parchemin.cli;

/** The command line. */
public final class Parchemin {

    private static final String HELP = """
            usage: ./parchemin COMMAND

              demo               start the web application with the shipped schemes and a living example of each
              demo --export DIR  run the examples to the end and write what they issue into DIR
              serve              start the web application without examples
              schemes            list the shipped schemes
              scheme ID --json   print one scheme as JSON
              check FILE...      validate scheme files and run their examples
              propose [FILE]     read dossiers, one JSON object a line, and write proposals, one a line
              help               print this

            Every command ends with 0, with 1 for findings in the input, with 2 for misuse.
            """;

    private Parchemin() {}

    /** Runs one command and leaves with its exit code. */
    public static void main(String[] arguments) {
        if (arguments.length == 1 && arguments[0].equals("help")) {
            System.out.print(HELP);
            return;
        }
        System.err.print(HELP);
        System.exit(2);
    }
}
