package fr.parchemin.cli;

import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.Brief;
import fr.parchemin.engine.proposal.BriefAnswer;
import fr.parchemin.engine.proposal.Deciders;
import fr.parchemin.engine.proposal.Proposal;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads dossier lines and writes proposal lines, whole or with nothing but the outcome. */
final class Propose {

    private static final String BRIEF = "--brief";

    private final Messages messages;
    private final Path schemes;
    private final OutputStream out;
    private final PrintStream err;

    Propose(Messages messages, Path schemes, OutputStream out, PrintStream err) {
        this.messages = messages;
        this.schemes = schemes;
        this.out = out;
        this.err = err;
    }

    int run(List<String> arguments, InputStream standardInput) throws IOException {
        List<String> files = new ArrayList<>(arguments);
        boolean brief = files.remove(BRIEF);
        if (files.size() > 1 || files.stream().anyMatch(Propose::isOption)) {
            throw new Parchemin.Misuse(messages.say("propose-usage"));
        }
        boolean isFile = !files.isEmpty() && !files.getFirst().equals("-");
        try (InputStream in = isFile ? open(Path.of(files.getFirst())) : standardInput) {
            Deciders deciders = Deciders.of(new SchemeFiles(messages).load(schemes));
            return new LineStream(messages, out, err).run(in, brief ? brief(deciders) : whole(deciders));
        }
    }

    private static Batch.Way whole(Deciders deciders) {
        return (dossier, lines) -> {
            Answer answer = deciders.propose(dossier);
            lines.add(answer);
            return answer instanceof Proposal;
        };
    }

    private static Batch.Way brief(Deciders deciders) {
        return (dossier, lines) -> {
            BriefAnswer answer = deciders.brief(dossier);
            lines.addBrief(answer);
            return answer instanceof Brief;
        };
    }

    private static boolean isOption(String argument) {
        return argument.startsWith("-") && argument.length() > 1;
    }

    private InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new Parchemin.Misuse(messages.say("a-directory", file));
        }
        if (!Files.isReadable(file)) {
            throw new Parchemin.Misuse(messages.say("no-such-file", file));
        }
        return new FileInputStream(file.toFile());
    }
}
