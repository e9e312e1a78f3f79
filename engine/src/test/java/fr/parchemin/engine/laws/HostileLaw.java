package fr.parchemin.engine.laws;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.DossierReader;
import fr.parchemin.engine.dossier.DossierReading;
import fr.parchemin.engine.dossier.DossierWriter;
import fr.parchemin.engine.invented.Chance;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** No dossier and no line ends in an exception: not as it was invented, nor with a piece of its line replaced, lost or doubled. */
final class HostileLaw {

    private static final int LINES = 4;

    /** What stands where something else should. */
    private static final List<String> PIECES = List.of(
            "null",
            "0",
            "-1",
            "1e-2147483648",
            "99999999999999999999",
            "0.85",
            "\"\"",
            "\"B1\"",
            "true",
            "[]",
            "{}",
            "\"2026-02-30\"",
            "\"2026-06-01\"",
            "\"+999999999-12-31\"",
            "\"0000-01-01\"",
            "\"justified\"",
            ",",
            "}");

    private HostileLaw() {}

    static Optional<String> broken(Trial trial) {
        Optional<String> broken = thrownBy(trial::proposal);
        Chance chance = new Chance(trial.seed());
        String line = new String(DossierWriter.write(trial.dossier()), StandardCharsets.UTF_8);
        for (int i = 0; i < LINES && broken.isEmpty(); i++) {
            String hostile = hostile(line, chance);
            broken = thrownBy(() -> decide(trial, hostile)).map(thrown -> hostile + "\n" + thrown);
        }
        return broken;
    }

    private static void decide(Trial trial, String line) {
        if (DossierReader.read(line.getBytes(StandardCharsets.UTF_8)) instanceof DossierReading.Read(Dossier dossier)) {
            Trial.line(trial.decider().apply(dossier));
        }
    }

    /** The line with one of its values replaced, and perhaps another piece of it lost or doubled. */
    private static String hostile(String line, Chance chance) {
        int from = line.indexOf(':', chance.between(0, line.length() - 1));
        if (from < 0) {
            return line;
        }
        int until = from + 1;
        while (until < line.length() && ",}]".indexOf(line.charAt(until)) < 0) {
            until++;
        }
        String piece = switch (chance.between(0, 3)) {
            case 0 -> "";
            case 1 -> line.substring(from + 1, until) + line.substring(from, until);
            default -> chance.of(PIECES);
        };
        return line.substring(0, from + 1) + piece + line.substring(until);
    }

    private static Optional<String> thrownBy(Runnable deciding) {
        try {
            deciding.run();
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError thrown) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            return Optional.of(trace.toString());
        }
    }
}
