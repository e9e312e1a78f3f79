package fr.parchemin.cli;

import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.SchemeJson;
import fr.parchemin.engine.scheme.Schemes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Lists the schemes and prints one. */
final class Show {

    private final Messages messages;
    private final Path folder;
    private final OutputStream out;

    Show(Messages messages, Path folder, OutputStream out) {
        this.messages = messages;
        this.folder = folder;
        this.out = out;
    }

    int list(List<String> arguments) throws IOException {
        if (!arguments.isEmpty()) {
            throw new Parchemin.Misuse(messages.say("schemes-usage"));
        }
        for (Scheme scheme : schemes().all()) {
            String line = scheme.id() + "\t" + scheme.version() + "\t"
                    + scheme.title().fr() + "\n";
            out.write(line.getBytes(StandardCharsets.UTF_8));
        }
        return Parchemin.FINE;
    }

    private Schemes schemes() {
        return new SchemeFiles(messages).load(folder);
    }

    int one(List<String> arguments) throws IOException {
        List<String> names = arguments.stream()
                .filter(argument -> !argument.equals("--json"))
                .toList();
        if (names.size() != 1 || arguments.size() != 2) {
            throw new Parchemin.Misuse(messages.say("scheme-usage"));
        }
        Schemes schemes = schemes();
        Scheme latest = schemes.all().stream()
                .filter(scheme -> scheme.id().equals(names.getFirst()))
                .max(Comparator.comparing(Scheme::version))
                .orElseThrow(
                        () -> new Parchemin.Misuse(messages.say("unknown-scheme", names.getFirst(), known(schemes))));
        out.write(SchemeJson.write(latest));
        out.write('\n');
        return Parchemin.FINE;
    }

    private static String known(Schemes schemes) {
        return schemes.all().stream().map(Scheme::id).distinct().collect(Collectors.joining(", "));
    }
}
